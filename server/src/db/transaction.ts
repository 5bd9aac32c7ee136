import { sql } from 'kysely'
import type { App, Ctx, RequestFacts, Upload } from '../app.ts'
import { setActor, type Actor, type Tx } from './actor.ts'

/** Every unit and task of the plan: what a reach of `all` stands for. Plans change rarely, so it is kept per process. */
const everything = new Map<string, { units: number[]; tasks: number[]; at: number }>()
const KEEP_MS = 10_000

async function allOf(app: App, planId: number): Promise<{ units: number[]; tasks: number[] }> {
  const key = `${app.connections.ownerUrl}#${planId}`
  const kept = everything.get(key)
  if (kept && Date.now() - kept.at < KEEP_MS) return kept
  const units = await app.connections.owner.selectFrom('unit').select('id').where('plan_id', '=', planId).execute()
  const tasks = await app.connections.owner.selectFrom('task').select('id').where('plan_id', '=', planId).execute()
  const made = { units: units.map((u) => u.id), tasks: tasks.map((t) => t.id), at: Date.now() }
  if (made.units.length > 0) everything.set(key, made)
  return made
}

export interface TransactionOptions {
  readonly request?: RequestFacts
  readonly upload?: Upload | null
  /** The reason a person gave: it stands in the history of every row changed. */
  readonly why?: string | null
}

const NO_REQUEST: RequestFacts = { ip: '', agent: '', token: null, sessionId: null }

/** Runs the work in one transaction under the actor's policies. */
export async function inTransaction<T>(
  app: App,
  actor: Actor,
  work: (ctx: Ctx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const all = await allOf(app, actor.planId)
  const now = options.request?.arrivedAt ?? app.clock.now()
  return app.db.transaction().execute(async (tx) => {
    await setActor(tx, actor, all, now, options.why ?? null)
    return work({ app, actor, tx, now, request: options.request ?? NO_REQUEST, upload: options.upload ?? null })
  })
}

/** From here on the same transaction runs for another actor: the door's, once a person is known. */
export async function actAs(ctx: Ctx, actor: Actor): Promise<Ctx> {
  await setActor(ctx.tx, actor, await allOf(ctx.app, actor.planId), ctx.now, null)
  return { ...ctx, actor }
}

/** The reason of what follows in this transaction. */
export async function sayWhy(tx: Tx, why: string): Promise<void> {
  await sql`select set_config('app.why', ${why}, true)`.execute(tx)
}

/**
 * The product itself at work (loading a plan, a job): as the owner, with the history saying so.
 * Never for a person's request.
 */
export async function asOwner<T>(app: App, planId: number | null, now: Date, work: (tx: Tx) => Promise<T>): Promise<T> {
  return app.connections.owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.plan', ${planId === null ? '' : String(planId)}, true), set_config('app.plan_now', ${now.toISOString()}, true)`.execute(
      tx,
    )
    return work(tx)
  })
}
