import { Month, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Period } from '@gongjian/domain/period/contracts.ts'
import { useOperation } from '../../app/query.ts'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorPage } from '../../components/error-page.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useOptionalParam } from '../../components/use-param.ts'
import { BoardBody } from './board-body.tsx'
import { MonthSwitch } from './month-switch.tsx'

/** One month of reports: for the office who is in; for a unit its own report. */
export function PeriodPage() {
  const asked = useOptionalParam('month')
  const periods = useOperation(OPERATIONS.listPeriods, {})
  if (asked !== undefined && !Month.safeParse(asked).success)
    return (
      <ErrorPage
        title="月报"
        error={{ message: `没有“${asked}”这个月份，月份写作 2019-09` }}
        back={{ href: paths.periods(), text: '回到本月月报' }}
      />
    )
  if (periods.error && !periods.data)
    return (
      <>
        <PageHead title="月报" />
        <ErrorState error={periods.error} onRetry={() => void periods.refetch()} />
      </>
    )
  if (!periods.data) return <Loading page />
  const newest = periods.data[0]
  if (!newest)
    return (
      <>
        <PageHead title="月报" />
        <Empty text="还没有开启任何月份的月报。系统在每月 1 日自动开启。" />
      </>
    )
  return <PeriodBody periods={periods.data} month={asked ?? newest.month} />
}

function PeriodBody({ periods, month }: { periods: readonly Period[]; month: string }) {
  const board = useOperation(OPERATIONS.getBoard, { month }, { refetchInterval: REFRESH_MS, keepPrevious: true })
  const switcher = <MonthSwitch periods={periods} month={month} />
  if (board.error && board.data?.month !== month)
    return (
      <>
        <PageHead title={`${monthInWords(month)}月报`} extra={switcher} />
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
      </>
    )
  if (!board.data) return <Loading page />
  return <BoardBody board={board.data} switcher={switcher} />
}

const REFRESH_MS = 30_000
