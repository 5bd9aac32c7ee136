import { z } from 'zod'
import { Day, Month } from '@gongjian/domain/calendar/calendar.ts'
import { RegisterCount } from '@gongjian/domain/register/register-count.ts'
import { LineState, LineText } from '@gongjian/domain/report/report.ts'
import { Part } from '@gongjian/domain/unit/unit.ts'
import type { Tx } from '../db/actor.ts'
import { canonicalJson } from './canonical-json.ts'
import { taskById, unitById, type PlanFacts } from './plan-facts.ts'
import type { FileRow, LineRow, PeriodRow, ReportRow } from './report-reader.ts'
import { textOf } from './report-view.ts'
import { sha256Of, type Hand } from './report-writer.ts'

export const VersionKind = z.enum(['submission', 'resubmission', 'correction'])
export type VersionKind = z.infer<typeof VersionKind>

const FrozenFile = z.object({
  task: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  sha256: z.string(),
})

/** What a frozen report holds: everything it said, and the hashes of what it enclosed. */
export const FrozenReport = z.object({
  month: Month,
  unit: z.object({ code: z.string(), name: z.string() }),
  number: z.number(),
  kind: VersionKind,
  reason: z.string().nullable(),
  submittedBy: z.string(),
  submittedAt: z.string(),
  dueOn: z.string(),
  lines: z.array(
    LineText.extend({
      task: z.string(),
      label: z.string(),
      title: z.string(),
      clause: z.string(),
      part: Part,
      state: LineState,
      carried: z.array(z.string()),
    }),
  ),
  /** What the registers held on the day of the submission, by task. */
  registers: z.object({ on: Day, counts: z.array(RegisterCount) }),
  attachments: z.array(FrozenFile),
})
export type FrozenReport = z.infer<typeof FrozenReport>

interface Freeze {
  readonly facts: PlanFacts
  readonly period: PeriodRow
  /** As it stands after the submission: its `versions` is this version's number. */
  readonly report: ReportRow
  /** All its lines, in the plan's order, and the files that stand at them. */
  readonly lines: readonly LineRow[]
  readonly files: ReadonlyMap<number, readonly FileRow[]>
  readonly registers: FrozenReport['registers']
  readonly kind: VersionKind
  readonly reason: string | null
  readonly hand: Hand
}

function attachmentsOf({ facts, lines, files }: Freeze): z.infer<typeof FrozenFile>[] {
  return lines.flatMap((l) =>
    (files.get(l.id) ?? []).map((f) => ({
      task: taskById(facts, l.task_id).code,
      name: f.name,
      type: f.type,
      bytes: f.bytes,
      sha256: f.sha256,
    })),
  )
}

/** Writes the report as it stands now into a version that never changes. */
export async function freezeVersion(tx: Tx, freeze: Freeze): Promise<void> {
  const { facts, period, report, lines, registers, kind, reason, hand } = freeze
  const unit = unitById(facts, report.unit_id)
  const frozen: FrozenReport = {
    month: period.month,
    unit: { code: unit.code, name: unit.name },
    number: report.versions,
    kind,
    reason,
    submittedBy: hand.name,
    submittedAt: hand.at.toISOString(),
    dueOn: period.due_on,
    lines: lines.map((l) => {
      const { code, label, title, clause } = taskById(facts, l.task_id)
      return { ...textOf(l), task: code, label, title, clause, part: l.part, state: l.state, carried: l.carried }
    }),
    registers,
    attachments: attachmentsOf(freeze),
  }
  const body = canonicalJson(frozen)
  await tx
    .insertInto('report_version')
    .values({
      plan_id: report.plan_id,
      report_id: report.id,
      unit_id: report.unit_id,
      number: report.versions,
      kind,
      reason,
      submitted_by: hand.name,
      submitted_at: hand.at,
      body,
      sha256: sha256Of(body),
    })
    .execute()
}
