import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { useOperation } from '../../app/query.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useParam } from '../../components/use-param.ts'
import { ReportBody } from './report-body.tsx'

export function ReportPage() {
  const key = { month: useParam('month'), unit: useParam('unit') }
  const report = useOperation(OPERATIONS.getReport, key)
  if (report.error && !report.data)
    return (
      <>
        <PageHead title={`${monthInWords(key.month)}月报`} />
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      </>
    )
  if (!report.data) return <Loading page />
  // Another report is another desk.
  return <ReportBody key={`${key.month}/${key.unit}`} id={key} report={report.data} />
}
