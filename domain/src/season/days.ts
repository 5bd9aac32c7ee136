import { daysBetween } from '../calendar/calendar.ts'

/** First and last day, both counted. */
export interface Span {
  readonly from: string
  readonly until: string
}

interface Dated {
  readonly measure: string | null
  readonly from: string | null
  readonly until: string | null
}

export function daysOf({ from, until }: Span): number {
  return daysBetween(from, until) + 1
}

/** null: one of the two is not written. */
export function daysIn({ from, until }: Pick<Dated, 'from' | 'until'>): number | null {
  return from === null || until === null ? null : daysOf({ from, until })
}

/** Whether a row orders something day by day. */
export function isDated(measure: string | null): boolean {
  return measure === '停产' || measure === '限产'
}

/**
 * Days of the season on which one of a line's turns stops or limits it, each day once: lines that take turns (轮流) are ordered by all their
 * rows together. The same in SQL (server/src/season/line-days-sql.ts), held together by a test.
 */
export function daysCovered(turns: readonly Dated[], season: Span): number {
  const spans = turns
    .flatMap(({ measure, from, until }) =>
      !isDated(measure) || from === null || until === null
        ? []
        : [{ from: from < season.from ? season.from : from, until: until > season.until ? season.until : until }],
    )
    .filter((s) => s.from <= s.until)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  let days = 0
  let last = ''
  for (const s of spans) {
    if (s.until <= last) continue
    days += s.from > last ? daysOf(s) : daysBetween(last, s.until)
    last = s.until
  }
  return days
}

interface Ordered {
  /** null: no stop or limit with its days written. */
  readonly lineDays: number | null
  /** percent × days, over all turns of the line. */
  readonly percentDays: number | null
}

/**
 * A stop or limit that leaves a line alone for more than half of the season, and takes less than half of what the season's limit for the
 * trade would: written as a measure, it is none. Lines that stop by turns for a third of the season each give as much as a limit does, and are not spared.
 */
export function isSparedByDays({ lineDays, percentDays }: Ordered, limit: number | null, season: Span): boolean {
  const whole = daysOf(season)
  if (lineDays === null || lineDays * 2 >= whole) return false
  return limit === null || percentDays === null || percentDays * 2 < limit * whole
}
