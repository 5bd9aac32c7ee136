import { dayOf, type Day } from '@gongjian/domain/calendar/calendar.ts'

/** The one clock. Operations ask it; nothing else reads the time. */
export interface Clock {
  now(): Date
  today(): Day
}

const DAY_MS = 86_400_000

/**
 * With a plan day the date stands still and the time of day goes on, so trial data stays as it was written
 * and a clerk still sees when a line was saved. Without one it is the real clock.
 */
export function planClock(planToday: Day | null, real: () => Date = () => new Date()): Clock {
  const now = (): Date => {
    const at = real()
    if (planToday === null) return at
    const sinceMidnight = (at.getTime() + 8 * 3_600_000) % DAY_MS
    return new Date(Date.parse(`${planToday}T00:00:00+08:00`) + sinceMidnight)
  }
  return { now, today: () => dayOf(now()) }
}
