import type { Board, BoardRow } from '@gongjian/domain/period/contracts.ts'
import { daysBetween, instantInWords, startOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'

/** What the office asks of the board; `owing`: not in, or with lines that came back. */
export const BOARD_GROUPS = ['all', 'in', 'late', 'returned', 'open', 'missing'] as const
export type BoardGroup = (typeof BOARD_GROUPS)[number]

export const BOARD_GROUP_TITLES: Record<BoardGroup, string> = {
  all: '应报',
  in: '已报',
  late: '迟报',
  returned: '有退回',
  open: '未到期',
  missing: '未报',
}

export function isIn(row: BoardRow, group: BoardGroup): boolean {
  switch (group) {
    case 'all':
      return true
    case 'in':
      return row.firstSubmittedAt !== null
    case 'late':
      return row.timeliness === 'late'
    case 'returned':
      return row.lines.returned > 0 && row.firstSubmittedAt !== null
    case 'open':
      return row.timeliness === 'open'
    case 'missing':
      return row.timeliness === 'missing'
  }
}

/** Whom a reminder would reach: whoever has reported in full is not asked again. */
export function isOwing(row: BoardRow): boolean {
  return row.firstSubmittedAt === null || isIn(row, 'returned')
}

/** Before the due day nobody is missing, after it nothing is still to come: only one of the two is shown. */
export function groupsOf(rows: readonly BoardRow[]): BoardGroup[] {
  const has = (g: BoardGroup) => rows.some((r) => isIn(r, g))
  return BOARD_GROUPS.filter((g) =>
    g === 'open' ? has('open') : g === 'missing' ? has('missing') || !has('open') : true,
  )
}

export interface Unready {
  readonly missing: readonly BoardRow[]
  /** Lines sent and not yet accepted, by unit. */
  readonly open: readonly { row: BoardRow; lines: number }[]
}

/** What stands against closing the month. */
export function unreadyOf(rows: readonly BoardRow[]): Unready {
  const arrived = rows.filter((r) => r.firstSubmittedAt !== null)
  return {
    missing: rows.filter((r) => r.firstSubmittedAt === null),
    open: arrived.map((row) => ({ row, lines: row.lines.due - row.lines.accepted })).filter((o) => o.lines > 0),
  }
}

/** What closing now cuts short; null: the due day is over. */
export interface Early {
  /** 0: today. */
  readonly daysLeft: number
  /** Not in and not due: they will stand as 未报. */
  readonly waiting: readonly BoardRow[]
}

export function earlyOf({ now, dueOn, rows }: Pick<Board, 'now' | 'dueOn' | 'rows'>): Early | null {
  const daysLeft = daysBetween(instantInWords(now).slice(0, 10), dueOn)
  return daysLeft < 0 ? null : { daysLeft, waiting: rows.filter((r) => isIn(r, 'open')) }
}

export interface HourBar {
  readonly hour: string
  readonly count: number
  /** 0 to 1 along the axis. */
  readonly at: number
}
export interface HourChart {
  readonly bars: readonly HourBar[]
  readonly days: readonly { day: Day; count: number; at: number; width: number }[]
  /** Where the last moment of the due day lies; null: off the axis. */
  readonly due: number | null
  readonly hourWidth: number
  readonly most: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Submissions on an axis of whole days, from the first that saw one to the due day or the last. */
export function hourChart(board: Pick<Board, 'hours' | 'dueOn' | 'now'>): HourChart | null {
  const first = board.hours[0]
  const last = board.hours.at(-1)
  if (!first || !last) return null
  const today = instantInWords(board.now).slice(0, 10)
  const from = startOfDay(first.hour.slice(0, 10)).getTime()
  const ends = [last.hour.slice(0, 10), board.dueOn < today ? last.hour.slice(0, 10) : board.dueOn].sort()
  const to = startOfDay(ends.at(-1) ?? board.dueOn).getTime() + DAY_MS
  const place = (ms: number) => (ms - from) / (to - from)
  const due = place(startOfDay(board.dueOn).getTime() + DAY_MS)
  const dayAt = (i: number) => {
    const day = instantInWords(new Date(from + i * DAY_MS)).slice(0, 10)
    const count = board.hours.reduce((sum, h) => sum + (h.hour.startsWith(day) ? h.count : 0), 0)
    return { day, count, at: place(from + i * DAY_MS), width: place(from + DAY_MS) }
  }
  const days = Array.from({ length: Math.round((to - from) / DAY_MS) }, (_, i) => dayAt(i))
  return {
    days,
    bars: board.hours.map(({ hour, count }) => {
      const start = startOfDay(hour.slice(0, 10)).getTime() + Number(hour.slice(11)) * HOUR_MS
      return { hour, count, at: place(start) }
    }),
    due: due >= 0 && due <= 1 ? due : null,
    hourWidth: place(from + HOUR_MS),
    most: Math.max(...board.hours.map((h) => h.count)),
  }
}
