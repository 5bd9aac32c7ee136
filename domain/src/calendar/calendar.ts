import { z } from 'zod'
import chineseDays from 'chinese-days'

/** Whether the calendar has the day: `2019-02-30` is written as one, and Date.parse takes it for the second of March. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

/** A business day in Asia/Shanghai, `2019-09-25`. Compares as text. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '日期写作 2019-09-25', abort: true })
  .refine(isDay, '日历上没有这一天，日期写作 2019-09-25')
export type Day = z.infer<typeof Day>

/** A month, `2019-09`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2019-09')
export type Month = z.infer<typeof Month>

/** An instant, ISO 8601 with offset or Z. */
export const Instant = z.string().min(20).max(35)
export type Instant = z.infer<typeof Instant>

/** Asia/Shanghai has kept UTC+8 without summer time since 1991. */
const SHANGHAI_MS = 8 * 3600_000
const DAY_MS = 86_400_000

export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

/** The first instant after the day: what is before it was on that day or earlier. */
export function endOfDay(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS)
}

export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is past. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

export function addMonths(month: Month, n: number): Month {
  const [y = 0, m = 1] = month.split('-').map(Number)
  const at = y * 12 + (m - 1) + n
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** `2019年9月`; an address may hold what is no month, and is then named by its own words. */
export function monthInWords(month: Month): string {
  if (!Month.safeParse(month).success) return month
  const [y = '', m = ''] = month.split('-')
  return `${y}年${Number(m)}月`
}

/** `2019年9月25日` */
export function dayInWords(day: Day): string {
  const [y = '', m = '', d = ''] = day.split('-')
  return `${y}年${Number(m)}月${Number(d)}日`
}

/** `2019-09-20 10:21:07` in Asia/Shanghai. */
export function instantInWords(instant: Date | string): string {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
  return new Date(ms + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** The calendar of chinese-days is right for these years and holds no other (shared data's README). */
const HOLIDAYS_KNOWN = { first: 2018, last: 2026 }

/** A rest day (weekend or public holiday, working Saturdays counted as work); null where the calendar is unknown. */
export function isRestDay(day: Day): boolean | null {
  const year = Number(day.slice(0, 4))
  if (year < HOLIDAYS_KNOWN.first || year > HOLIDAYS_KNOWN.last) return null
  return !chineseDays.isWorkday(day)
}

/** 七（三） of 郑政办〔2019〕37号: each month by the 25th; another plan may name another day. */
export const REPORT_DUE_DAY_OF_MONTH = 25

export const ReportDueDay = z.number().int().min(1).max(31)
export type ReportDueDay = z.infer<typeof ReportDueDay>

/** A rest day stays the due day (plan-reading, Calendar); a 31st falls on the last day of a shorter month. */
export function reportDueOn(month: Month, dueDay: ReportDueDay = REPORT_DUE_DAY_OF_MONTH): Day {
  const lastDay = Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8))
  return `${month}-${String(Math.min(dueDay, lastDay)).padStart(2, '0')}`
}
