import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { reviewLineOf } from '../report/list-review-lines.ts'
import { planFactsOf, taskIn, unitIn } from '../report/plan-facts.ts'
import { readLineFiles, type LineRow, type PeriodRow } from '../report/report-reader.ts'

interface Asked {
  readonly taskId: number
  readonly unitId: number | undefined
  readonly month: string | undefined
}

/** Lines that were sent; the policies decide of which units. A draft is nobody's to read before it is sent. */
async function readTaskLines({ tx, actor }: Ctx, { taskId, unitId, month }: Asked): Promise<LineRow[]> {
  let query = tx
    .selectFrom('report_line as l')
    .innerJoin('unit as u', 'u.id', 'l.unit_id')
    .selectAll('l')
    .where('l.plan_id', '=', actor.planId)
    .where('l.task_id', '=', taskId)
    .where('l.state', '!=', 'draft')
    .orderBy('l.month', 'desc')
    .orderBy('u.sort')
    .limit(1000)
  if (unitId !== undefined) query = query.where('l.unit_id', '=', unitId)
  if (month !== undefined) query = query.where('l.month', '=', month)
  return query.execute()
}

async function readMonths({ tx, actor }: Ctx, { taskId, unitId }: Asked): Promise<string[]> {
  let query = tx
    .selectFrom('report_line')
    .select('month')
    .distinct()
    .where('plan_id', '=', actor.planId)
    .where('task_id', '=', taskId)
    .where('state', '!=', 'draft')
    .orderBy('month', 'desc')
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId)
  return (await query.execute()).map((r) => r.month)
}

async function readPeriods({ tx, actor }: Ctx): Promise<Map<string, PeriodRow>> {
  const rows = await tx.selectFrom('period').selectAll().where('plan_id', '=', actor.planId).execute()
  return new Map(rows.map((p) => [p.month, p]))
}

/** A task's sent lines by month, the newest first, of the units that the actor may read. */
export const listTaskLines = implement('listTaskLines', async (ctx, { taskId, month, unit }) => {
  const { tx, actor } = ctx
  const facts = await planFactsOf(ctx)
  const asked = {
    taskId: taskIn(facts, taskId).id,
    unitId: unit === undefined ? undefined : unitIn(facts, unit).id,
    month,
  }
  const months = await readMonths(ctx, asked)
  const lines = await readTaskLines(ctx, asked)
  const periods = await readPeriods(ctx)
  const files = await readLineFiles(
    tx,
    actor.planId,
    lines.map((l) => l.id),
  )
  return {
    months,
    lines: lines.flatMap((l) => {
      const period = periods.get(l.month)
      return period ? [reviewLineOf(facts, actor, period, l, files.get(l.id) ?? [])] : []
    }),
  }
})
