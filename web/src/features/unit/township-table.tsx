import { App, Select } from 'antd'
import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Township } from '@gongjian/domain/unit/unit.ts'
import { useMay } from '../../app/me.tsx'
import { useAction, useOperation } from '../../app/query.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Section } from '../../components/section.tsx'
import { useUrlState } from '../../components/use-url-state.ts'
import { UnitState, type UnitRow } from './unit-row.ts'
import styles from './unit.module.css'

interface Props {
  readonly units: readonly UnitRow[]
  /** undefined: those of every body, and those of none. */
  readonly unit: UnitRow | undefined
}

/** Which townships a body answers for. */
export function TownshipTable({ units, unit }: Props) {
  const [{ q }, set] = useUrlState(UnitState)
  const townships = useOperation(OPERATIONS.listTownships, { unit: unit?.code, q }, { keepPrevious: true })
  const columns = useColumns(units)
  const rows = townships.data
  return (
    <Section
      title={unit ? '辖区乡镇街道' : '全部乡镇街道'}
      note={rows && `${rows.length} 个`}
      flush
      extra={<SearchBox label="找乡镇街道" value={q ?? ''} onChange={(text) => set({ q: text })} width={144} />}
    >
      {townships.error && <ErrorState error={townships.error} onRetry={() => void townships.refetch()} />}
      {townships.isPending && <Loading rows={6} />}
      {rows?.length === 0 && <Empty text={q ? '没有名称含这些字的乡镇街道' : '没有归属该单位的乡镇街道'} />}
      {rows && rows.length > 0 && <DataTable columns={columns} rows={rows} rowKey={(t) => t.code} stacks bare />}
    </Section>
  )
}

function useColumns(units: readonly UnitRow[]): Column<Township>[] {
  const mayEdit = useMay('unit.edit')
  return [
    { key: 'name', title: '名称', width: 200, render: (t) => t.name },
    { key: 'kind', title: '类别', width: 96, render: (t) => t.kind },
    { key: 'code', title: '代码', width: 112, render: (t) => t.code },
    {
      key: 'county',
      title: '所在县区',
      width: 168,
      render: (t) => units.find((u) => u.countyCode === t.countyCode)?.name ?? t.countyCode,
    },
    {
      key: 'unit',
      title: '归属',
      render: (t) => (mayEdit ? <Reassign township={t} units={units} /> : <Owner township={t} units={units} />),
    },
  ]
}

interface RowProps {
  readonly township: Township
  readonly units: readonly UnitRow[]
}

function Owner({ township, units }: RowProps) {
  if (township.unit === null) return <span className={styles.quiet}>未定</span>
  return <span>{units.find((u) => u.code === township.unit)?.name ?? township.unit}</span>
}

/** Two hundred open fields would weigh and distract: one is opened where it is asked for. */
function Reassign({ township, units }: RowProps) {
  const [open, setOpen] = useState(false)
  if (open) return <ReassignField township={township} units={units} onClose={() => setOpen(false)} />
  return (
    <span>
      <Owner township={township} units={units} />{' '}
      <button
        type="button"
        className={styles.plain}
        aria-label={`调整${township.name}的归属`}
        onClick={() => setOpen(true)}
      >
        调整
      </button>
    </span>
  )
}

function ReassignField({ township, units, onClose }: RowProps & { onClose: () => void }) {
  const { message } = App.useApp()
  const assign = useAction(OPERATIONS.assignTownship, {
    invalidates: ['listTownships', 'listUnits'],
    onDone: (now) => {
      const name = units.find((u) => u.code === now.unit)?.name
      void message.success(name ? `${now.name} 已归属${name}` : `${now.name} 的归属已清空`)
      onClose()
    },
  })
  return (
    <Select
      aria-label={`${township.name}的归属`}
      className={styles.owner ?? ''}
      size="small"
      autoFocus
      defaultOpen
      placeholder="未定"
      value={township.unit}
      allowClear
      loading={assign.isPending}
      disabled={assign.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent="没有这个单位"
      options={units.filter((u) => u.kind === 'body').map((u) => ({ value: u.code, label: u.name }))}
      onBlur={() => !assign.isPending && onClose()}
      onChange={(unit: string | null | undefined) => assign.mutate({ code: township.code, unit: unit ?? null })}
    />
  )
}
