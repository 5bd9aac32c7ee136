import { fail } from '@gongjian/domain/error/codes.ts'
import { isFilled } from '@gongjian/domain/report/report.ts'
import type { Tx } from '../db/actor.ts'
import { sayWhy } from '../db/transaction.ts'
import { tellOfCorrection } from '../notice/report-notices.ts'
import { implement } from '../operation/implementation.ts'
import type { InputOf } from '../operation/types.ts'
import { freezeVersion, type FrozenReport } from './freeze-version.ts'
import { readPlanFacts, taskIn, unitIn, type PlanFacts } from './plan-facts.ts'
import { getPeriod, getReport, readLineFiles, readLines, type LineRow } from './report-reader.ts'
import { textOf, viewReport } from './report-view.ts'
import { changedFields, markSubmitted, mustBeMilestones, writeLine, type Hand } from './report-writer.ts'
import { mustBeOwn } from './save-report-line.ts'
import { registersOn } from './registers-on.ts'
import { getLinesForUpdate, type Standing } from './submit-report.ts'

type Corrections = InputOf<'correctReport'>['lines']

/** Writes what differs; returns the lines that did. */
async function correctLines(
  tx: Tx,
  facts: PlanFacts,
  lines: readonly LineRow[],
  corrections: Corrections,
  hand: Hand,
): Promise<LineRow[]> {
  const corrected: LineRow[] = []
  for (const { task: code, ...text } of corrections) {
    const task = taskIn(facts, code)
    const line = lines.find((l) => l.task_id === task.id) ?? fail('task-not-found', { task: code })
    mustBeMilestones(task, text.reached)
    if (!isFilled(text, [])) fail('report-incomplete', { count: 1, tasks: `${task.label} ${task.title}` })
    if (changedFields(textOf(line), text).length === 0) continue
    corrected.push(await writeLine(tx, line.plan_id, line, text, [], hand))
  }
  return corrected
}

/** What was never sent is now received, though nobody reviews it any more; what was decided stays decided. */
async function receive(tx: Tx, lines: readonly LineRow[], hand: Hand): Promise<void> {
  const sent = lines.filter((l) => l.state === 'draft' || l.state === 'returned')
  if (sent.length === 0) return
  await tx
    .updateTable('report_line')
    .set({ state: 'submitted', submitted_by: hand.name, submitted_at: hand.at })
    .where('plan_id', '=', sent[0]?.plan_id ?? 0)
    .where(
      'id',
      'in',
      sent.map((l) => l.id),
    )
    .execute()
}

export async function correct(
  tx: Tx,
  facts: PlanFacts,
  { period, report }: Standing,
  { lines, reason, registers }: { lines: Corrections; reason: string; registers: FrozenReport['registers'] },
  hand: Hand,
): Promise<LineRow[]> {
  await sayWhy(tx, reason)
  const before = await getLinesForUpdate(tx, period.plan_id, report.id)
  const corrected = await correctLines(tx, facts, before, lines, hand)
  if (corrected.length === 0) return []
  await receive(tx, corrected, hand)
  const after = await markSubmitted(tx, period, report, [], hand)
  const now = await readLines(tx, period.plan_id, report.id)
  const files = await readLineFiles(
    tx,
    period.plan_id,
    now.map((l) => l.id),
  )
  const kind = 'correction'
  await freezeVersion(tx, { facts, period, report: after, lines: now, files, registers, kind, reason, hand })
  return corrected
}

/** After the closing: a new version with its reason beside the old ones; the month stays closed. */
export const correctReport = implement('correctReport', async (ctx, { month, unit: unitCode, reason, lines }) => {
  const { tx, actor, now } = ctx
  const facts = await readPlanFacts(tx, actor.planId)
  const unit = unitIn(facts, unitCode)
  mustBeOwn(actor, unit)
  const report = await getReport(tx, actor, month, unit, 'update')
  const period = await getPeriod(tx, actor.planId, month)
  if (!period.closed_at) fail('report-not-closed')
  const registers = await registersOn(ctx, month, unit.id)
  const hand = { name: actor.name, at: now }
  const corrected = await correct(tx, facts, { period, report }, { lines, reason, registers }, hand)
  if (corrected.length > 0) await tellOfCorrection(ctx, facts, { month, unit, lines: corrected }, reason)
  return viewReport(ctx, month, unitCode, facts)
})
