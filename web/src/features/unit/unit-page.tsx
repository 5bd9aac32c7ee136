import { PageHead } from '../../components/page-head.tsx'

export function UnitPage() {
  return <PageHead title="单位" />
}
