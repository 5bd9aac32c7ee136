import { sql } from 'kysely'
import { addMonths, type Day, type Month } from '@gongjian/domain/calendar/calendar.ts'
import type { RegisterCount } from '@gongjian/domain/register/register-count.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { planFactsOf, unitIn } from '../../report/plan-facts.ts'
import { answeringUnits, tasksOfPlan } from '../../task/task-facts.ts'
import { registersOfPlan } from '../store/definitions.ts'
import { reaches } from '../store/item-reach.ts'
import { firstDay, KEPT_STAGES, OPEN_STAGES } from '../store/light-sql.ts'

/** A report's unit, and of which tasks it reports: a body its own items, a lead those of all bodies. */
export interface CountedReport {
  readonly month: Month
  readonly today: Day
  readonly unitId: number
}

interface Row {
  readonly register: string
  readonly kept: number
  readonly closed: number
  readonly overdue: number
}

/** What the registers hold for each task that the unit answers for or leads, as far as the actor may read it. */
export async function countRegistersOf(ctx: Ctx, { month, today, unitId }: CountedReport): Promise<RegisterCount[]> {
  const { tx, actor } = ctx
  const { tasks } = await tasksOfPlan(ctx)
  const own = tasks.filter((t) => answeringUnits(t).some((u) => u.id === unitId)).map((t) => t.id)
  const led = tasks.filter((t) => t.leads.some((u) => u.id === unitId) && !own.includes(t.id)).map((t) => t.id)
  if (own.length + led.length === 0) return []
  const scope = sql`plan_id = ${actor.planId} and ((unit_id = ${unitId} and task_id = any (${own}::int[])) or task_id = any (${led}::int[]))`
  const { rows } = await sql<Row>`
    select register, count(*) as kept, count(*) filter (where stage = 'closed') as closed,
      count(*) filter (where stage in (${OPEN_STAGES}) and ${firstDay('i')} < ${today}::date) as overdue
    from item_index i where ${scope} and stage in (${KEPT_STAGES}) group by register`.execute(tx)
  const { rows: closings } = await sql<{ register: string; n: number }>`
    select register, count(distinct item_id) as n from item_move
    where ${scope} and move = 'close' and at >= ${`${month}-01T00:00:00+08:00`}::timestamptz
      and at < ${`${addMonths(month, 1)}-01T00:00:00+08:00`}::timestamptz
    group by register`.execute(tx)
  const counts = new Map(rows.map((r) => [r.register, r]))
  const closedInMonth = new Map(closings.map((r) => [r.register, r.n]))
  const isSeen = (taskId: number): boolean =>
    reaches(actor, 'item.read', { unit_id: unitId, task_id: taskId, township: null })
  // Of rows that the actor may not read nothing is known: no count rather than 0.
  const codes = new Set(tasks.flatMap((t) => ([...own, ...led].includes(t.id) && isSeen(t.id) ? t.code : [])))
  return (await registersOfPlan(ctx)).flatMap(({ id, title, counter, task, life }) => {
    if (task === null || !codes.has(task)) return []
    const { kept = 0, closed = 0, overdue = 0 } = counts.get(id) ?? {}
    const work = life === 'record' ? null : { closed, closedInMonth: closedInMonth.get(id) ?? 0, overdue }
    return [{ task, register: id, title, counter, kept, work }]
  })
}

/** What the system holds of a report's tasks today, for the clerk to quote. */
export const countRegisters = implement('countRegisters', async (ctx, { month, unit }) => {
  const unitId = unitIn(await planFactsOf(ctx), unit).id
  return countRegistersOf(ctx, { month, today: ctx.app.clock.today(), unitId })
})
