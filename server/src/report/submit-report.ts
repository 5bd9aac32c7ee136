import { fail } from '@gongjian/domain/error/codes.ts'
import { isFilled, LINE_ACTIONS } from '@gongjian/domain/report/report.ts'
import type { Tx } from '../db/actor.ts'
import { tellOfSubmission } from '../notice/report-notices.ts'
import { implement } from '../operation/implementation.ts'
import { freezeVersion, type FrozenReport } from './freeze-version.ts'
import { registersOn } from './registers-on.ts'
import { readPlanFacts, taskById, unitIn, type PlanFacts } from './plan-facts.ts'
import { getPeriod, getReport, readLineFiles, type LineRow, type PeriodRow, type ReportRow } from './report-reader.ts'
import { mustBeOpen } from './report-lock.ts'
import { textOf, viewHeld, type HeldReport } from './report-view.ts'
import { markSubmitted, submitLines, type Hand } from './report-writer.ts'
import { mustBeOwn } from './save-report-line.ts'

export async function getLinesForUpdate(tx: Tx, planId: number, reportId: number): Promise<LineRow[]> {
  return tx
    .selectFrom('report_line')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('report_id', '=', reportId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

function mustBeFilled(facts: PlanFacts, lines: readonly LineRow[]): void {
  const empty = lines
    .filter((l) => !isFilled(textOf(l), l.carried))
    .map((l) => taskById(facts, l.task_id))
    .sort((a, b) => a.sort - b.sort)
  if (empty.length === 0) return
  fail('report-incomplete', { count: empty.length, tasks: empty.map((t) => `${t.label} ${t.title}`).join('、') })
}

export interface Submission extends HeldReport {
  /** None when all were sent before. */
  readonly sent: readonly LineRow[]
}

/** A report and the month that it belongs to. */
export interface Standing {
  readonly period: PeriodRow
  readonly report: ReportRow
}

/** Sends what is a draft or came back, and freezes the report as it then stands. */
export async function submit(
  tx: Tx,
  facts: PlanFacts,
  { period, report }: Standing,
  registers: FrozenReport['registers'],
  hand: Hand,
): Promise<Submission> {
  const before = (await getLinesForUpdate(tx, period.plan_id, report.id)).sort(
    (a, b) => taskById(facts, a.task_id).sort - taskById(facts, b.task_id).sort,
  )
  const files = await readLineFiles(
    tx,
    period.plan_id,
    before.map((l) => l.id),
  )
  const sent = before.filter((l) => LINE_ACTIONS[l.state].submit)
  if (sent.length === 0) return { period, report, lines: before, files, sent }
  mustBeFilled(facts, sent)
  const moved = await submitLines(tx, period.plan_id, sent, hand)
  const lines = before.map((l) => moved.get(l.id) ?? l)
  const states = lines.map((l) => l.state)
  const after = await markSubmitted(tx, period, report, states, hand)
  const kind = report.first_submitted_at ? 'resubmission' : 'submission'
  await freezeVersion(tx, { facts, period, report: after, lines, files, registers, kind, reason: null, hand })
  return { period, report: after, lines, files, sent }
}

/** A second click finds nothing left to send and answers with the report as it stands: none is doubled. */
export const submitReport = implement('submitReport', async (ctx, { month, unit: unitCode }) => {
  const { tx, actor, now } = ctx
  const facts = await readPlanFacts(tx, actor.planId)
  const unit = unitIn(facts, unitCode)
  mustBeOwn(actor, unit)
  const report = await getReport(tx, actor, month, unit, 'update')
  const period = await getPeriod(tx, actor.planId, month)
  mustBeOpen(period)
  const registers = await registersOn(ctx, month, unit.id)
  const submission = await submit(tx, facts, { period, report }, registers, { name: actor.name, at: now })
  if (submission.sent.length > 0) await tellOfSubmission(ctx, facts, { month, unit, lines: submission.sent })
  return viewHeld(ctx, facts, submission)
})
