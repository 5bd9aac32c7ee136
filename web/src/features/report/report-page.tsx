import { PageHead } from '../../components/page-head.tsx'

export function ReportPage() {
  return <PageHead title="月报" />
}
