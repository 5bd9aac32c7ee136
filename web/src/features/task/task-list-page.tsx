import { PageHead } from '../../components/page-head.tsx'

export function TaskListPage() {
  return <PageHead title="任务" />
}
