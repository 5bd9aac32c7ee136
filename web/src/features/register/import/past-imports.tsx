import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import {
  IMPORT_KIND_TITLES,
  IMPORT_STATE_TITLES,
  ImportKind,
  type ImportJob,
} from '@gongjian/domain/register/import-contracts.ts'
import { useOperation } from '../../../app/query.ts'
import { DataTable, type Column } from '../../../components/data-table.tsx'
import { Empty } from '../../../components/empty.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Loading } from '../../../components/loading.tsx'
import { Section } from '../../../components/section.tsx'
import styles from './import.module.css'

const REFRESH_MS = 5000

/** What was begun before, and can be come back to. */
export function PastImports({ register, onOpen }: { register: string; onOpen: (job: number) => void }) {
  const jobs = useOperation(OPERATIONS.listImports, { register }, { refetchInterval: REFRESH_MS })
  return (
    <Section title="我的导入记录" flush>
      {jobs.error && <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.isPending && <Loading rows={3} />}
      {jobs.data?.length === 0 && <Empty text="还没有导入过" />}
      {jobs.data && jobs.data.length > 0 && (
        <DataTable
          columns={columnsOf(onOpen)}
          rows={jobs.data}
          rowKey={(j) => String(j.id)}
          bare
          stacks
          minWidth={720}
        />
      )}
    </Section>
  )
}

function columnsOf(onOpen: (job: number) => void): Column<ImportJob>[] {
  const counted = (key: ImportKind): Column<ImportJob> => ({
    key,
    title: IMPORT_KIND_TITLES[key],
    width: 80,
    align: 'right',
    render: (j) => j.counts[key].toLocaleString(),
  })
  return [
    {
      key: 'file',
      title: '文件',
      render: (j) => (
        <button type="button" className={styles.link} onClick={() => onOpen(j.id)}>
          {j.fileName}
        </button>
      ),
    },
    { key: 'state', title: '状态', width: 100, render: (j) => IMPORT_STATE_TITLES[j.state] },
    ...ImportKind.options.map(counted),
    { key: 'at', title: '时间', width: 150, render: (j) => instantInWords(j.at).slice(0, 16) },
  ]
}
