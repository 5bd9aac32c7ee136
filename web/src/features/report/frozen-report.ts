import { z } from 'zod'
import { changesOf, type FieldChange } from '@gongjian/domain/report/field-words.ts'
import { Day, Instant, Month } from '@gongjian/domain/calendar/calendar.ts'
import { RegisterCount } from '@gongjian/domain/register/register-count.ts'
import { LineText } from '@gongjian/domain/report/report.ts'
import type { ReportVersion } from '@gongjian/domain/report/contracts.ts'
import { textOf } from './line-words.ts'

const FrozenLine = LineText.extend({ task: z.string(), label: z.string(), title: z.string(), clause: z.string() })
export type FrozenLine = z.infer<typeof FrozenLine>

/** What was frozen when it was sent; only what this page shows is asked for, so an older shape still opens. */
export const FrozenReport = z.object({
  month: Month,
  unit: z.object({ code: z.string(), name: z.string() }),
  number: z.number().int(),
  reason: z.string().nullable(),
  submittedBy: z.string(),
  submittedAt: Instant,
  dueOn: Day,
  lines: z.array(FrozenLine),
  registers: z.object({ on: Day, counts: z.array(RegisterCount) }).optional(),
  attachments: z.array(z.object({ task: z.string(), name: z.string(), bytes: z.number(), sha256: z.string() })),
})
export type FrozenReport = z.infer<typeof FrozenReport>

export const VERSION_KIND_TITLES: Record<ReportVersion['kind'], string> = {
  submission: '提交',
  resubmission: '重新提交',
  correction: '更正',
}

export interface LineChange {
  readonly task: string
  readonly label: string
  readonly title: string
  readonly fields: readonly FieldChange[]
  /** Names of files that came or went. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** What differs between two versions, line by line, in the order of the newer one. */
export function compareVersions(before: FrozenReport, after: FrozenReport): LineChange[] {
  return after.lines.flatMap((line) => {
    const old = before.lines.find((l) => l.task === line.task)
    const fields = changesOf(old ? textOf(old) : null, textOf(line))
    const files = (r: FrozenReport) => r.attachments.filter((a) => a.task === line.task)
    const gone = (a: FrozenReport, b: FrozenReport) =>
      files(a)
        .filter((f) => !files(b).some((g) => g.sha256 === f.sha256 && g.name === f.name))
        .map((f) => f.name)
    const added = gone(after, before)
    const removed = gone(before, after)
    if (fields.length + added.length + removed.length === 0) return []
    return [{ task: line.task, label: line.label, title: line.title, fields, added, removed }]
  })
}
