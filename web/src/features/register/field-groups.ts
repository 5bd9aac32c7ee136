import { columnOf, inputColumnsOf, isNeeded } from '@gongjian/domain/register/columns.ts'
import { unmetIn } from '@gongjian/domain/register/demand.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { ColumnGroup } from '../../components/form/field-group.tsx'
import { HALF_POINT, missingHalf } from '../../components/form/point.ts'
import type { Flat } from './item-values.ts'

/** Whose and where · what the register asks · when and by whom · the rest. Every input column stands in one of them. */
const COMMON_GROUPS: readonly ColumnGroup[] = [
  {
    title: '对象与位置',
    columns: ['title', 'enterprise', 'creditCode', 'facility', 'unit', 'township', 'longitude', 'latitude'],
  },
  { title: '进度', columns: ['person', 'planned', 'done', 'ownDue'] },
  { title: '来源与备注', columns: ['source', 'remark'] },
]

export function groupsOf(register: Register): ColumnGroup[] {
  const inputs: readonly string[] = inputColumnsOf(register).filter((c) => c !== 'id')
  const common: ColumnGroup[] = COMMON_GROUPS.map((g) => ({
    title: g.title,
    columns: g.columns.filter((c) => inputs.includes(c)),
  }))
  const own = { title: '台账字段', columns: Object.keys(register.fields) }
  return [...common.slice(0, 1), own, ...common.slice(1)].filter((g) => g.columns.length > 0)
}

/** As a form asks for it: what names the item is as required as what the register marks. */
export function fieldOf(register: Register, column: string): Field | null {
  const field = columnOf(register, column)
  return field && isNeeded(register, column) ? { ...field, required: true } : field
}

function missingOf(register: Register, values: Flat): string[] {
  const needed = [...inputColumnsOf(register), ...Object.keys(register.fields)].filter((k) => isNeeded(register, k))
  const empty = (v: unknown): boolean => v === null || v === undefined || v === ''
  return needed.filter((k) => empty(values[k]))
}

/** What stands in the way of making an item, a column a sentence. */
export function problemsOf(register: Register, flat: Flat): Record<string, string> {
  const missing = missingOf(register, flat).map((k) => [k, `请填写${columnOf(register, k)?.label ?? ''}`] as const)
  const half = missingHalf(flat)
  return {
    ...Object.fromEntries(unmetIn(register, flat)),
    ...Object.fromEntries(missing),
    ...(half === null ? {} : { [half]: HALF_POINT }),
  }
}
