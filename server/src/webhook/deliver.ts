import { sql } from 'kysely'
import type { App } from '../app.ts'
import { composeMessage, type DeliveryRow } from './compose-message.ts'
import { postMessage, type Posted } from './post-message.ts'
import { signedHead } from './sign.ts'

const MINUTE_MS = 60_000
/** After the first failure half a minute, and so on; after the last one it is given up, some 21 hours on. */
const WAITS_MS = [0.5, 2, 10, 30, 120, 360, 720].map((minutes) => minutes * MINUTE_MS)
export const MOST_ATTEMPTS = WAITS_MS.length + 1
/** Whoever took a row and died leaves it to the next after this. */
const LEASE_MS = 2 * MINUTE_MS
/** Other jobs have their turn in between. */
const RUN_MS = 50_000
const KEPT_DAYS = 30

interface Due extends DeliveryRow {
  readonly url: string
  readonly secret: string
}

/** Takes the oldest that is due, so that no other worker takes it meanwhile. Webhooks that failed in this run wait for the next. */
async function claimNext(app: App, real: Date, down: ReadonlySet<number>): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    update webhook_delivery d set next_at = ${new Date(real.getTime() + LEASE_MS)}, attempts = d.attempts + 1, tried_at = ${real}
    from webhook w
    where w.id = d.webhook_id and d.id = (
      select x.id from webhook_delivery x join webhook y on y.id = x.webhook_id
      where x.state = 'waiting' and x.next_at <= ${real} and y.active and x.webhook_id <> all (${[...down]}::int[])
      order by x.next_at, x.id limit 1 for update of x skip locked)
    returning d.*, w.url, w.secret`.execute(app.connections.owner)
  return rows[0]
}

type Settled = Pick<DeliveryRow, 'state' | 'status' | 'problem' | 'next_at'>

async function note(app: App, { plan_id, id }: Due, what: Settled | Pick<DeliveryRow, 'body'>): Promise<void> {
  await app.connections.owner
    .updateTable('webhook_delivery')
    .set(what)
    .where('plan_id', '=', plan_id)
    .where('id', '=', id)
    .execute()
}

/** Nothing came through since before this message: nobody is there. What waits stays, and goes out when a person starts it again. */
async function stopIfDead(app: App, { plan_id, webhook_id, created_at }: Due, problem: string): Promise<void> {
  await sql`update webhook w set active = false, stopped_why = ${`连续 ${MOST_ATTEMPTS} 次没有送达（${problem}），已自动停用；修好后请重新启用`}
    where w.plan_id = ${plan_id} and w.id = ${webhook_id} and not exists (select 1 from webhook_delivery d
      where d.plan_id = w.plan_id and d.webhook_id = w.id and d.state = 'delivered' and d.tried_at >= ${created_at})`.execute(
    app.connections.owner,
  )
}

function settledOf(due: Due, { status, problem }: Posted, real: Date): Settled {
  if (problem === null) return { state: 'delivered', status, problem, next_at: real }
  const wait = WAITS_MS[due.attempts - 1]
  if (wait === undefined) return { state: 'given-up', status, problem, next_at: real }
  return { state: 'waiting', status, problem, next_at: new Date(real.getTime() + wait) }
}

/** The body is kept from the first try on: each try sends the same, so a receiver that has it already knows it. */
async function bodyOf(app: App, due: Due): Promise<string | null> {
  if (due.body !== null) return due.body
  const body = await composeMessage(app, due)
  if (body !== null) await note(app, due, { body })
  return body
}

async function deliver(app: App, due: Due, real: Date): Promise<DeliveryRow['state']> {
  const body = await bodyOf(app, due)
  if (body === null) {
    await note(app, due, { state: 'skipped', status: null, problem: '条目已不在本单位的范围内', next_at: real })
    return 'skipped'
  }
  const head = signedHead(due.secret, `msg_${due.message}`, real, body)
  const settled = settledOf(due, await postMessage(due.url, body, head, app.config.webhookHosts), real)
  await note(app, due, settled)
  if (settled.state === 'given-up') await stopIfDead(app, due, settled.problem ?? '')
  return settled.state
}

type Delivered = Readonly<Record<DeliveryRow['state'], number>>

/**
 * Sends what is due, each message at least once: whoever dies between sending and noting it sends it again, under the same id.
 * Goes by the real clock. A receiver that is down costs one try a run.
 */
export async function deliverWebhooks(
  app: App,
  real: () => Date = () => new Date(),
  signal?: AbortSignal,
): Promise<Delivered> {
  const done = { waiting: 0, delivered: 0, 'given-up': 0, skipped: 0 }
  const down = new Set<number>()
  const until = Date.now() + RUN_MS
  while (!signal?.aborted && Date.now() < until) {
    const due = await claimNext(app, real(), down)
    if (!due) break
    const state = await deliver(app, due, real())
    done[state] += 1
    if (state === 'waiting' || state === 'given-up') down.add(due.webhook_id)
  }
  return done
}

/** Old deliveries say nothing any more. Returns how many went. */
export async function forgetDeliveries(app: App): Promise<number> {
  const gone = await app.connections.owner
    .deleteFrom('webhook_delivery')
    .where('created_at', '<', sql<Date>`clock_timestamp() - ${KEPT_DAYS} * interval '1 day'`)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
