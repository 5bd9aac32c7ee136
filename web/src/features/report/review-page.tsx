import { PageHead } from '../../components/page-head.tsx'

export function ReviewPage() {
  return <PageHead title="审核" />
}
