import type { Field, FieldKind } from '@gongjian/domain/register/field.ts'
import { textOf, type Value } from '@gongjian/domain/register/value.ts'
import { plainNumber } from '../raw/raw.ts'
import type { TableColumnKind, TableValue } from '../../table/table.ts'

/** What a kind of field is in a workbook. */
interface KindColumn {
  readonly column: TableColumnKind
  /** In letters of Excel's default type; a Chinese letter takes two. */
  readonly width: number
}

export const KIND_COLUMNS: Readonly<Record<FieldKind, KindColumn>> = {
  text: { column: 'text', width: 22 },
  note: { column: 'text', width: 36 },
  choice: { column: 'text', width: 16 },
  choices: { column: 'text', width: 22 },
  quantity: { column: 'number', width: 14 },
  count: { column: 'number', width: 12 },
  money: { column: 'number', width: 14 },
  day: { column: 'date', width: 14 },
  year: { column: 'number', width: 10 },
  yesNo: { column: 'text', width: 12 },
  industry: { column: 'text', width: 12 },
  item: { column: 'text', width: 28 },
  computed: { column: 'number', width: 14 },
}

/** A value as its cell. Numbers stay numbers, so that sums work; a day is one that Excel knows. */
export function tableValue(value: Value, field: Field): TableValue {
  if (value === null) return null
  if (typeof value === 'number') return value
  return textOf(value, field)
}

/** The same in a text file, where a number may not be written with an exponent. */
export function csvValue(value: Value, field: Field): TableValue {
  return typeof value === 'number' ? plainNumber(value) : tableValue(value, field)
}
