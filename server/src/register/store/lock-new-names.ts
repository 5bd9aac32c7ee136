import { sql } from 'kysely'
import { reachFor } from '../../db/actor.ts'
import type { Batch } from './batch.ts'
import { flatKey } from './natural-key.ts'
import type { AskedEnterprise, TakenEnterprise } from './take-enterprises.ts'

/** Tells these locks from others of the database. */
const NEW_NAMES = 20190614
const SCOPES = 20190615

/** Of more new names at once their whole scope is held: so many locks the database has not. */
const MOST_LOCKED = 200

async function lock({ ctx }: Batch, scopes: readonly string[], how: 'shared' | 'alone'): Promise<void> {
  const take = sql.raw(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  await sql`select ${take}(k) from (select distinct hashtextextended(name, ${SCOPES}) as k
    from unnest(${scopes}::text[]) name order by k) x`.execute(ctx.tx)
}

/** What writes by the thousand holds every new name of the actor's county, or of the plan, and comes back for more with each lot. */
async function lockScope(batch: Batch): Promise<void> {
  const { actor } = batch.ctx
  const isOwn = reachFor(actor, 'item.edit') === 'own' && actor.unitId !== null
  await lock(batch, [`${actor.planId}`], isOwn ? 'shared' : 'alone')
  if (isOwn) await lock(batch, [`${actor.planId} ${actor.unitId}`], 'alone')
}

/** From the first new name on, a batch in lots holds its scope before it looks up: then nobody makes one in between. */
export async function holdNewNames(batch: Batch): Promise<void> {
  if (batch.inLots && batch.newNames.any) await lockScope(batch)
}

/**
 * Whoever writes a name that nobody has entered yet waits for who writes the same in the same instant, and then finds the enterprise
 * that was made; else four who save at once make four, and two who import one file at once enter all of it twice. Held to the end of the
 * transaction, in one order. Whether anything was locked: then the rows are looked up again.
 */
export async function lockNewNames(
  batch: Batch,
  asked: readonly AskedEnterprise[],
  found: ReadonlyMap<number, TakenEnterprise>,
): Promise<boolean> {
  const { planId } = batch.ctx.actor
  const fresh = asked.filter((a) => a.name !== null && found.get(a.n)?.id === null)
  const isHeld = batch.inLots && batch.newNames.any
  if (fresh.length === 0 || isHeld) return false
  const keys = [...new Set(fresh.map((a) => `${planId} ${a.unit ?? ''} ${flatKey(a.name)}`))]
  if (batch.inLots || keys.length > MOST_LOCKED) {
    batch.newNames.any = true
    await lockScope(batch)
    return true
  }
  await lock(batch, [`${planId}`, ...fresh.map((a) => `${planId} ${a.unit ?? ''}`)], 'shared')
  await sql`select pg_advisory_xact_lock(k) from (select distinct hashtextextended(name, ${NEW_NAMES}) as k
    from unnest(${keys}::text[]) name order by k) x`.execute(batch.ctx.tx)
  return true
}
