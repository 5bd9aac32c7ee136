import type { Document } from '../document.ts'
import { isWithin, sentenceAround, titleSpans } from '../spans.ts'
import type { Deadline } from './deadline.ts'
import { firstDate, lastDate } from './time-date.ts'
import { fieldAt, findTimeFields, type TimeField } from './time-fields.ts'
import { findTimes, type Time } from './time.ts'
import { contextYears, type YearContext } from './year-context.ts'
import { kindOf } from './kind-of.ts'
import { findOngoing } from './ongoing.ts'

export function findDeadlines(document: Document): Deadline[] {
  const { s } = document.view
  const titles = titleSpans(s)
  const fields = findTimeFields(document)
  const times = findTimes(s).filter((time) => !isWithin(titles, time.start) && !isWithin(document.past, time.start))
  const years = contextYears(document, times)
  const found: Deadline[] = []
  for (const time of times) {
    const deadline = toDeadline(document, time, fields, years)
    if (!deadline) continue
    found.push(deadline)
    if (deadline.date) years.note(time, Number(deadline.date.slice(0, 4)))
  }
  return [...found, ...findOngoing(document, fields, found)].sort((a, b) => a.start - b.start)
}

function toDeadline(document: Document, time: Time, fields: readonly TimeField[], years: YearContext): Deadline | null {
  const { s } = document.view
  const field = fieldAt(fields, time.start)
  const kind = kindOf({
    document,
    time,
    inField: field !== null,
    sentence: sentenceAround(s, time.start),
    planYear: years.planYear,
  })
  if (!kind) return null
  const end = time.until ? time.until.end : time.end
  if (kind === 'recurring') return { start: time.start, end, kind, date: null, yearless: false }
  const last = time.until ?? time
  const year = last.year ?? (time.until ? time.year : null) ?? years.yearOf(time)
  if (year === null) return { start: time.start, end, kind, date: null, yearless: true }
  const date = kind === 'from' ? firstDate(time, time.year ?? year) : lastDate(monthOf(time, last), year)
  if (years.planYear !== null && last.year === null && time.year === null && year < years.planYear) return null
  return { start: time.start, end, kind, date, yearless: false }
}

/** 3月1日至31日: the end of a range takes its month from the beginning. */
function monthOf(time: Time, last: Time): Time {
  return last.month === null && last.day !== null && time.month !== null ? { ...last, month: time.month } : last
}
