import type { ReactNode } from 'react'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { SEASON_GAPS } from '@gongjian/domain/season/proposal.ts'
import { TIER_TITLES } from '@gongjian/domain/season/words.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { RowsUrl } from './rows-url.ts'
import styles from './season.module.css'

/** How many rows of what; a click shows them. */
export function CountsLine({ plan: { counts } }: { plan: SeasonPlanView }) {
  const gaps = counts.gaps.map((g) => `${SEASON_GAPS[g.gap]} ${g.rows} 条`)
  return (
    <div className={styles.counts}>
      <span>
        共 <b>{counts.rows.toLocaleString()}</b> 条、<b>{counts.enterprises.toLocaleString()}</b> 家
      </span>
      {counts.byMeasure.map(({ measure, rows }) => (
        <Narrow key={measure ?? 'none'} by={{ measure: measure ?? 'none' }}>
          {measure ?? '措施未定'} <b>{rows}</b>
        </Narrow>
      ))}
      {counts.byTier.map(({ tier, rows }) => (
        <Narrow key={tier ?? 'none'} by={{ tier: tier ?? 'none' }}>
          {tier === null ? '类别不明' : TIER_TITLES[tier]} <b>{rows}</b>
        </Narrow>
      ))}
      {counts.departing > 0 && (
        <Narrow by={{ only: 'departing' }}>
          与建议不一致 <b>{counts.departing}</b>
        </Narrow>
      )}
      {gaps.length > 0 && (
        <Narrow by={{ only: 'gaps' }} className={styles.gaps}>
          还不能提交：{gaps.join('；')}
        </Narrow>
      )}
    </div>
  )
}

interface NarrowProps {
  readonly by: Partial<RowsUrl>
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Shows these rows alone; pressed again, all. */
function Narrow({ by, className, children }: NarrowProps) {
  const [state, set] = useUrlState(RowsUrl)
  const entries = Object.entries(by)
  const isOn = entries.every(([key, value]) => state[key as keyof RowsUrl] === value)
  return (
    <button
      type="button"
      className={className}
      aria-pressed={isOn}
      onClick={() => set(isOn ? Object.fromEntries(entries.map(([key]) => [key, undefined])) : by)}
    >
      {children}
    </button>
  )
}
