import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Actor, Tx } from '../db/actor.ts'
import { implement } from '../operation/implementation.ts'
import { planFactsOf, taskIn, unitIn, type TaskFacts, type UnitFacts } from './plan-facts.ts'
import { getPeriod, getReport, readLastMonth, readLineFiles, type LineRow, type ReportRow } from './report-reader.ts'
import { mustBeEditable, mustBeOpen } from './report-lock.ts'
import { lineView } from './report-view.ts'
import { mustBeMilestones, writeLine } from './report-writer.ts'

/** Editing, submitting and correcting reach one's own unit and no other. */
export function mustBeOwn(actor: Actor, unit: UnitFacts): void {
  if (unit.id !== actor.unitId) fail('outside-scope')
}

/** `unit`: whose report it is; of a task that is not this unit's it has no line. */
export async function getLineForUpdate(tx: Tx, report: ReportRow, unit: UnitFacts, task: TaskFacts): Promise<LineRow> {
  const line = await tx
    .selectFrom('report_line')
    .selectAll()
    .where('plan_id', '=', report.plan_id)
    .where('report_id', '=', report.id)
    .where('task_id', '=', task.id)
    .forUpdate()
    .executeTakeFirst()
  return line ?? fail('task-not-of-unit', { task: `${task.label} ${task.title}`, unit: unit.name })
}

/** Nobody edited it, yet the version is another: the product itself carried words over, or the page is old. */
export function changedBy(row: { edited_by: string | null; edited_at: Date | null }): { by: string; at: string } {
  return { by: row.edited_by ?? '系统', at: row.edited_at ? instantInWords(row.edited_at) : '您打开页面之后' }
}

export function mustBeUnchanged(
  row: { version: number; edited_by: string | null; edited_at: Date | null },
  expected: number,
): void {
  if (row.version === expected) return
  fail('line-changed', changedBy(row))
}

export const saveReportLine = implement('saveReportLine', async (ctx, input) => {
  const { tx, actor, now } = ctx
  const { month, unit: unitCode, taskId, expectedVersion, touched, ...text } = input
  const facts = await planFactsOf(ctx)
  const unit = unitIn(facts, unitCode)
  mustBeOwn(actor, unit)
  const task = taskIn(facts, taskId)
  const period = await getPeriod(tx, actor.planId, month)
  mustBeOpen(period)
  const report = await getReport(tx, actor, month, unit, 'share')
  // It may have been closed while we waited for the lock.
  if (report.state === 'closed') mustBeOpen(await getPeriod(tx, actor.planId, month))
  const line = await getLineForUpdate(tx, report, unit, task)
  mustBeEditable(line, task)
  mustBeUnchanged(line, expectedVersion)
  mustBeMilestones(task, text.reached)
  const saved = await writeLine(tx, actor.planId, line, text, touched, { name: actor.name, at: now })
  const files = await readLineFiles(tx, actor.planId, [saved.id])
  const last = await readLastMonth(tx, actor.planId, month, unit.id)
  return lineView(facts, saved, files.get(saved.id) ?? [], last.get(task.id))
})
