import { PageHead } from '../../components/page-head.tsx'

export function TaskPage() {
  return <PageHead title="任务" />
}
