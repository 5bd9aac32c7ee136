import type { MonthSummary, SummaryLine, SummaryTask } from '@gongjian/domain/report/month-summary.ts'
import { raisesProblem } from '@gongjian/domain/report/report.ts'
import { PART_TITLES } from '@gongjian/domain/unit/unit.ts'
import { inShort } from './wording.ts'

/** One task of the month in a row: what a reader of the body needs before going to the annex. */
export interface TaskDigest {
  readonly label: string
  readonly title: string
  readonly lead: string
  readonly due: number
  readonly reported: number
  readonly notApplicable: number
  /** Units that call themselves behind. */
  readonly behind: readonly string[]
  /** Lines that raise a problem. */
  readonly problems: number
  /** The lead's own words, shortened at a sentence's end. */
  readonly words: string
}

const MOST_LETTERS = 110

export function isReported(line: SummaryLine): boolean {
  return line.state !== null && line.state !== 'draft'
}

export function digestOf(task: SummaryTask): TaskDigest {
  const reported = task.lines.filter(isReported)
  return {
    label: task.label,
    title: task.title,
    lead: task.lead,
    due: task.lines.length,
    reported: reported.length,
    notApplicable: reported.filter((l) => l.notApplicableReason !== null).length,
    behind: reported.filter((l) => l.standing === 'behind').map((l) => l.unit),
    problems: reported.filter((l) => raisesProblem(l.problems)).length,
    words: leadWords(task),
  }
}

function leadWords(task: SummaryTask): string {
  const own = task.lines.filter((l) => l.part === PART_TITLES.lead)
  const told = own.filter(isReported)
  if (told.length === 0) return own.length === 0 ? '见附件' : '牵头单位尚未报送'
  const each = told.map((l) => {
    const words = l.notApplicableReason === null ? l.progress + l.cumulative : `不适用：${l.notApplicableReason}`
    return told.length > 1 ? `${l.unit}：${words}` : words
  })
  return inShort(each.join(''), MOST_LETTERS)
}

/** A line of a unit that calls itself behind, with its task. */
export interface BehindLine {
  readonly label: string
  readonly title: string
  readonly line: SummaryLine
}

export function behindLines({ tasks }: MonthSummary): BehindLine[] {
  return tasks.flatMap(({ label, title, lines }) =>
    lines.filter((l) => isReported(l) && l.standing === 'behind').map((line) => ({ label, title, line })),
  )
}

/** Lines of all tasks: 应报 and 已报, as the units' own rows add them up. */
export function lineTotals({ units }: MonthSummary): { due: number; reported: number } {
  return {
    due: units.reduce((sum, u) => sum + u.due, 0),
    reported: units.reduce((sum, u) => sum + u.filled + u.notApplicable, 0),
  }
}
