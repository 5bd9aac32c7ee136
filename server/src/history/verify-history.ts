import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { blockHash, lastSealedTxid, ROW_HASH } from './row-hash.ts'

export interface Verification {
  readonly ok: boolean
  readonly blocks: number
  readonly rows: number
  /** Written and waiting to be sealed. */
  readonly unsealed: number
  /** Hash of the last block: kept elsewhere, it proves later that the chain was not cut and made anew. */
  readonly head: string | null
  readonly problem: string | null
}

interface Block {
  readonly seq: number
  readonly rows: number
  readonly first_id: number
  readonly last_id: number
  readonly previous: string
  readonly hash: string
}
interface SealedRow {
  readonly id: number
  readonly hash: string | null
}

async function sealedRows(tx: Tx, seq: number): Promise<readonly SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select s.history_id as id, case when h.id is null then null else ${ROW_HASH} end as hash
    from history_seal s left join history h on h.id = s.history_id where s.block = ${seq} order by s.history_id`.execute(
    tx,
  )
  return rows
}

/** What is wrong with the block, in words; null: it is as it was sealed. */
async function problemOf(tx: Tx, block: Block, before: Block | undefined): Promise<string | null> {
  const name = `第 ${block.seq} 块（记录 ${block.first_id} 至 ${block.last_id}）`
  if (block.seq !== (before?.seq ?? 0) + 1) return `第 ${(before?.seq ?? 0) + 1} 块缺失`
  if (block.previous !== (before?.hash ?? '')) return `${name}与上一块接不上，链条被改动`
  const rows = await sealedRows(tx, block.seq)
  const missing = rows.find((r) => r.hash === null)
  if (missing) return `${name}中的记录 ${missing.id} 已被删除`
  if (rows.length !== block.rows) {
    return `${name}应有 ${block.rows} 条记录，实有 ${rows.length} 条，${rows.length < block.rows ? '有记录被删除' : '有记录被插入'}`
  }
  const hash = blockHash(
    block.previous,
    rows.map((r) => r.hash ?? ''),
  )
  return hash === block.hash ? null : `${name}中有记录在封存之后被改动`
}

async function nextBlock(tx: Tx, after: number): Promise<Block | undefined> {
  return tx
    .selectFrom('history_block')
    .select(['seq', 'rows', 'first_id', 'last_id', 'previous', 'hash'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
}

interface Counted {
  readonly unsealed: number
  /** Below what was sealed last: the product never leaves one there. */
  readonly slipped: number
  readonly astray: number
}

async function countUnsealed(tx: Tx, head: number): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with low as (${lastSealedTxid(head)}),
    open as (select h.txid from history h where not exists (select 1 from history_seal s where s.history_id = h.id))
    select (select count(*) from open) as unsealed,
      (select count(*) from open, low where open.txid < low.txid and low.txid < pg_snapshot_xmax(pg_current_snapshot())) as slipped,
      (select count(*) from history_seal s where not exists (select 1 from history_block b where b.seq = s.block)) as astray`.execute(
    tx,
  )
  return rows[0] ?? { unsealed: 0, slipped: 0, astray: 0 }
}

async function walk(tx: Tx): Promise<Verification> {
  let last: Block | undefined
  let rows = 0
  let problem: string | null = null
  let blocks = 0
  for (;;) {
    const block = await nextBlock(tx, last?.seq ?? 0)
    if (!block) break
    problem ??= await problemOf(tx, block, last)
    rows += block.rows
    blocks++
    last = block
  }
  const { unsealed, slipped, astray } = await countUnsealed(tx, last?.seq ?? 0)
  if (astray > 0) problem ??= `有 ${astray} 条记录所在的块已被删除`
  if (slipped > 0) problem ??= `有 ${slipped} 条记录不是由系统写入`
  return { ok: problem === null, blocks, rows, unsealed, head: last?.hash ?? null, problem }
}

/**
 * Computes the chain again from the stored rows, a block at a time in one snapshot, as the owner: the whole chain runs over
 * all plans, and an auditor may read one.
 */
export async function verifyHistory(app: App): Promise<Verification> {
  return app.connections.owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(walk)
}
