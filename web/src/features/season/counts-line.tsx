import type { ReactNode } from 'react'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { SEASON_GAPS } from '@gongjian/domain/season/proposal.ts'
import type { SeasonState } from '@gongjian/domain/season/season.ts'
import { TIER_TITLES } from '@gongjian/domain/season/words.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { RowsUrl } from './rows-url.ts'
import styles from './season.module.css'

/** What follows from rows that lack something; of a plan that stands fast something has changed since. */
const GAP_WORDS: Readonly<Record<SeasonState, string>> = {
  draft: '还不能提交',
  returned: '还不能提交',
  submitted: '提交以后有变化，不能批准，须退回修改',
  approved: '批准以后有变化，须由县（市、区）审核人“调整”',
}

/** How many rows of what; a click shows them. */
export function CountsLine({ plan: { counts, state } }: { plan: SeasonPlanView }) {
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
          {GAP_WORDS[state]}：{gaps.join('；')}
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
