import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { SEASON_GAPS } from '@gongjian/domain/season/proposal.ts'
import { TIER_TITLES } from '@gongjian/domain/season/words.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { RowsUrl } from './rows-url.ts'
import styles from './season.module.css'

/** How many rows of what; a click shows them. */
export function CountsLine({ plan: { counts } }: { plan: SeasonPlanView }) {
  const [state, set] = useUrlState(RowsUrl)
  const gaps = counts.gaps.map((g) => `${SEASON_GAPS[g.gap]} ${g.rows} 条`)
  return (
    <div className={styles.counts}>
      <span>
        共 <b>{counts.rows.toLocaleString()}</b> 条、<b>{counts.enterprises.toLocaleString()}</b> 家
      </span>
      {counts.byMeasure.map(({ measure, rows }) => (
        <button
          key={measure ?? 'none'}
          type="button"
          aria-pressed={state.measure === (measure ?? 'none')}
          onClick={() => set({ measure: state.measure === (measure ?? 'none') ? undefined : (measure ?? 'none') })}
        >
          {measure ?? '措施未定'} <b>{rows}</b>
        </button>
      ))}
      {counts.byTier.map(({ tier, rows }) => (
        <button
          key={tier ?? 'none'}
          type="button"
          aria-pressed={state.tier === (tier ?? 'none')}
          onClick={() => set({ tier: state.tier === (tier ?? 'none') ? undefined : (tier ?? 'none') })}
        >
          {tier === null ? '类别不明' : TIER_TITLES[tier]} <b>{rows}</b>
        </button>
      ))}
      {counts.departing > 0 && (
        <button
          type="button"
          aria-pressed={state.only === 'departing'}
          onClick={() => set({ only: state.only === 'departing' ? undefined : 'departing' })}
        >
          与建议不一致 <b>{counts.departing}</b>
        </button>
      )}
      {gaps.length > 0 && (
        <button
          type="button"
          className={styles.gaps}
          aria-pressed={state.only === 'gaps'}
          onClick={() => set({ only: state.only === 'gaps' ? undefined : 'gaps' })}
        >
          还不能提交：{gaps.join('；')}
        </button>
      )}
    </div>
  )
}
