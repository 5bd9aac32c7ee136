import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { addMonths } from '@gongjian/domain/calendar/calendar.ts'
import { BODY_CODES } from '../../../units.ts'
import type { Rng } from '../../random.ts'
import type { Book } from '../book.ts'
import type { City, Firm } from '../city.ts'
import type { TrialCell, TrialItem } from '../types.ts'

/** Fills one register or a few that belong together. */
export type Recipe = (book: Book, city: City) => Iterable<TrialItem>

/** The last twenty-four whole months before the trial's day. */
export const MONTHS: readonly string[] = Array.from({ length: 24 }, (_, i) => addMonths('2017-09', i))
export const BODIES: readonly string[] = BODY_CODES

export function rounded(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals))
}

/** A number between the two, with that many decimals. */
export function amount(r: Rng, from: number, to: number, decimals = 2): number {
  return rounded(from + r.next() * (to - from), decimals)
}

/** A day between the two. */
export function dayBetween(r: Rng, from: string, to: string): string {
  const start = Date.parse(from)
  const days = Math.round((Date.parse(to) - start) / 86_400_000)
  return new Date(start + r.int(0, Math.max(0, days)) * 86_400_000).toISOString().slice(0, 10)
}

/** Nothing, now and then: real ledgers have gaps. */
export function maybe<T>(r: Rng, value: T, share = 0.85): T | null {
  return r.chance(share) ? value : null
}

export function numbered(word: string, n: number, place: string): string {
  return `演示${word}${String(n).padStart(3, '0')}号（${place}）`
}

export function firmsOf(city: City, r: Rng, share: number, ...trades: string[]): Firm[] {
  const all = trades.length === 0 ? [...city.firms] : city.of(...trades)
  return all.filter(() => r.chance(share))
}

export function yearly(
  series: string,
  years: readonly number[],
  cell: (year: number, i: number) => FieldValues,
): TrialCell[] {
  return years.map((year, i) => ({ series, period: String(year), values: cell(year, i) }))
}
export function monthly(series: string, cell: (month: string, i: number) => FieldValues): TrialCell[] {
  return MONTHS.map((month, i) => ({ series, period: month, values: cell(month, i) }))
}
