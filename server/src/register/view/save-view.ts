import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../../operation/implementation.ts'
import { planFactsOf } from '../../report/plan-facts.ts'
import { taskIdOf } from '../store/batch.ts'
import { columnIn } from '../store/column-sql.ts'
import { conditionSql } from '../store/condition-sql.ts'
import { registerOf } from '../store/definitions.ts'
import { readPlaces } from '../store/places.ts'
import { viewOf } from './read-views.ts'
import { mayShareWithAll } from './share.ts'

/** Under its name, one of one's own: saving it again replaces it. */
export const saveView = implement('saveView', async (ctx, input) => {
  const { tx, actor, app } = ctx
  const register = await registerOf(ctx, input.register)
  // A view that names a column which is none would fail whoever opens it.
  for (const key of [...input.columns, ...(input.sort ? [input.sort.field] : [])]) columnIn(register, key)
  const asked = { register, today: app.clock.today(), places: await readPlaces(ctx) }
  for (const condition of input.where) conditionSql(condition, asked)
  if (actor.accountId === null) return fail('not-signed-in')
  const taskId = taskIdOf(register, await planFactsOf(ctx))
  if (input.sharedWith === 'all' && !mayShareWithAll(actor, taskId)) return fail('outside-scope')
  const content = {
    unit_id: actor.unitId,
    task_id: taskId,
    shared_with: input.sharedWith,
    columns: input.columns,
    conditions: JSON.stringify(input.where),
    sort: input.sort ? JSON.stringify(input.sort) : null,
  }
  const row = await tx
    .insertInto('saved_view')
    .values({
      plan_id: actor.planId,
      register: register.id,
      account_id: actor.accountId,
      by: actor.name,
      name: input.view.trim(),
      ...content,
    })
    .onConflict((c) => c.columns(['plan_id', 'account_id', 'register', 'name']).doUpdateSet(content))
    .returningAll()
    .executeTakeFirstOrThrow()
  return viewOf(row, actor.accountId)
})

export const removeView = implement('removeView', async ({ tx, actor }, { register, view }) => {
  const gone = await tx
    .deleteFrom('saved_view')
    .where('plan_id', '=', actor.planId)
    .where('register', '=', register)
    .where('id', '=', view)
    .where('account_id', '=', actor.accountId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) fail('view-not-found')
  return { done: true } as const
})
