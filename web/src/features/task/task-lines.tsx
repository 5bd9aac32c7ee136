import { monthInWords, monthOf } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { LINE_FIELD_TITLES, STANDING_TITLES, type LineField } from '@gongjian/domain/report/report.ts'
import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { PART_TITLES, type UnitRef } from '@gongjian/domain/unit/unit.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import styles from './task.module.css'

interface Props {
  readonly task: string
  /** One unit through all its months, instead of all units in one month. */
  readonly unit: UnitRef | undefined
  readonly month: string | undefined
  readonly onMonth: (month: string | undefined) => void
}

/** The months that may be chosen, and the lines of the chosen one. */
export function TaskLines({ task, unit, month, onMonth }: Props) {
  const me = useMe()
  const asked = month ?? (unit ? undefined : monthOf(me.today))
  const lines = useOperation(
    OPERATIONS.listTaskLines,
    { taskId: task, month: asked, unit: unit?.code },
    { keepPrevious: true },
  )
  const months = lines.data?.months ?? []
  return (
    <>
      {months.length > 0 && (
        <div className={styles.months}>
          {unit && <MonthButton title="全部月份" on={asked === undefined} onClick={() => onMonth(undefined)} />}
          {months.map((m) => (
            <MonthButton key={m} title={monthInWords(m)} on={m === asked} onClick={() => onMonth(m)} />
          ))}
        </div>
      )}
      {lines.error && <ErrorState error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.isPending && <Loading rows={4} />}
      {lines.data?.lines.length === 0 && <Empty text={`${asked ? monthInWords(asked) : ''}没有您能看到的填报`} />}
      <ul className={styles.lines}>
        {lines.data?.lines.map((line) => (
          <Line key={`${line.month}/${line.unit.code}`} line={line} withMonth={asked === undefined} />
        ))}
      </ul>
    </>
  )
}

function MonthButton({ title, on, onClick }: { title: string; on: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-pressed={on} onClick={onClick}>
      {title}
    </button>
  )
}

const TEXTS = ['progress', 'cumulative', 'problems', 'nextSteps'] as const satisfies readonly LineField[]

function Line({ line, withMonth }: { line: ReviewLine; withMonth: boolean }) {
  const rest = TEXTS.slice(1).filter((f) => line[f].trim() !== '')
  return (
    <li>
      <div className={styles.lineHead}>
        <Link href={paths.report(line.month, line.unit.code, line.task)}>
          {withMonth ? monthInWords(line.month) : line.unit.name}
        </Link>
        <span className={styles.quiet}>{PART_TITLES[line.part]}</span>
        <StateTag of="line" state={line.state} />
        {line.standing && <span className={styles.quiet}>{STANDING_TITLES[line.standing]}</span>}
      </div>
      <p>{line.notApplicable ? `不适用：${line.notApplicableReason}` : line.progress.trim() || '尚未填写本月进展'}</p>
      {line.state === 'returned' && line.returnReason && (
        <p className={styles.returned}>退回理由：{line.returnReason}</p>
      )}
      {rest.length > 0 && (
        <details>
          <summary>{rest.map((f) => LINE_FIELD_TITLES[f]).join('、')}</summary>
          <dl>
            {rest.map((f) => (
              <div key={f}>
                <dt>{LINE_FIELD_TITLES[f]}</dt>
                <dd>{line[f]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  )
}
