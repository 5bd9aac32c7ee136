import { z } from 'zod'
import { isFilled, type LineField, type LineState, type LineText, type ReportState, type Timeliness } from './report.ts'

const Count = z.int().min(0)

/**
 * How far the lines of one report, or of one task, are. The board, the overview and the month's summary all count by this.
 * A draft is nobody's report yet: it counts as drafted, never as reported, however much of it is written.
 */
export const LineTally = z.object({
  /** 应报 */
  due: Count,
  /** 已报: sent, and so complete when it was sent. */
  reported: Count,
  /** Of the reported, those declared 不适用. */
  notApplicable: Count,
  /** 草稿: filled and not sent; a 不适用 that last month gave with its reason is filled as it stands. */
  drafted: Count,
  accepted: Count,
  /** Returned and not sent again. */
  returned: Count,
})
export type LineTally = z.infer<typeof LineTally>

export interface TalliedLine {
  readonly state: LineState
  readonly text: Pick<LineText, 'progress' | 'notApplicable' | 'notApplicableReason'>
  readonly carried: readonly LineField[]
  /** So many lines are alike in this; one where not said. */
  readonly lines?: number
}

function sum(lines: readonly TalliedLine[], which: (l: TalliedLine) => boolean): number {
  return lines.reduce((all, l) => all + (which(l) ? (l.lines ?? 1) : 0), 0)
}

/** `due` where more are owed than one may see. */
export function tallyLines(lines: readonly TalliedLine[], due = 0): LineTally {
  const isSent = (l: TalliedLine): boolean => l.state !== 'draft'
  return {
    due: Math.max(
      due,
      sum(lines, () => true),
    ),
    reported: sum(lines, isSent),
    notApplicable: sum(lines, (l) => isSent(l) && l.text.notApplicable),
    drafted: sum(lines, (l) => !isSent(l) && isFilled(l.text, l.carried)),
    accepted: sum(lines, (l) => l.state === 'accepted'),
    returned: sum(lines, (l) => l.state === 'returned'),
  }
}

/** 完整率, 0 to 1. Who owes nothing has reported all. */
export function completenessOf({ due, reported }: Pick<LineTally, 'due' | 'reported'>): number {
  return due === 0 ? 1 : reported / due
}

/** The reports of one month. `open` and `missing` are both not in: one before the due day's end, the other after. */
export const ReportCounts = z.object({
  units: Count,
  in: Count,
  onTime: Count,
  late: Count,
  open: Count,
  missing: Count,
  returned: Count,
  accepted: Count,
})
export type ReportCounts = z.infer<typeof ReportCounts>

export interface CountedReport {
  readonly timeliness: Timeliness
  /** As it stands, or stood before the closing hid it; null: nothing begun. */
  readonly state: ReportState | null
}

export function countReports(reports: readonly CountedReport[]): ReportCounts {
  const by = (t: Timeliness): number => reports.filter((r) => r.timeliness === t).length
  const inState = (s: ReportState): number => reports.filter((r) => r.state === s).length
  return {
    units: reports.length,
    in: by('on-time') + by('late'),
    onTime: by('on-time'),
    late: by('late'),
    open: by('open'),
    missing: by('missing'),
    returned: inState('returned'),
    accepted: inState('accepted'),
  }
}
