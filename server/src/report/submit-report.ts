import { fail } from '@gongjian/domain/error/codes.ts'
import { isFilled, LINE_ACTIONS } from '@gongjian/domain/report/report.ts'
import type { Tx } from '../db/actor.ts'
import { tellOfSubmission } from '../notice/report-notices.ts'
import { implement } from '../operation/implementation.ts'
import { freezeVersion } from './freeze-version.ts'
import { readPlanFacts, taskById, unitIn, type PlanFacts } from './plan-facts.ts'
import { getPeriod, getReport, type LineRow, type PeriodRow, type ReportRow } from './report-reader.ts'
import { mustBeOpen } from './report-lock.ts'
import { textOf, viewReport } from './report-view.ts'
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

/** Sends what is a draft or came back; returns the lines sent, none when all were sent before. */
export async function submit(
  tx: Tx,
  facts: PlanFacts,
  period: PeriodRow,
  report: ReportRow,
  hand: Hand,
): Promise<LineRow[]> {
  const lines = await getLinesForUpdate(tx, period.plan_id, report.id)
  const sent = lines.filter((l) => LINE_ACTIONS[l.state].submit)
  if (sent.length === 0) return []
  mustBeFilled(facts, sent)
  await submitLines(tx, period.plan_id, sent, hand)
  const states = lines.map((l) => LINE_ACTIONS[l.state].submit ?? l.state)
  const after = await markSubmitted(tx, period, report, states, hand)
  const kind = report.first_submitted_at ? 'resubmission' : 'submission'
  await freezeVersion(tx, { facts, period, report: after, kind, reason: null, hand })
  return sent
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
  const sent = await submit(tx, facts, period, report, { name: actor.name, at: now })
  if (sent.length > 0) await tellOfSubmission(ctx, facts, { month, unit, lines: sent })
  return viewReport(ctx, month, unitCode, facts)
})
