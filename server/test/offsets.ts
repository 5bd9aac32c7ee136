import { expect } from 'vitest'
import type { Move } from '@gongjian/domain/register/life.ts'
import { sql } from 'kysely'
import type { Client, TestServer } from './harness.ts'

export type Offsets = ReturnType<typeof offsetsOf>

/** Entries of voc-offsets and the projects that they offset, made by a clerk; each answers with its number. */
export function offsetsOf(clerk: Client) {
  let serial = 0
  async function post(values: Record<string, string | number>, by = clerk): Promise<number> {
    serial += 1
    const item = { title: `抵减${serial}`, values: { bookedOn: '2019-09-01', ...values } }
    return (await by.call('createItem', { register: 'voc-offsets', item })).id
  }
  /** In the ledger: a draft is nothing to draw on. */
  async function credit(amount: number, values: Record<string, string> = {}): Promise<number> {
    const id = await post({ side: '削减入账', amount, ...values })
    const { moved } = await clerk.call('moveItems', { register: 'voc-offsets', ids: [id], move: 'list' })
    expect(moved).toEqual([id])
    return id
  }
  function debit(source: number, emission: number, ratio = 1, by = clerk, project?: number): Promise<number> {
    return post({ side: '替代支出', credit: source, emission, ratio, ...(project ? { project } : {}) }, by)
  }
  async function project(vocRatio: '1' | '2', vocs: number | null = null, by = clerk): Promise<number> {
    serial += 1
    const item = { title: `抵减项目${serial}`, values: { nature: '新建', vocRatio, vocs } }
    return (await by.call('createItem', { register: 'projects', item })).id
  }
  async function move(ids: number[], deed: Move, by = clerk, preview = false) {
    return by.call('moveItems', { register: 'voc-offsets', ids, move: deed, reason: '试验', preview })
  }
  /** Why one alone does not go; it must not. */
  async function refusedToMove(id: number, deed: Move, by = clerk): Promise<string> {
    const { moved, refused } = await move([id], deed, by)
    expect(moved).toEqual([])
    return refused[0]?.why ?? ''
  }
  return { post, credit, debit, project, move, refusedToMove }
}

/** What all debits take of a credit, whosever: those in the ledger, and drafts of its own unit. */
export async function spentOf(server: TestServer, source: number): Promise<number> {
  const { rows } = await sql<{ spent: number }>`
    select coalesce(sum(x.amount), 0) as spent from reg_voc_offsets x join reg_voc_offsets c on c.id = x.credit
    where c.id = ${source} and (x.stage = 'listed' or (x.stage = 'draft' and x.unit_id = c.unit_id))`.execute(
    server.app.connections.owner,
  )
  return rows[0]?.spent ?? 0
}
