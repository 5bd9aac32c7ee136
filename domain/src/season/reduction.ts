import { addDays, daysBetween, type Day } from '../calendar/calendar.ts'
import { daysIn } from './days.ts'
import type { Measure } from './words.ts'

const DAYS_A_YEAR = 365

/** What is known of one row for one pollutant; null: not known, and never zero. */
export interface CutFacts {
  readonly measure: Measure | null
  /** Of 限产, in per cent. */
  readonly percent: number | null
  readonly from: Day | null
  readonly until: Day | null
  /** Of the works' emission, in per cent; a row of the whole works is all of it. */
  readonly share: number | null
  /** As the county wrote it for this very measure, t. */
  readonly written: number | null
}

/** One line, process or piece of equipment of a works, with its rows (turns) and what lies below it: 企业 → 生产线 → 工序 → 设备. */
export interface CutPlace<R extends CutFacts> {
  readonly rows: readonly R[]
  readonly below: readonly CutPlace<R>[]
}

/** t, by how it is known. */
export interface Cut {
  readonly written: number
  readonly reckoned: number
}

const NOTHING: Cut = { written: 0, reckoned: 0 }

function sizeOf({ written, reckoned }: Cut): number {
  return written + reckoned
}

function sumOf(cuts: readonly Cut[]): Cut {
  return cuts.reduce((a, b) => ({ written: a.written + b.written, reckoned: a.reckoned + b.reckoned }), NOTHING)
}

function factorOf({ measure, percent }: CutFacts): number | null {
  switch (measure) {
    case '停产':
      return 1
    case '限产':
      return percent === null ? null : percent / 100
    case '豁免':
      return 0
    case null:
      return null
  }
}

/** The part of the works' emission that lies at a place: as written, else what its parts come to where all of them are known. */
function shareOf<R extends CutFacts>({ rows, below }: CutPlace<R>): number | null {
  const own = rows.find((r) => r.share !== null)?.share ?? null
  if (own !== null || below.length === 0) return own
  const parts = below.map(shareOf)
  return parts.includes(null)
    ? null
    : Math.min(
        100,
        parts.reduce<number>((sum, s) => sum + (s ?? 0), 0),
      )
}

/** t that a row cuts on each of its days; null: not known. */
function dailyOf(row: CutFacts, yearly: number | null, share: number | null): Cut | null {
  const days = daysIn(row)
  if (row.written !== null) return { written: days === null || days < 1 ? 0 : row.written / days, reckoned: 0 }
  const factor = factorOf(row)
  if (factor === 0) return NOTHING
  if (factor === null || yearly === null || share === null || days === null) return null
  return { written: 0, reckoned: (yearly * (share / 100) * factor) / DAYS_A_YEAR }
}

/** Rows by what is known of their cut; within: nothing of its own, but what it lies under has a figure. */
export interface Known {
  readonly known: number
  readonly within: number
  readonly unknown: number
}

/** Of each row, how its cut is known. */
export function standingsOf<R extends CutFacts>(
  places: readonly CutPlace<R>[],
  yearly: number | null,
  isWithin = false,
): Map<R, keyof Known> {
  return new Map(
    places.flatMap((place) => {
      const share = shareOf(place)
      const own = place.rows.map((r): [R, keyof Known] => {
        if (dailyOf(r, yearly, share) !== null) return [r, 'known']
        return [r, isWithin ? 'within' : 'unknown']
      })
      const isKnown = own.some(([, standing]) => standing === 'known')
      return [...own, ...standingsOf(place.below, yearly, isWithin || isKnown)]
    }),
  )
}

export function knownOf<R extends CutFacts>(places: readonly CutPlace<R>[], yearly: number | null): Known {
  const found = [...standingsOf(places, yearly).values()]
  const count = (standing: keyof Known): number => found.filter((s) => s === standing).length
  return { known: count('known'), within: count('within'), unknown: count('unknown') }
}

function holdsOn({ from, until }: CutFacts, day: Day): boolean {
  return from !== null && until !== null && from <= day && day <= until
}

function greatest(cuts: readonly Cut[]): Cut {
  return cuts.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a), NOTHING)
}

/**
 * t that a place cuts on one day. What is ordered of a line is met by what its processes cut, so the greater of the two counts and
 * never both; a figure that the county wrote of it holds what lies below. Of turns that overlap the stricter one speaks.
 */
function cutOn<R extends CutFacts>(place: CutPlace<R>, yearly: number | null, day: Day): Cut {
  const share = shareOf(place)
  const today = place.rows.filter((r) => holdsOn(r, day))
  const own = greatest(today.map((r) => dailyOf(r, yearly, share) ?? NOTHING))
  if (today.some((r) => r.written !== null)) return own
  return greatest([sumOf(place.below.map((p) => cutOn(p, yearly, day))), own])
}

function rowsIn<R extends CutFacts>({ rows, below }: CutPlace<R>): R[] {
  return [...rows, ...below.flatMap(rowsIn)]
}

/** Figures that were written without days: nobody knows when, and so they stand beside the rest; a place's own holds its parts'. */
function undated<R extends CutFacts>({ rows, below }: CutPlace<R>): Cut {
  const own = rows.filter((r) => daysIn(r) === null && r.written !== null)
  if (own.length > 0) return { written: own.reduce((sum, r) => sum + (r.written ?? 0), 0), reckoned: 0 }
  return sumOf(below.map(undated))
}

/** t that a works' rows cut in a season against no plan (四（六）2（2）), each t once, whatever lies under what. */
export function cutOfWorks<R extends CutFacts>(places: readonly CutPlace<R>[], yearly: number | null): Cut {
  const dated = places.flatMap(rowsIn).filter((r) => daysIn(r) !== null)
  // Between these days nothing begins and nothing ends.
  const bounds = [...new Set(dated.flatMap((r) => [r.from ?? '', addDays(r.until ?? '', 1)]))].sort()
  const spans = bounds.slice(1).map((until, i): Cut => {
    const from = bounds[i] ?? until
    const days = daysBetween(from, until)
    const { written, reckoned } = sumOf(places.map((p) => cutOn(p, yearly, from)))
    return { written: written * days, reckoned: reckoned * days }
  })
  return sumOf([...spans, ...places.map(undated)])
}
