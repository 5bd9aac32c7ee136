import { isoDate, lastDay } from '../dates.ts'
import type { Time } from './time.ts'

/** The last day of the time meant; 25日前 and 2030年前 include the day and the year themselves. */
export function lastDate(time: Time, year: number): string | null {
  if (time.month !== null) {
    const last = lastDay(year, time.month)
    if (time.day !== null) return isoDate(year, time.month, time.day)
    const days: Readonly<Record<string, number>> = { 初: 10, 上旬: 10, 中旬: 20, 上中旬: 20 }
    return isoDate(year, time.month, days[time.part] ?? last)
  }
  if (time.quarter !== null) return isoDate(year, time.quarter * 3, lastDay(year, time.quarter * 3))
  if (time.half !== null) return time.half === 1 ? isoDate(year, 6, 30) : isoDate(year, 12, 31)
  return isoDate(year, 12, 31)
}

/** The first day of the time meant, for 自…起. */
export function firstDate(time: Time, year: number): string | null {
  if (time.month !== null) return isoDate(year, time.month, time.day ?? 1)
  if (time.quarter !== null) return isoDate(year, time.quarter * 3 - 2, 1)
  if (time.half !== null) return isoDate(year, time.half === 1 ? 1 : 7, 1)
  return isoDate(year, 1, 1)
}
