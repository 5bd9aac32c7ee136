import { z } from 'zod'
import { UnitCode } from '@gongjian/domain/unit/unit.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { dayInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { useMe, useSees } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { firstPage } from '../../app/rail.ts'
import { paths } from '../../app/paths.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Link } from '../../components/link.tsx'
import { countInWords } from '../../components/list/count-in-words.ts'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Redirect } from '../../components/redirect.tsx'
import { TodoList } from '../../components/todo-list.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { DeadlineList } from './deadline-list.tsx'
import { MonthCard, MonthUnits } from './month-reports.tsx'
import { TargetCard, TargetSection } from './target-section.tsx'
import { TaskLights } from './task-lights.tsx'
import { UnitMap } from './unit-map.tsx'
import { noTodosWords } from './no-todos-words.ts'
import { visibleMatrix } from './visible.ts'
import styles from './overview.module.css'

const UrlState = z.object({ unit: UnitCode.optional().catch(undefined) })

/** The first page: who has no business pages is led to the page of the own job. */
export function OverviewPage() {
  const me = useMe()
  const first = firstPage(me)
  return first === paths.overview() ? <OverviewBody /> : <Redirect href={first} />
}

function OverviewBody() {
  const me = useMe()
  const overview = useOperation(OPERATIONS.getOverview, {}, { refetchInterval: 120_000 })
  const sees = useSees()
  const matrix = overview.data && visibleMatrix(overview.data.matrix, sees)
  return (
    <>
      <PageHead
        title="总览"
        lead={overview.data && matrix ? <LeadLine overview={{ ...overview.data, matrix }} /> : dayInWords(me.today)}
      />
      {overview.error && <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.isPending && <Loading rows={12} />}
      {overview.data && matrix && <Panels overview={overview.data} matrix={matrix} />}
    </>
  )
}

/** First what waits and what is due, all of it on one screen; then where things stand, task by task. */
function Panels({ overview, matrix }: { overview: Overview; matrix: Overview['matrix'] }) {
  const [state, set] = useUrlState(UrlState)
  const choose = (unit: string | undefined) => set({ unit })
  const hasMap = matrix.units.length > 1
  const { reports } = overview
  return (
    <div className={styles.page}>
      <div className={styles.strip}>
        <Todos todos={overview.todos} />
        {reports && <MonthCard reports={reports} />}
        <DeadlineList deadlines={overview.deadlines} />
        <TargetCard targets={overview.targets} />
      </div>
      <div className={hasMap ? styles.columns : undefined}>
        <div className={styles.stack}>
          <TaskLights matrix={matrix} unit={state.unit} onUnit={choose} />
          {reports && reports.units.length > 1 && <MonthUnits reports={reports} />}
        </div>
        {hasMap && (
          <div className={styles.aside}>
            <UnitMap matrix={matrix} unit={state.unit} onUnit={choose} />
          </div>
        )}
      </div>
      <TargetSection targets={overview.targets} />
    </div>
  )
}

/** Reports and filings one by one; what of the registers waits is counted, its list is a page of its own. */
function Todos({ todos }: Pick<Overview, 'todos'>) {
  const desk = useOperation(OPERATIONS.listMyDesk, { limit: 1 })
  const link = <Link href={paths.desk()}>{desk.data ? `台账待办 ${countInWords(desk.data)}` : '全部待办'}</Link>
  return <TodoList todos={todos} extra={link} empty={noTodosWords(desk.data?.count)} />
}

/** The day in one sentence; of the lights only what I may see. */
function LeadLine({ overview: { today, matrix, reports } }: { overview: Overview }) {
  const cells = matrix.rows.flatMap((r) => r.cells)
  const red = cells.filter((c) => c.light === 'red').length
  const yellow = cells.filter((c) => c.light === 'yellow').length
  const scope = matrix.units.length > 1 ? `、${matrix.units.length} 个主体责任单位` : ''
  return (
    <>
      {dayInWords(today)}
      {cells.length > 0 && `：${matrix.rows.length} 项任务${scope}，逾期 ${red} 处，临期或滞后 ${yellow} 处`}
      {reports &&
        reports.counts.units > 1 &&
        `；本月月报应报 ${reports.counts.units} 个单位，已报 ${reports.counts.in} 个`}
    </>
  )
}
