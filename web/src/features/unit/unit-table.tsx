import { DataTable, type Column } from '../../components/data-table.tsx'
import { TaskLinks } from './task-links.tsx'
import type { UnitRow } from './unit-view.ts'
import styles from './unit.module.css'

interface Props {
  readonly units: readonly UnitRow[]
  readonly onOpen: (code: string) => void
}

export function UnitTable({ units, onOpen }: Props) {
  const isBody = units.some((u) => u.kind === 'body')
  const leads = units.some((u) => u.leads.length > 0)
  const columns: Column<UnitRow>[] = [
    {
      key: 'name',
      title: '名称',
      width: 300,
      render: (u) => (
        <button type="button" className={styles.plain} onClick={() => onOpen(u.code)}>
          {u.name}
        </button>
      ),
    },
    { key: 'short', title: '简称', width: 96, render: (u) => u.short },
    ...(isBody
      ? [
          {
            key: 'code',
            title: '区划代码',
            width: 110,
            render: (u: UnitRow) => u.countyCode ?? <span className={styles.quiet}>无（自编 {u.code}）</span>,
          },
          {
            key: 'townships',
            title: '乡镇街道',
            width: 96,
            align: 'right' as const,
            render: (u: UnitRow) => u.townships,
          },
        ]
      : []),
    ...(leads
      ? [
          { key: 'leads', title: '牵头任务', render: (u: UnitRow) => <TaskLinks tasks={u.leads} /> },
          { key: 'cooperates', title: '配合任务', render: (u: UnitRow) => <TaskLinks tasks={u.cooperates} /> },
        ]
      : []),
    {
      key: 'aliases',
      title: '别称',
      render: (u) => <span className={styles.quiet}>{u.aliases.join('、') || '—'}</span>,
    },
  ]
  return <DataTable columns={columns} rows={units} rowKey={(u) => u.code} minWidth={860} stacks bare />
}
