import { sql } from 'kysely'
import { endOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { Register, Series } from '@gongjian/domain/register/register.ts'
import type { ItemValues } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../../app.ts'
import { COLUMN_KINDS, seriesTableOf, snake } from '../table/column-kinds.ts'

export interface CellRow {
  readonly item_id: number
  readonly period: string
  readonly [column: string]: unknown
}

/** 2019 and 2018, or each of their months. */
export function periodsOf(series: Series, year: number): string[] {
  const years = [year - 1, year]
  if (series.period === 'year') return years.map(String)
  return years.flatMap((y) => Array.from({ length: 12 }, (_, m) => `${y}-${String(m + 1).padStart(2, '0')}`))
}

/** The same period of the year before. */
export function yearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
}

export function readCell(fields: Readonly<Record<string, Field>>, row: CellRow): ItemValues {
  return Object.fromEntries(
    Object.entries(fields).map(([key, x]) => [key, COLUMN_KINDS[x.kind].fromColumn(row[snake(key)])]),
  )
}

/** Cells of items in some periods, by item and period. */
export async function readCells(
  { tx, actor }: Ctx,
  register: Register,
  series: Series,
  items: readonly number[],
  periods: readonly string[],
): Promise<Map<string, ItemValues>> {
  if (items.length === 0 || periods.length === 0) return new Map()
  const { rows } = await sql<CellRow>`
    select * from ${sql.table(seriesTableOf(register.id, series.id))} s where s.plan_id = ${actor.planId}
      and s.item_id = any (${[...new Set(items)]}::bigint[]) and s.period = any (${[...new Set(periods)]}::text[])`.execute(
    tx,
  )
  return new Map(rows.map((r) => [cellKey(r.item_id, r.period), readCell(series.fields, r)]))
}

/** The same as they stood at the end of a day, from the history. */
export async function readCellsAsOf(
  { tx }: Ctx,
  register: Register,
  series: Series,
  items: readonly number[],
  periods: readonly string[],
  asOf: Day,
): Promise<Map<string, ItemValues>> {
  if (items.length === 0 || periods.length === 0) return new Map()
  const table = seriesTableOf(register.id, series.id)
  const { rows } = await sql<CellRow>`
    select s.* from unnest(${[...new Set(items)]}::bigint[]) as asked (item)
    cross join lateral images_as_of(${table}, ${endOfDay(asOf)}::timestamptz, asked.item::text) image
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, image) s
    where s.period = any (${[...new Set(periods)]}::text[])`.execute(tx)
  return new Map(rows.map((r) => [cellKey(r.item_id, r.period), readCell(series.fields, r)]))
}

export function cellKey(item: number, period: string): string {
  return `${item}/${period}`
}
