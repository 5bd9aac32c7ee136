import type { PlanTarget } from '@gongjian/domain/target/target.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { ClauseLink } from './clause-link.tsx'
import { amountInWords, goalInWords } from './goal.ts'
import styles from './target-list.module.css'

interface Props {
  readonly targets: readonly (PlanTarget & { latest?: number | null })[]
}

/** Goals of the plan: what, how far, from which year, by when, and how far it has come. */
export function TargetList({ targets }: Props) {
  return (
    <div className={styles.scroll}>
      <table className={styles.targets}>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">目标</th>
            <th scope="col" className={styles.bar}>
              最新进度
            </th>
            <th scope="col">期限</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((t) => (
            <tr key={t.id}>
              <th scope="row">{t.subject}</th>
              <td data-title="目标" className={styles.goal}>
                {t.firmness === 'strive' ? '力争' : ''}
                {goalInWords(t)}
              </td>
              <td data-title="最新进度" className={styles.bar}>
                <TargetProgress target={t} latest={t.latest ?? null} />
              </td>
              <td data-title="期限" className={styles.date}>
                {t.by ?? '—'}
              </td>
              <td data-title="依据">
                <ClauseLink label={clauseLabel(t.clause)} clause={t.clause} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A bar towards the goal; without a figure it is hatched and says so, never 0. */
export function TargetProgress({ target, latest }: { target: PlanTarget; latest: number | null }) {
  if (latest === null || target.value === null)
    return (
      <span className={styles.progress}>
        <span className={styles.none} aria-hidden />
        <span className={styles.quiet} title="指标数据将随台账和统计数据接入">
          暂无数据
        </span>
      </span>
    )
  const share = Math.max(0, Math.min(1, latest / target.value))
  return (
    <span className={styles.progress}>
      <span className={styles.track} aria-hidden>
        <span className={styles.fill} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.date}>
        {amountInWords(latest, target.unit)} / {amountInWords(target.value, target.unit)}
      </span>
    </span>
  )
}
