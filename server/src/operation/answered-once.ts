import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { canonicalJson } from '../report/canonical-json.ts'
import { CommittedRefusal } from './committed-refusal.ts'
import type { OperationName } from './types.ts'

/** By the real clock: another system's tries come in real time, whatever day the plan stands at. */
export const KEPT = sql`interval '24 hours'`

function keyIn(input: unknown): { key: string; rest: object } | null {
  if (typeof input !== 'object' || input === null || !('idempotencyKey' in input)) return null
  const { idempotencyKey: key, ...rest } = input
  return typeof key === 'string' ? { key, rest } : null
}

function digestOf(name: OperationName, rest: object): string {
  return createHash('sha256')
    .update(canonicalJson([name, rest]))
    .digest('hex')
}

interface Owner {
  readonly account_id: number | null
  readonly token_id: number | null
}

function ownerOf({ actor }: Ctx): Owner | null {
  const token_id = actor.token?.id ?? null
  return actor.accountId === null && token_id === null ? null : { account_id: actor.accountId, token_id }
}

/** A key of another day is free again. */
async function findKept({ tx, actor }: Ctx, owner: Owner, key: string) {
  const own = sql<boolean>`plan_id = ${actor.planId} and key = ${key}
    and account_id is not distinct from ${owner.account_id}::int and token_id is not distinct from ${owner.token_id}::int`
  await tx
    .deleteFrom('idempotency')
    .where(own)
    .where('at', '<', sql<Date>`clock_timestamp() - ${KEPT}`)
    .execute()
  return tx.selectFrom('idempotency').select(['digest', 'answer']).where(own).executeTakeFirst()
}

/**
 * Does the work once for a key, whoever sends it how often, also in the same instant: the second waits for the first and
 * gets its answer. The same key with another input is refused. What was refused is kept by no key: it may be tried again.
 */
export async function answeredOnce<T>(
  ctx: Ctx,
  name: OperationName,
  input: unknown,
  work: () => Promise<T>,
): Promise<T> {
  const asked = keyIn(input)
  const owner = ownerOf(ctx)
  if (asked === null || owner === null) return work()
  const { tx, actor } = ctx
  const { key, rest } = asked
  const lock = canonicalJson([actor.planId, owner, key])
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx)
  const digest = digestOf(name, rest)
  const kept = await findKept(ctx, owner, key)
  if (kept) return kept.digest === digest ? (JSON.parse(kept.answer ?? 'null') as T) : fail('key-reused')
  const answer = await work()
  if (answer instanceof CommittedRefusal) return answer
  const row = { plan_id: actor.planId, ...owner, key, item_id: null, operation: name, digest }
  await tx
    .insertInto('idempotency')
    .values({ ...row, answer: JSON.stringify(answer), at: sql<Date>`clock_timestamp()` })
    .execute()
  return answer
}
