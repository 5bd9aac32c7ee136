import { fail } from '@gongjian/domain/error/codes.ts'
import { mustBeTokenUnit } from '../api-token/must-be-token-unit.ts'
import type { Ctx } from '../app.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import type { InputOf } from '../operation/types.ts'
import { mustBeRegisters } from '../register/store/definitions.ts'
import { getWebhook } from './read-webhooks.ts'
import { mustBeSafeUrl } from './safe-address.ts'
import { makeSecret } from './sign.ts'

/** Each is a write of every change and a connection of the worker. */
const MOST_OF_A_UNIT = 20

type Changes = Pick<InputOf<'updateWebhook'>, 'url' | 'registers'>

async function mustBeKnown(ctx: Ctx, { url, registers }: Changes): Promise<void> {
  if (url !== undefined) mustBeSafeUrl(url, ctx.app.config.webhookHosts)
  await mustBeRegisters(ctx, registers ?? [])
}

async function mustHaveRoom({ tx, actor }: Ctx): Promise<void> {
  const { count } = await tx
    .selectFrom('webhook')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('plan_id', '=', actor.planId)
    .where('unit_id', '=', actor.unitId)
    .executeTakeFirstOrThrow()
  if (count >= MOST_OF_A_UNIT) fail('webhook-many', { most: MOST_OF_A_UNIT })
}

function distinct<T>(chosen: readonly T[]): T[] {
  return [...new Set(chosen)]
}

export const createWebhook = implement('createWebhook', async (ctx, { url, events, registers }) => {
  const { tx, actor } = ctx
  await mustBeTokenUnit(ctx)
  await mustBeKnown(ctx, { url, registers })
  await mustHaveRoom(ctx)
  const secret = makeSecret()
  const { id } = await tx
    .insertInto('webhook')
    .values({
      plan_id: actor.planId,
      unit_id: actor.unitId,
      url,
      events: distinct(events),
      registers: registers && distinct(registers),
      secret,
      created_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { webhook: await getWebhook(ctx, id), secret }
})

/** The webhook, if it is the actor's own unit's; the policies say the same. */
export async function getOwnWebhook(ctx: Ctx, id: number) {
  const webhook = await getWebhook(ctx, id)
  return webhook.unit.code === ctx.actor.unitCode ? webhook : fail('outside-scope')
}

export const updateWebhook = implement('updateWebhook', async (ctx, { id, ...changes }) => {
  const { tx, actor } = ctx
  const { url, events, registers, active } = await getOwnWebhook(ctx, id)
  await mustBeKnown(ctx, changes)
  await tx
    .updateTable('webhook')
    .set({
      url: changes.url ?? url,
      events: distinct(changes.events ?? events),
      registers: changes.registers === undefined ? registers : changes.registers && distinct(changes.registers),
      active: changes.active ?? active,
      ...(changes.active === undefined ? {} : { stopped_why: null }),
    })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .execute()
  return getWebhook(ctx, id)
})

/** From the next message on; the old one signs nothing any more. */
export const renewWebhookSecret = implement('renewWebhookSecret', async (ctx, { id }) => {
  const { tx, actor } = ctx
  await getOwnWebhook(ctx, id)
  const secret = makeSecret()
  await tx.updateTable('webhook').set({ secret }).where('plan_id', '=', actor.planId).where('id', '=', id).execute()
  await recordEvent(ctx, {
    kind: 'webhook-secret',
    subject: (await getWebhook(ctx, id)).url,
    unitId: actor.unitId,
    detail: {},
  })
  return { secret }
})

/** With what was still to be sent. */
export const removeWebhook = implement('removeWebhook', async (ctx, { id }) => {
  const { tx, actor } = ctx
  await getWebhook(ctx, id)
  await tx.deleteFrom('webhook').where('plan_id', '=', actor.planId).where('id', '=', id).execute()
  return { done: true } as const
})
