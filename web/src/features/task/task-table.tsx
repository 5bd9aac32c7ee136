import type { TaskRow } from '@gongjian/domain/task/contracts.ts'
import { paths } from '../../app/paths.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DueMark } from '../../components/due-mark.tsx'
import { LightCounts } from '../../components/light-bar.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import styles from './task.module.css'

const COLUMNS: readonly Column<TaskRow>[] = [
  {
    key: 'title',
    title: '任务',
    width: 330,
    render: (row) => (
      <Link href={paths.task(row.id)} className={styles.title}>
        {row.title}
      </Link>
    ),
  },
  { key: 'label', title: '条款', width: 110, render: (row) => <ClauseLink label={row.label} clause={row.clause} /> },
  { key: 'light', title: '最差的灯', width: 124, render: (row) => <LightMark light={row.light} text /> },
  { key: 'counts', title: '各主体的灯', width: 176, render: (row) => <LightCounts counts={row.counts} /> },
  {
    key: 'next',
    title: '待完成节点',
    width: 190,
    render: (row) => (
      <span title={row.next?.text}>
        <DueMark date={row.next?.date ?? null} />
      </span>
    ),
  },
  { key: 'leads', title: '牵头单位', width: 110, render: (row) => row.leads.map((u) => u.name).join('、') },
  { key: 'responsible', title: '主体数', align: 'right', width: 72, render: (row) => row.responsible },
  {
    key: 'cooperating',
    title: '配合数',
    align: 'right',
    width: 72,
    render: (row) => <span title={row.cooperating.map((u) => u.name).join('、')}>{row.cooperating.length}</span>,
  },
]

export function TaskTable({ rows }: { rows: readonly TaskRow[] }) {
  return <DataTable columns={COLUMNS} rows={rows} rowKey={(r) => r.id} minWidth={1120} />
}
