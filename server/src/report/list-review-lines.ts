import type { ReviewLine } from '@gongjian/domain/report/contracts.ts'
import { LINE_ACTIONS, type LineState, type ReviewAction } from '@gongjian/domain/report/report.ts'
import type { Actor, Tx } from '../db/actor.ts'
import { implement } from '../operation/implementation.ts'
import { planFactsOf, refOf, taskById, taskIn, unitById, unitIn, type PlanFacts } from './plan-facts.ts'
import { attachmentOf, getPeriod, readLineFiles, type FileRow, type LineRow, type PeriodRow } from './report-reader.ts'
import { isReviewer } from './report-lock.ts'
import { textOf, touchedOf } from './report-view.ts'

interface Narrowed {
  readonly taskId: number | undefined
  readonly unitId: number | undefined
}

/** Lines that were sent. What nobody has sent yet is no reviewer's to read. */
async function readSentLines(tx: Tx, planId: number, month: string, { taskId, unitId }: Narrowed): Promise<LineRow[]> {
  let query = tx
    .selectFrom('report_line as l')
    .innerJoin('task as t', 't.id', 'l.task_id')
    .innerJoin('unit as u', 'u.id', 'l.unit_id')
    .selectAll('l')
    .where('l.plan_id', '=', planId)
    .where('l.month', '=', month)
    .where('l.state', '!=', 'draft')
    .orderBy('t.sort')
    .orderBy('u.sort')
  if (taskId !== undefined) query = query.where('l.task_id', '=', taskId)
  if (unitId !== undefined) query = query.where('l.unit_id', '=', unitId)
  return query.execute()
}

export function reviewLineOf(
  facts: PlanFacts,
  actor: Actor,
  period: PeriodRow,
  line: LineRow,
  files: readonly FileRow[],
): ReviewLine {
  const task = taskById(facts, line.task_id)
  const may = (action: ReviewAction): boolean =>
    LINE_ACTIONS[line.state][action] !== undefined && period.closed_at === null && isReviewer(actor, line)
  return {
    ...textOf(line),
    month: line.month,
    unit: refOf(unitById(facts, line.unit_id)),
    task: task.code,
    label: task.label,
    title: task.title,
    clause: task.clause,
    part: line.part,
    state: line.state,
    version: line.version,
    submitted: touchedOf(line.submitted_by, line.submitted_at),
    reviewed: touchedOf(line.reviewed_by, line.reviewed_at),
    returnReason: line.return_reason,
    files: files.map(attachmentOf),
    mine: may('accept'),
    mayWithdraw: may('withdraw'),
  }
}

/** How many lines this actor is to review in the month, sent or not. */
async function countDue(tx: Tx, actor: Actor, { taskId, unitId }: Narrowed): Promise<number> {
  let query = tx.selectFrom('task_unit').select(['task_id', 'unit_id', 'part']).where('plan_id', '=', actor.planId)
  if (taskId !== undefined) query = query.where('task_id', '=', taskId)
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  const rows = await query.execute()
  return rows.filter((r) => isReviewer(actor, r)).length
}

/** The lines that are this actor's to review; the office, asking for one unit or task, sees the others' too. */
export const listReviewLines = implement('listReviewLines', async (ctx, { month, task, unit, state }) => {
  const { tx, actor } = ctx
  const facts = await planFactsOf(ctx)
  const period = await getPeriod(tx, actor.planId, month)
  const narrowed = {
    taskId: task === undefined ? undefined : taskIn(facts, task).id,
    unitId: unit === undefined ? undefined : unitIn(facts, unit).id,
  }
  const isNarrow = task !== undefined || unit !== undefined
  const sent = await readSentLines(tx, actor.planId, period.month, narrowed)
  const lines = sent.filter((l) => isReviewer(actor, l) || (isNarrow && actor.role === 'office'))
  const count = (s: LineState): number => lines.filter((l) => l.state === s).length
  const due = await countDue(tx, actor, narrowed)
  const shown = lines.filter((l) => state === undefined || l.state === state)
  const files = await readLineFiles(
    tx,
    actor.planId,
    shown.map((l) => l.id),
  )
  return {
    lines: shown.map((l) => reviewLineOf(facts, actor, period, l, files.get(l.id) ?? [])),
    counts: {
      draft: Math.max(0, due - lines.filter((l) => isReviewer(actor, l)).length),
      submitted: count('submitted'),
      accepted: count('accepted'),
      returned: count('returned'),
    },
  }
})
