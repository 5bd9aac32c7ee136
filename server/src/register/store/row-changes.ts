import { textOf } from '@gongjian/domain/register/value.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { COLUMN_KINDS, snake } from '../table/column-kinds.ts'
import { COMMON_COLUMNS } from '../table/common-columns.ts'
import type { Columns } from './compose-row.ts'
import type { ItemRaw } from './item-raw.ts'
import type { Places } from './places.ts'
import { labelIn } from './row-problem.ts'

/** A cell as it was and as it is to be, in the words of the ledger. */
export interface CellChange {
  readonly column: string
  readonly label: string
  readonly from: string
  readonly to: string
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

function common(column: string, value: unknown, places: Places): string {
  if (value === null || value === undefined) return ''
  if (column === 'unit_id') return places.unitById(Number(value))?.name ?? ''
  if (column === 'township' && typeof value === 'string') return places.townshipByCode(value)?.name ?? value
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Which columns of a row that stands would hold something else; by the keys of the definition. */
export function changesOf(register: Register, before: ItemRaw, columns: Columns, places: Places): CellChange[] {
  const shared = Object.entries(COMMON_COLUMNS).filter(([, c]) => c in columns && !isSame(before[c], columns[c]))
  const own = Object.entries(register.fields).filter(
    ([k, x]) => x.kind !== 'computed' && !isSame(before[snake(k)], columns[snake(k)]),
  )
  return [
    ...shared.map(([key, c]) => ({
      column: key,
      label: labelIn(register, key),
      from: common(c, before[c], places),
      to: common(c, columns[c], places),
    })),
    ...own.map(([key, field]) => {
      const text = (raw: unknown): string => textOf(COLUMN_KINDS[field.kind].fromColumn(raw), field)
      return { column: key, label: field.label, from: text(before[snake(key)]), to: text(columns[snake(key)]) }
    }),
  ]
}
