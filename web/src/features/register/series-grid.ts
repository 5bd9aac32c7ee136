import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import type { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { Series } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'

export type SeriesRow = OutputOf<typeof OPERATIONS.getSeries>['rows'][number]

/** A column of the sheet: one field in one period, and the same of the year before. */
export interface SeriesColumn {
  readonly key: string
  readonly period: string
  readonly before: string
  readonly fieldKey: string
  readonly field: Field
  readonly head: string
}

/** The same period a year earlier: 2019-08 → 2018-08, 2019 → 2018. */
export function yearBefore(period: string): string {
  const [year = '', month] = period.split('-')
  const before = String(Number(year) - 1)
  return month === undefined ? before : `${before}-${month}`
}

const MONTHS = 12

function periodsOf(series: Series, year: number): string[] {
  if (series.period === 'year') return [String(year)]
  return Array.from({ length: MONTHS }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
}

/** By month one field at a time, a column a month; by year every field, a column each. */
export function seriesColumns(series: Series, year: number, chosen: string): SeriesColumn[] {
  const fields = Object.entries(series.fields)
  return periodsOf(series, year).flatMap((period) =>
    fields
      .filter(([key]) => series.period === 'year' || key === chosen)
      .map(([fieldKey, field]) => ({
        key: `${period}.${fieldKey}`,
        period,
        before: yearBefore(period),
        fieldKey,
        field,
        head: series.period === 'year' ? field.label : `${Number(period.slice(5))}月`,
      })),
  )
}

export function cellOf(row: SeriesRow, period: string, field: string): Value {
  return row.cells[period]?.[field] ?? null
}

/** Against last year, in per cent; null where one of the two is not known or last year was nothing. */
export function changeOf(now: Value, before: Value): number | null {
  if (typeof now !== 'number' || typeof before !== 'number' || before === 0) return null
  return ((now - before) / Math.abs(before)) * 100
}

export function changeInWords(percent: number): string {
  return `${percent > 0 ? '+' : ''}${percent.toFixed(1)}%`
}

/** What was written and not saved yet: item → column → value. */
export type Written = ReadonlyMap<number, Readonly<Record<string, Value>>>

export function withCell(written: Written, item: number, column: string, value: Value): Written {
  return new Map(written).set(item, { ...written.get(item), [column]: value })
}

interface Cells {
  readonly item: number
  readonly period: string
  readonly values: Record<string, Value>
}

/** As saveSeries takes it: the fields of one item's one period together. */
export function cellsToSave(written: Written): Cells[] {
  const cells = new Map<string, Cells>()
  for (const [item, columns] of written)
    for (const [key, value] of Object.entries(columns)) {
      const at = key.indexOf('.')
      const [period, field] = [key.slice(0, at), key.slice(at + 1)]
      const id = `${item}.${period}`
      const cell = cells.get(id) ?? { item, period, values: {} }
      cell.values[field] = value
      cells.set(id, cell)
    }
  return [...cells.values()]
}

/** Without what the server has now; what was written while it was on its way is still to be saved. */
export function withoutSaved(written: Written, saved: readonly Cells[]): Written {
  const rest = new Map(written)
  for (const { item, period, values } of saved)
    for (const [field, value] of Object.entries(values)) {
      const { [`${period}.${field}`]: now, ...others } = rest.get(item) ?? {}
      if (now !== value) continue
      if (Object.keys(others).length > 0) rest.set(item, others)
      else rest.delete(item)
    }
  return rest
}

/** The known ones' sum; null where none is known. */
export function sumOf(values: readonly Value[]): number | null {
  const numbers = values.filter((v) => typeof v === 'number')
  return numbers.length === 0 ? null : Number(numbers.reduce((a, b) => a + b, 0).toFixed(6))
}

export interface SumBeside {
  /** Of the periods that are known this year. */
  readonly sum: number | null
  readonly periods: number
  /** Of the same periods of last year, as far as they are known. */
  readonly before: number | null
  readonly periodsBefore: number
}

/** Eight months beside twelve would look like a fall: last year is added up over the months that this year has. */
export function sumBeside(cells: readonly { readonly now: Value; readonly before: Value }[]): SumBeside {
  const known = cells.filter((c) => typeof c.now === 'number')
  const both = known.filter((c) => typeof c.before === 'number')
  return {
    sum: sumOf(known.map((c) => c.now)),
    periods: known.length,
    before: sumOf(both.map((c) => c.before)),
    periodsBefore: both.length,
  }
}

/** 「同 8 个月 2,074.1」: last year's sum, and of how many months where it is not the whole year. */
export function besideWords({ periods, before, periodsBefore }: SumBeside, whole: number): string {
  if (periods === 0) return ''
  if (before === null) return periods < whole ? `${periods} 个月` : ''
  const lacking = periodsBefore < periods ? `（上年只有 ${periodsBefore} 个月）` : ''
  return `${periods < whole ? `同 ${periods} 个月 ` : ''}${numberInWords(before)}${lacking}`
}
