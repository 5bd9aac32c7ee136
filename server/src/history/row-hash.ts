import { createHash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'

/**
 * sha256 of a history row `h` as it is stored. A list, not joined text: a value that moves to the next column,
 * or a separator within a value, changes it too. Instants count as seconds, so the session's time zone does not matter.
 */
export const ROW_HASH = sql<string>`encode(sha256(convert_to(jsonb_build_array(
  h.id, h.plan_id, h.unit_id, h.task_id, h.noun, h.ref, h.action, h.before::text, h.after::text,
  h.actor_id, h.actor, h.actor_unit, h.ip, h.why,
  extract(epoch from h.plan_at)::text, extract(epoch from h.at)::text)::text, 'UTF8')), 'hex')`

export function blockHash(previous: string, rowHashes: readonly string[]): string {
  const hash = createHash('sha256').update(previous).update('\n')
  for (const row of rowHashes) hash.update(row)
  return hash.digest('hex')
}

/** The highest transaction number in the last block: nothing below it is left to seal. */
export function lastSealedTxid(block: number): RawBuilder<unknown> {
  return sql`select l.txid from history_seal ls join history l on l.id = ls.history_id
    where ls.block = ${block} order by l.txid desc limit 1`
}
