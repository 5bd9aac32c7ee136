import type { Selectable } from 'kysely'
import type { WebhookMessage } from '@gongjian/domain/webhook/contracts.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { App } from '../app.ts'
import type { WebhookDeliveryTable } from '../db/schema-api.ts'
import { inTransaction } from '../db/transaction.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { findByIds } from '../register/store/find-rows.ts'
import { rowOf } from '../register/store/item-view.ts'
import { readBeside } from '../register/store/beside.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { findReadingActor } from '../session/find-unit-actor.ts'

export type DeliveryRow = Selectable<WebhookDeliveryTable>

/** The item as the unit sees it now; null: it does not. */
async function itemFor(app: App, { plan_id, unit_id, register: id, item_id }: DeliveryRow): Promise<ItemRow | null> {
  const actor = await findReadingActor(app, plan_id, unit_id)
  if (!actor || id === null || item_id === null) return null
  return inTransaction(app, actor, async (ctx) => {
    const register = (await registersOfPlan(ctx)).find((r) => r.id === id)
    const raw = register && (await findByIds(ctx, register, [item_id])).get(item_id)
    if (!raw) return null
    const beside = await readBeside(ctx, register, [raw])
    return rowOf(register, raw, await planFactsOf(ctx), app.clock.today(), beside)
  })
}

/** The words that are sent; null: the unit may not see the item any more, so nothing is. */
export async function composeMessage(app: App, row: DeliveryRow): Promise<string | null> {
  const plan = await app.connections.owner
    .selectFrom('plan')
    .select('code')
    .where('id', '=', row.plan_id)
    .executeTakeFirstOrThrow()
  const item = await itemFor(app, row)
  if (item === null && row.event !== 'test') return null
  const title = app.registersOf(plan.code).find((r) => r.id === row.register)?.title ?? null
  const message: WebhookMessage = {
    type: row.event,
    timestamp: row.at.toISOString(),
    data: { plan: plan.code, register: row.register, registerTitle: title, id: row.item_id, ...row.detail, item },
  }
  return JSON.stringify(message)
}
