import { columnOf } from '@gongjian/domain/register/columns.ts'
import { headOf, type Field } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { KIND_COLUMNS } from './kind-columns.ts'

/** A column of a register's workbook. */
export interface LaidColumn {
  readonly key: string
  readonly field: Field
  /** With its unit: 炉膛直径（m）. */
  readonly head: string
  readonly width: number
}

/** Columns of these keys, in this order; keys that the register does not have are left out. */
export function layOut(register: Register, keys: readonly string[]): LaidColumn[] {
  return keys.flatMap((key) => {
    const field = columnOf(register, key)
    if (!field) return []
    const head = headOf(field)
    return [{ key, field, head, width: Math.min(40, Math.max(KIND_COLUMNS[field.kind].width, widthOf(head) + 4)) }]
  })
}

/** In letters of Excel's default type. */
export function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)
}
