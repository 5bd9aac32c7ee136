import type { TrialPeriod } from './types.ts'
import type { Rng } from './random.ts'

/** The day on which the trial stands still. */
export const TRIAL_TODAY = '2019-09-20'

export const trialPeriods: readonly TrialPeriod[] = [
  { month: '2019-07', openedAt: '2019-07-01T00:00:00+08:00', closedAt: '2019-07-31T17:30:00+08:00' },
  { month: '2019-08', openedAt: '2019-08-01T00:00:00+08:00', closedAt: '2019-08-30T17:30:00+08:00' },
  { month: '2019-09', openedAt: '2019-09-01T00:00:00+08:00', closedAt: null },
]

/** Past the end of the due day: two in July, one in August (25 August 2019 is a Sunday and stays the due day). */
export const lateSubmissions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2019-07': { '410108': '2019-07-26T09:42:00+08:00', nongwei: '2019-07-26T15:08:00+08:00' },
  '2019-08': { '410103': '2019-08-26T08:55:00+08:00' },
}

const SUBMISSION_DAYS: Readonly<Record<string, readonly string[]>> = {
  '2019-07': ['2019-07-22', '2019-07-23', '2019-07-24', '2019-07-24', '2019-07-25', '2019-07-25', '2019-07-25'],
  '2019-08': ['2019-08-20', '2019-08-21', '2019-08-22', '2019-08-23', '2019-08-23', '2019-08-24', '2019-08-25'],
  '2019-09': ['2019-09-16', '2019-09-17', '2019-09-17', '2019-09-18'],
}

export function submittedAt(r: Rng, month: string, unit: string): string {
  return lateSubmissions[month]?.[unit] ?? onDay(r, r.pick(SUBMISSION_DAYS[month] ?? []))
}

/** On the due day itself some send it in the evening. */
function onDay(r: Rng, day: string): string {
  return at(r, day, 9, day.endsWith('-25') ? 22 : 17)
}

/** A moment of the working day. */
export function at(r: Rng, day: string, from = 9, to = 17): string {
  return `${day}T${two(r.int(from, to))}:${two(r.int(0, 59))}:${two(r.int(0, 59))}+08:00`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
