import { sql } from 'kysely'
import type { Delivery, DeliveryState, Webhook } from '@gongjian/domain/webhook/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { registerTitles } from '../register/store/definitions.ts'
import { planFactsOf, refOf, unitById } from '../report/plan-facts.ts'
import type { DeliveryRow } from './compose-message.ts'

const COLUMNS = [
  'w.id',
  'w.unit_id',
  'w.url',
  'w.events',
  'w.registers',
  'w.active',
  'w.stopped_why',
  'w.created_by',
  'w.created_at',
] as const

function selectWebhooks({ tx, actor }: Ctx) {
  const counted = (state: DeliveryState) => sql<number>`(select count(*)::int from webhook_delivery d
    where d.plan_id = w.plan_id and d.webhook_id = w.id and d.state = ${state})`
  const last = sql<Date | null>`(select max(d.tried_at) from webhook_delivery d
    where d.plan_id = w.plan_id and d.webhook_id = w.id and d.state = 'delivered')`
  return tx
    .selectFrom('webhook as w')
    .select(COLUMNS)
    .select([counted('waiting').as('waiting'), counted('given-up').as('givenUp'), last.as('lastDeliveredAt')])
    .where('w.plan_id', '=', actor.planId)
}

type WebhookRow = Awaited<ReturnType<ReturnType<typeof selectWebhooks>['executeTakeFirstOrThrow']>>

async function viewOf(ctx: Ctx, rows: readonly WebhookRow[]): Promise<Webhook[]> {
  const facts = await planFactsOf(ctx)
  const titleOf = await registerTitles(ctx)
  return rows.map(({ unit_id, stopped_why, created_by, created_at, lastDeliveredAt, ...w }) => ({
    ...w,
    unit: refOf(unitById(facts, unit_id)),
    registerTitles: w.registers?.map(titleOf) ?? null,
    stoppedWhy: stopped_why,
    createdBy: created_by,
    createdAt: created_at.toISOString(),
    lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null,
  }))
}

/** Those that the actor may remove; how they fare is told to their own unit alone. */
export async function readWebhooks(ctx: Ctx): Promise<Webhook[]> {
  return viewOf(ctx, await selectWebhooks(ctx).orderBy('w.id', 'desc').limit(500).execute())
}

export async function getWebhook(ctx: Ctx, id: number): Promise<Webhook> {
  const [webhook] = await viewOf(ctx, await selectWebhooks(ctx).where('w.id', '=', id).execute())
  return webhook ?? fail('webhook-not-found')
}

export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    event: row.event,
    register: row.register,
    itemId: row.item_id,
    state: row.state,
    attempts: row.attempts,
    status: row.status,
    problem: row.problem,
    createdAt: row.created_at.toISOString(),
    lastTriedAt: row.tried_at?.toISOString() ?? null,
    nextAt: row.state === 'waiting' ? row.next_at.toISOString() : null,
  }
}

interface Asked {
  readonly state?: DeliveryState | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** Newest first. */
export async function readDeliveries({ tx, actor }: Ctx, webhook: number, { state, before, limit }: Asked) {
  let query = tx
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('webhook_id', '=', webhook)
  if (state !== undefined) query = query.where('state', '=', state)
  if (before !== undefined) query = query.where('id', '<', before)
  const found = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit)
  return { rows: rows.map(deliveryOf), next: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
}
