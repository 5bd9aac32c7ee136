import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from './definitions.ts'
import { readDetail } from './item-detail.ts'
import { inOneSentence } from './row-problem.ts'
import { openBatch, type RowOutcome } from './batch.ts'
import { saveBatch } from './save-batch.ts'

async function findMade({ tx, actor }: Ctx, key: string | undefined): Promise<number | null> {
  if (key === undefined || actor.accountId === null) return null
  // Two requests with one key at once: the second waits here, and finds what the first made.
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, ${actor.accountId}))`.execute(tx)
  const row = await tx
    .selectFrom('idempotency')
    .select('item_id')
    .where('plan_id', '=', actor.planId)
    .where('account_id', '=', actor.accountId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.item_id ?? null
}

async function keepKey({ tx, actor, now }: Ctx, key: string | undefined, itemId: number): Promise<void> {
  if (key === undefined || actor.accountId === null) return
  await tx
    .insertInto('idempotency')
    .values({ plan_id: actor.planId, account_id: actor.accountId, key, item_id: itemId, at: now })
    .execute()
}

/** The one outcome of a single row; a refusal is thrown in the words of its problems. */
export function mustBeSaved(outcomes: readonly RowOutcome[]): number {
  const [outcome] = outcomes
  const problems = outcome?.problems.filter((p) => p.refuses) ?? []
  if (problems.length > 0) fail('bad-input', { problems: inOneSentence(problems) })
  return outcome?.id ?? fail('item-not-found')
}

export const createItem = implement('createItem', async (ctx, { register: registerId, item, idempotencyKey }) => {
  const register = await registerOf(ctx, registerId)
  const there = await findMade(ctx, idempotencyKey)
  if (there !== null) return readDetail(ctx, register, there)
  const batch = await openBatch(ctx, register)
  const mode = { write: true, onSame: 'refuse', list: false, source: '县区填报' } as const
  const id = mustBeSaved(await saveBatch(batch, [{ ref: 1, item }], mode))
  await keepKey(ctx, idempotencyKey, id)
  return readDetail(ctx, register, id)
})
