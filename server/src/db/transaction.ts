import { sql } from 'kysely'
import type { App, Ctx, RequestFacts } from '../app.ts'
import { setActor, type Actor, type Tx } from './actor.ts'
import { KeptByStamp } from './plan-stamp.ts'

interface All {
  readonly units: readonly number[]
  readonly tasks: readonly number[]
}

const everything = new KeptByStamp<All>()

/** Every unit and task of the plan: what a reach of `all` stands for. */
async function allOf(app: App, { planId, planStamp, role }: Actor): Promise<All> {
  if (role === 'door') return { units: [], tasks: [] }
  const { owner } = app.connections
  return everything.get(app.connections, planId, planStamp, async () => {
    const { rows } = await sql<All>`
      select array(select id from unit where plan_id = ${planId}) as units,
        array(select id from task where plan_id = ${planId}) as tasks`.execute(owner)
    return rows[0] ?? { units: [], tasks: [] }
  })
}

export interface TransactionOptions {
  readonly request?: RequestFacts
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
  const all = await allOf(app, actor)
  const now = options.request?.arrivedAt ?? app.clock.now()
  return app.db.transaction().execute(async (tx) => {
    await setActor(tx, actor, all, now, options.why ?? null)
    return work({ app, actor, tx, now, request: options.request ?? NO_REQUEST })
  })
}

/** For what streams: rows are read while they are sent. Whoever opens it closes it; nothing is written. */
export async function openTransaction(app: App, actor: Actor): Promise<{ ctx: Ctx; close: () => Promise<void> }> {
  const all = await allOf(app, actor)
  const now = app.clock.now()
  const tx = await app.db.startTransaction().execute()
  const close = async (): Promise<void> => void (await tx.rollback().execute())
  try {
    await setActor(tx, actor, all, now, null)
    return { ctx: { app, actor, tx, now, request: NO_REQUEST }, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** From here on the same transaction runs for another actor: the door's, once a person is known. */
export async function actAs(ctx: Ctx, actor: Actor): Promise<Ctx> {
  await setActor(ctx.tx, actor, await allOf(ctx.app, actor), ctx.now, null)
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
