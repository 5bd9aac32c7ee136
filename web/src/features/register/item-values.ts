import { z } from 'zod'
import { isByReview } from '@gongjian/domain/entry-review/fields.ts'
import { columnOf, DERIVED, inputColumnsOf } from '@gongjian/domain/register/columns.ts'
import type { ItemDetail, ItemInput, ItemRow } from '@gongjian/domain/register/item.ts'
import { EDITABLE } from '@gongjian/domain/register/life.ts'
import type { Read } from '@gongjian/domain/register/read-text.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { valueFrom, type Value } from '@gongjian/domain/register/value.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { isPointColumn, pointChange } from '../../components/form/point.ts'
import type { Kept, Served } from '../../components/autosave/draft.ts'

/** An item as one flat record of columns: what a form and a grid write. */
export type Flat = Readonly<Record<string, Value>>

/** A column of a row; null: not known, or not there in a list. */
export function valueOf(row: ItemRow | ItemDetail, key: string): Value {
  switch (key) {
    case 'id':
      return row.id
    case 'unit':
      return row.unit?.code ?? null
    case 'enterprise':
      return row.enterprise?.name ?? null
    case 'creditCode':
      return row.enterprise?.creditCode ?? null
    case 'longitude':
      return row.point?.longitude ?? null
    case 'latitude':
      return row.point?.latitude ?? null
    case 'ownDue':
      return 'ownDue' in row ? row.ownDue : null
    case 'title':
    case 'township':
    case 'facility':
    case 'person':
    case 'planned':
    case 'done':
    case 'due':
    case 'stage':
    case 'light':
    case 'source':
    case 'remark':
    case 'relapseOf':
    case 'left':
    case 'short':
      return row[key]
    default:
      return row.values[key] ?? null
  }
}

/** Columns that a person writes: the common ones of the register and its own, without what is computed. */
function writableOf(register: Register): string[] {
  return [
    ...inputColumnsOf(register).filter((k) => k !== 'id' && !DERIVED.includes(k)),
    ...Object.entries(register.fields).flatMap(([k, f]) =>
      f.kind === 'computed' || isByReview(register, k) ? [] : [k],
    ),
  ]
}

/** Whose it is, is assigned with a reason and not typed over. */
export const ASSIGNED = 'unit'

/** What is written into the cells of an item that is there. */
export function typedOf(register: Register): string[] {
  return writableOf(register).filter((k) => k !== ASSIGNED)
}

function flatOf(register: Register, row: ItemRow | ItemDetail): Flat {
  const keys = [...writableOf(register), ...Object.keys(register.fields)]
  return Object.fromEntries(keys.map((k) => [k, valueOf(row, k)]))
}

export function servedOf(register: Register, row: ItemRow | ItemDetail): Served<Flat> {
  return { text: flatOf(register, row), version: row.version, edited: null }
}

const FlatSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable())
export const KeptFlat: z.ZodType<Kept<Flat>> = z.object({
  text: FlatSchema,
  base: FlatSchema,
  version: z.number(),
  touched: z.array(z.string()),
})

/** What is sent: only what was written. */
export function inputOf(register: Register, text: Flat, touched: readonly string[]): ItemInput {
  const input: Record<string, unknown> = {}
  const values: Record<string, unknown> = {}
  for (const key of touched) {
    if (isPointColumn(key)) continue
    if (key in register.fields) values[key] = text[key] ?? null
    else input[key] = text[key] ?? null
  }
  return { ...input, ...pointChange(text, touched), ...(Object.keys(values).length > 0 ? { values } : {}) } as ItemInput
}

/** What was typed or pasted into a cell; a unit by its name, its short name or its code. */
export function readCell(register: Register, key: string, text: string, units: readonly UnitRef[]): Read<Value> {
  const field = columnOf(register, key)
  if (!field) return { problem: `没有“${key}”这一列` }
  if (key !== 'unit') return valueFrom(text, field)
  const name = text.trim()
  if (name === '' || name === '待定') return { value: null }
  const unit = units.find((u) => [u.name, u.short, u.code].includes(name))
  return unit ? { value: unit.code } : { problem: `没有叫“${name}”的责任单位` }
}

export function isWritable(row: ItemRow): boolean {
  return EDITABLE.includes(row.stage)
}
