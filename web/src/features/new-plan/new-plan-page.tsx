import { PageHead } from '../../components/page-head.tsx'

export function NewPlanPage() {
  return <PageHead title="新方案" />
}
