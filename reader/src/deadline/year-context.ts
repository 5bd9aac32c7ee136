import { clauseAt } from '../clause/clauses.ts'
import type { Document } from '../document.ts'
import { sentenceAround } from '../spans.ts'
import type { Time } from './time.ts'

/** Where a time without a year takes one from: the sentence, the clause, its headings, the title, the day of issue. */
export interface YearContext {
  /** The year the plan begins in: what lies before it is past. */
  readonly planYear: number | null
  yearOf(time: Time): number | null
  /** Remembers the year that a deadline was found to have. */
  note(time: Time, year: number): void
}

export function contextYears(document: Document, times: readonly Time[]): YearContext {
  const { s } = document.view
  const { front } = document
  const titleYear = front.titleYears.length === 1 ? (front.titleYears[0] ?? null) : null
  const planYear = front.planYear ?? firstYear(times, s)
  let last: { at: number; year: number } | null = null
  return {
    planYear,
    yearOf(time) {
      const near = time.near === null ? null : planYear
      const base =
        nearestYear(document, time, last) ?? titleYear ?? signedOrNext(time, front.signedOn ?? front.postedOn) ?? near
      return base === null ? null : base + (time.near ?? 0)
    },
    note(time, year) {
      last = { at: time.start, year }
    },
  }
}

function nearestYear(document: Document, time: Time, last: { at: number; year: number } | null): number | null {
  const { s } = document.view
  const [from] = sentenceAround(s, time.start)
  if (last && last.at >= from) return last.year
  const clause = clauseAt(document.clauses, time.start)
  if (clause && last && last.at >= clause.start) return last.year
  for (let up = clause; up; up = up.parent) {
    const years = s.slice(up.labelEnd, up.headingEnd).match(/(?:20|19)\d\d(?=年)/g)
    if (years?.length === 1) return Number(years[0])
  }
  return null
}

/** A plan signed late in the year speaks of the next one when its months are past. */
function signedOrNext(time: Time, signedOn: string | null): number | null {
  if (!signedOn) return null
  const year = Number(signedOn.slice(0, 4))
  const month = Number(signedOn.slice(5, 7))
  return time.month !== null && month >= 10 && time.month < month ? year + 1 : year
}

/** An excerpt without its head: the earliest year that something is due in, or the first that is named. */
function firstYear(times: readonly Time[], s: string): number | null {
  const first = times.find(
    (time) => time.year !== null && !/[比较与以]$/.test(s.slice(0, time.start).slice(-1)) && time.lead !== '自',
  )
  if (first?.year == null) return null
  const due = times.filter((time) => /^[到至]$/.test(time.lead) || time.bound || /起/.test(time.after))
  return Math.min(first.year, ...due.flatMap((time) => (time.year === null ? [] : [time.year])))
}
