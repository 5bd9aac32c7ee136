import { PageHead } from '../../components/page-head.tsx'

export function PeriodPage() {
  return <PageHead title="报送情况" />
}
