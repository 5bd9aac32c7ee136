import { PageHead } from '../../components/page-head.tsx'

export function FilingPage() {
  return <PageHead title="方案报送" />
}
