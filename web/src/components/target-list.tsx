import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { TargetFigure } from '@gongjian/domain/target/contracts.ts'
import { gapInWords } from '@gongjian/domain/register/figure-words.ts'
import { goalInWords, reachedInWords } from '@gongjian/domain/target/goal-words.ts'
import type { PlanTarget } from '@gongjian/domain/target/target.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { paths } from '../app/paths.ts'
import { useOperation } from '../app/query.ts'
import { ClauseLink } from './clause-link.tsx'
import { Link } from './link.tsx'
import styles from './target-list.module.css'

export type FigureOf = (target: PlanTarget) => TargetFigure | undefined | null

/** How far each target has come, by the registers; null while it is being counted. */
export function useTargetFigures(): FigureOf {
  const { data, isPending } = useOperation(OPERATIONS.listTargetFigures, {}, { staleTime: 60_000 })
  const byTarget = new Map((data ?? []).map((f) => [f.target, f]))
  return (target) => (isPending ? null : byTarget.get(target.id))
}

/** Goals of the plan: what, how far, from which year, by when, and how far it has come. */
export function TargetList({ targets }: { readonly targets: readonly PlanTarget[] }) {
  const figureOf = useTargetFigures()
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
                <TargetProgress target={t} figure={figureOf(t)} />
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

/** 全部完成 is measured in per cent of what there is. */
function goalOf(target: PlanTarget, figure: TargetFigure): { value: number; unit: string } {
  return target.value === null ? { value: 100, unit: figure.unit } : { value: target.value, unit: target.unit ?? '' }
}

/** A bar towards the goal, which leads to the rows that it counts; without a figure it is hatched and says so, never 0. */
export function TargetProgress({ target, figure }: { target: PlanTarget; figure: ReturnType<FigureOf> }) {
  if (!figure || figure.value === null)
    return (
      <span className={styles.progress}>
        <span className={styles.none} aria-hidden />
        <span
          className={styles.quiet}
          title={figure ? `台账“${figure.registerTitle}”还没有可算“${figure.label}”的数据` : undefined}
        >
          {figure === null ? '计算中' : '暂无数据'}
        </span>
      </span>
    )
  const goal = goalOf(target, figure)
  const gaps = figure.series?.gaps ?? []
  if (gaps.length > 0) return <Incomplete target={target} figure={figure} value={figure.value} />
  const share = Math.max(0, Math.min(1, figure.value / goal.value))
  return (
    <span className={styles.progress}>
      <span className={styles.track} aria-hidden>
        <span className={styles.fill} style={{ width: `${share * 100}%` }} />
      </span>
      <Link
        href={paths.register(figure.register)}
        className={styles.date}
        title={`台账“${figure.registerTitle}”的“${figure.label}”${yearOf(figure)}${figure.isOwn ? '，只计本单位' : ''}`}
      >
        {reachedInWords(target, figure.value, goal.unit)}
        {figure.isOwn && '（本单位）'}
      </Link>
    </span>
  )
}

function yearOf({ series }: TargetFigure): string {
  return series === null ? '' : `，${series.year} 年`
}

/** Whether it is met is not known while items lack the figure: no bar, who has not said it, and what the others come to. */
function Incomplete({ target, figure, value }: { target: PlanTarget; figure: TargetFigure; value: number }) {
  const { register, series, counter } = figure
  const { unit } = goalOf(target, figure)
  return (
    <span className={styles.progress}>
      <span className={styles.none} aria-hidden />
      <span className={styles.partly}>
        {series?.gaps.map((gap) => (
          <Link
            key={gap.year}
            href={paths.series(register, { series: series.id, year: gap.year, lacks: figure.figure })}
            title={`台账“${figure.registerTitle}”的“${figure.label}”还算不全，点开看缺哪些`}
          >
            {gapInWords(gap, counter)}
          </Link>
        ))}
        <Link href={paths.register(register)} className={styles.quiet}>
          其余{reachedInWords(target, value, unit)}
          {figure.isOwn && '（本单位）'}
        </Link>
      </span>
    </span>
  )
}
