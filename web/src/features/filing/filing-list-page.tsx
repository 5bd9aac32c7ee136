import { PageHead } from '../../components/page-head.tsx'

export function FilingListPage() {
  return <PageHead title="方案报送" />
}
