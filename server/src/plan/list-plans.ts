import { sql } from 'kysely'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'

/** The policies show one plan at a time: each plan of the actor's is entered in turn, and the actor's own again at the end. */
async function countTasks({ tx, actor }: Ctx, plans: readonly { id: number }[]): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  const enter = (planId: number) => sql`select set_config('app.plan', ${String(planId)}, true)`.execute(tx)
  for (const { id } of plans) {
    await enter(id)
    const row = await tx
      .selectFrom('task')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('plan_id', '=', id)
      .executeTakeFirstOrThrow()
    counts.set(id, row.count)
  }
  await enter(actor.planId)
  return counts
}

/** The plans in which the actor is a member, the newest first. */
export const listPlans = implement('listPlans', async (ctx) => {
  const plans = await ctx.tx
    .selectFrom('plan')
    .select(['id', 'code', 'title', 'doc_number', 'city', 'saved_at', 'from_pack'])
    .orderBy('id', 'desc')
    .execute()
  const tasks = await countTasks(ctx, plans)
  return plans.map((p) => ({
    code: p.code,
    title: p.title,
    docNumber: p.doc_number,
    city: p.city,
    savedAt: p.saved_at.toISOString(),
    tasks: tasks.get(p.id) ?? 0,
    fromPack: p.from_pack,
  }))
})
