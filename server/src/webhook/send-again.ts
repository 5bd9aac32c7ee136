import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { deliveryOf, readDeliveries } from './read-webhooks.ts'
import { getOwnWebhook } from './save-webhook.ts'

async function wake({ tx }: Ctx): Promise<void> {
  await sql`select wake_webhooks()`.execute(tx)
}

/** A stopped one sends nothing, so nothing is put on its way. */
async function mustRun(ctx: Ctx, id: number): Promise<void> {
  const { active } = await getOwnWebhook(ctx, id)
  if (!active) fail('webhook-stopped')
}

/** A message without an item, on the way of all others: what comes of it stands in the list of deliveries. */
export const testWebhook = implement('testWebhook', async (ctx, { id }) => {
  const { tx, actor, now } = ctx
  await mustRun(ctx, id)
  const detail = { by: actor.name, unit: actor.unitName, version: null, from: null, to: null, reason: null }
  const row = await tx
    .insertInto('webhook_delivery')
    .values({
      plan_id: actor.planId,
      webhook_id: id,
      unit_id: actor.unitId,
      event: 'test',
      at: now,
      detail: JSON.stringify(detail),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await wake(ctx)
  return deliveryOf(row)
})

export const listDeliveries = implement('listDeliveries', async (ctx, { id, ...asked }) => {
  await getOwnWebhook(ctx, id)
  return readDeliveries(ctx, id, asked)
})

/** From the beginning, under the id that it had: a receiver that has it already knows it. */
export const resendDelivery = implement('resendDelivery', async (ctx, { id, delivery }) => {
  const { tx, actor } = ctx
  await mustRun(ctx, id)
  const row = await tx
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', attempts: 0, problem: null, next_at: new Date() })
    .where('plan_id', '=', actor.planId)
    .where('webhook_id', '=', id)
    .where('id', '=', delivery)
    .returningAll()
    .executeTakeFirst()
  await wake(ctx)
  return row ? deliveryOf(row) : fail('webhook-not-found')
})
