import { columnOf, inputColumnsOf } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import { NAMING, type Register } from '@gongjian/domain/register/register.ts'

export interface FieldGroup {
  readonly title: string
  readonly columns: readonly string[]
}

/** Whose and where · what the register asks · when and by whom · the rest. Every input column stands in one of them. */
const COMMON_GROUPS: readonly { title: string; columns: readonly string[] }[] = [
  {
    title: '对象与位置',
    columns: ['title', 'enterprise', 'creditCode', 'facility', 'unit', 'township', 'longitude', 'latitude'],
  },
  { title: '进度', columns: ['person', 'planned', 'done', 'ownDue'] },
  { title: '来源与备注', columns: ['source', 'remark'] },
]

export function groupsOf(register: Register): FieldGroup[] {
  const inputs: readonly string[] = inputColumnsOf(register).filter((c) => c !== 'id')
  const common: FieldGroup[] = COMMON_GROUPS.map((g) => ({
    title: g.title,
    columns: g.columns.filter((c) => inputs.includes(c)),
  }))
  const own = { title: '台账字段', columns: Object.keys(register.fields) }
  return [...common.slice(0, 1), own, ...common.slice(1)].filter((g) => g.columns.length > 0)
}

const NAMES: readonly string[] = Object.values(NAMING).flat()

/** Without these an item cannot be made: what names it, and the fields that the register marks. */
export function isNeeded(register: Register, column: string): boolean {
  return (register.key.includes(column) && NAMES.includes(column)) || register.fields[column]?.required === true
}

/** The columns with their fields; what names the item is as required as what the register marks. */
export function fieldsOf(register: Register, columns: readonly string[]): { column: string; field: Field }[] {
  return columns.flatMap((column) => {
    const field = columnOf(register, column)
    if (!field) return []
    return [{ column, field: isNeeded(register, column) ? { ...field, required: true } : field }]
  })
}

export function missingOf(register: Register, values: Readonly<Record<string, unknown>>): string[] {
  const needed = [...new Set([...register.key, ...Object.keys(register.fields)])].filter((k) => isNeeded(register, k))
  const empty = (v: unknown): boolean => v === null || v === undefined || v === ''
  return needed.filter((k) => empty(values[k]))
}
