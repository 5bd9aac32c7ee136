import { PageHead } from '../../components/page-head.tsx'

export function SearchPage() {
  return <PageHead title="搜索" />
}
