import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { LightLegend } from '../../components/light-bar.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { TaskCards } from './task-cards.tsx'
import { TaskFilter } from './task-filter.ts'
import { TaskFilters } from './task-filters.tsx'
import { TaskTable } from './task-table.tsx'

export function TaskListPage() {
  const narrow = useNarrow()
  const [filter, set] = useUrlState(TaskFilter)
  const tasks = useOperation(OPERATIONS.listTasks, filter, { keepPrevious: true })
  const rows = tasks.data
  const filtered = Object.values(filter).some((v) => v !== undefined)
  return (
    <>
      <PageHead
        title="任务"
        lead={rows ? `${filtered ? '筛选出' : '共'} ${rows.length} 项` : ' '}
        extra={<LightLegend />}
      />
      <TaskFilters filter={filter} onChange={set} />
      {tasks.error && <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isPending && <Loading rows={12} />}
      {rows?.length === 0 && <Empty text="没有符合条件的任务，请减少筛选条件" />}
      {rows && rows.length > 0 && (narrow ? <TaskCards rows={rows} /> : <TaskTable rows={rows} />)}
    </>
  )
}
