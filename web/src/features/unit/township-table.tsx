import { App, Select } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Township } from '@gongjian/domain/unit/unit.ts'
import { useMay } from '../../app/me.tsx'
import { useAction, useOperation } from '../../app/query.ts'
import { useConfirmDeed } from '../../components/confirm-deed.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { findTownships, NOBODY, type UnitRow } from './unit-view.ts'
import styles from './unit.module.css'

interface Filter {
  readonly q: string
  readonly body: string | undefined
}
interface Props extends Filter {
  readonly units: readonly UnitRow[]
  readonly onFilter: (filter: Filter) => void
}

/** Which body answers for which township: zones took theirs over from counties. */
export function TownshipTable({ units, q, body, onFilter }: Props) {
  const mayEdit = useMay('unit.edit')
  const townships = useOperation(OPERATIONS.listTownships, {})
  const { message } = App.useApp()
  const confirmDeed = useConfirmDeed()
  const bodies = units.filter((u) => u.kind === 'body')
  const nameOf = (code: string | null) => bodies.find((b) => b.code === code)?.name ?? '待定'
  const assign = useAction(OPERATIONS.assignTownship, {
    invalidates: ['listTownships', 'listUnits'],
    onDone: (t) => void message.success(`${t.name}已归${nameOf(t.unit)}`),
  })
  async function ask(t: Township, unit: string | null) {
    const yes = await confirmDeed({
      title: `${t.name}改归${nameOf(unit)}？`,
      content: `现在归${nameOf(t.unit)}。以后的台账和巡查按新的归属；可以再改回来。`,
      verb: '改归',
    })
    if (yes) assign.mutate({ code: t.code, unit })
  }
  const columns: Column<Township>[] = [
    { key: 'name', title: '名称', width: 220, render: (t) => t.name },
    { key: 'kind', title: '类型', width: 90, render: (t) => t.kind },
    { key: 'code', title: '区划代码', width: 120, render: (t) => t.code },
    {
      key: 'county',
      title: '所在县（市、区）',
      width: 160,
      render: (t) => bodies.find((b) => b.countyCode === t.countyCode)?.name ?? t.countyCode,
    },
    {
      key: 'unit',
      title: '责任主体',
      render: (t) =>
        mayEdit ? (
          <select
            className={styles.select}
            aria-label={`${t.name}的责任主体`}
            value={t.unit ?? ''}
            disabled={assign.isPending}
            onChange={(e) => void ask(t, e.target.value === '' ? null : e.target.value)}
          >
            <option value="">待定</option>
            {bodies.map((b) => (
              <option key={b.code} value={b.code}>
                {b.name}
              </option>
            ))}
          </select>
        ) : (
          nameOf(t.unit)
        ),
    },
  ]
  if (townships.error) return <ErrorState error={townships.error} onRetry={() => void townships.refetch()} />
  if (!townships.data) return <Loading page />
  const shown = findTownships(townships.data, { q, unit: body })
  return (
    <>
      <div className={styles.filters}>
        <SearchBox label="按名称或代码查找" value={q} onChange={(text) => onFilter({ q: text, body })} />
        <Select
          aria-label="责任主体"
          placeholder="责任主体"
          allowClear
          value={body ?? null}
          onChange={(b: string | undefined) => onFilter({ q, body: b })}
          options={[...bodies.map((b) => ({ value: b.code, label: b.name })), { value: NOBODY, label: '待定' }]}
          style={{ width: 180 }}
        />
        <span className={styles.quiet}>
          {shown.length} / {townships.data.length} 个
        </span>
      </div>
      {shown.length === 0 ? (
        <Empty text="没有符合条件的乡镇街道" />
      ) : (
        <DataTable columns={columns} rows={shown} rowKey={(t) => t.code} minWidth={720} stacks bare />
      )}
    </>
  )
}
