import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { blockHash, lastSealedTxid, ROW_HASH } from './row-hash.ts'

const ROWS_A_BLOCK = 1000
/** One sealer at a time, over all processes. */
const LOCK = 20190611

interface Unsealed {
  readonly id: number
  readonly hash: string
}

/**
 * Rows whose transaction is over for everybody, in the order of transactions: so what is sealed later never has a lower number,
 * and one look at the index from the last sealed number on finds it all. A number at or above the snapshot's end comes from
 * another cluster (a dump); then everything is looked at.
 */
async function readUnsealed(tx: Tx, head: number): Promise<readonly Unsealed[]> {
  const { rows } = await sql<Unsealed>`
    with low as (${lastSealedTxid(head)})
    select h.id, ${ROW_HASH} as hash from history h
    where not exists (select 1 from history_seal s where s.history_id = h.id)
      and (h.txid < pg_snapshot_xmin(pg_current_snapshot()) or h.txid >= pg_snapshot_xmax(pg_current_snapshot()))
      and h.txid >= coalesce((select txid from low where txid < pg_snapshot_xmax(pg_current_snapshot())), '0'::xid8)
    order by h.txid, h.id limit ${ROWS_A_BLOCK}`.execute(tx)
  return [...rows].sort((x, y) => x.id - y.id)
}

async function sealBlock(tx: Tx): Promise<number> {
  const locked = await sql<{ ok: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as ok`.execute(tx)
  if (!locked.rows[0]?.ok) return 0
  const head = await tx
    .selectFrom('history_block')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rows = await readUnsealed(tx, head?.seq ?? 0)
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) return 0
  const seq = (head?.seq ?? 0) + 1
  const previous = head?.hash ?? ''
  const hash = blockHash(
    previous,
    rows.map((r) => r.hash),
  )
  await tx
    .insertInto('history_block')
    .values({ seq, rows: rows.length, first_id: first.id, last_id: last.id, previous, hash })
    .execute()
  await sql`insert into history_seal (history_id, block) select unnest(${rows.map((r) => r.id)}::bigint[]), ${seq}`.execute(
    tx,
  )
  return rows.length
}

/** Seals what is committed and not yet sealed, a block a transaction, as the owner. Returns how many rows. */
export async function sealHistory(app: App): Promise<number> {
  let sealed = 0
  for (;;) {
    const rows = await app.connections.owner.transaction().execute(sealBlock)
    sealed += rows
    if (rows < ROWS_A_BLOCK) return sealed
  }
}
