import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let clerk: Client
let other: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  other = await server.as('zhongyuan-clerk')
})
afterAll(() => server.close())

let serial = 0
async function post(values: Record<string, string | number>, by = clerk): Promise<number> {
  serial += 1
  const item = { title: `抵减${serial}`, values: { bookedOn: '2019-09-01', ...values } }
  const made = await by.call('createItem', { register: 'voc-offsets', item })
  return made.id
}
async function credit(amount: number): Promise<number> {
  const id = await post({ side: '削减入账', amount })
  const { moved } = await clerk.call('moveItems', { register: 'voc-offsets', ids: [id], move: 'list' })
  expect(moved).toEqual([id])
  return id
}
function debit(source: number, emission: number, ratio = 1, by = clerk): Promise<number> {
  return post({ side: '替代支出', credit: source, emission, ratio }, by)
}

describe('削减替代：一份削减量不用两次', () => {
  it('a debit takes emission times ratio from its credit, to the last ton and no farther', async () => {
    const source = await credit(10)
    const id = await debit(source, 2, 2)
    expect((await clerk.call('getItem', { register: 'voc-offsets', id })).values.amount).toBe(4)
    await debit(source, 6)
    await expect(debit(source, 0.5)).rejects.toThrow(`可用削减量不足：来源条目 ${source} 共 10，已用 10，本条需要 0.5`)
  })

  it('two desks that post at once cannot both take the last of it', async () => {
    const source = await credit(10)
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => debit(source, 3, 1, i % 2 === 0 ? clerk : other)),
    )
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(3)
    const { rows } =
      await sql`select sum(amount) as spent from reg_voc_offsets where credit = ${source} and stage <> 'removed'`.execute(
        server.app.connections.owner,
      )
    expect(rows).toEqual([{ spent: 9 }])
  })

  it.each<[string, (source: number) => Promise<unknown>, RegExp]>([
    [
      'an amount that is not emission times ratio',
      (s) => post({ side: '替代支出', credit: s, emission: 2, ratio: 2, amount: 3 }),
      /抵减量应等于排放量乘以替代比例/,
    ],
    ['a debit as a source', async (s) => debit(await debit(s, 1), 1), /不是可用的削减量/],
    ['a source that is not there', () => debit(999_999, 1), /不是可用的削减量/],
  ])('refuses %s', async (_what, work, words) => {
    await expect(work(await credit(10))).rejects.toThrow(words)
  })

  it('a credit that is spent cannot shrink below it, nor be removed', async () => {
    const source = await credit(10)
    await debit(source, 6)
    const { version } = await clerk.call('getItem', { register: 'voc-offsets', id: source })
    const shrink = (amount: number) =>
      clerk.call('updateItem', { register: 'voc-offsets', id: source, version, item: { values: { amount } } })
    await expect(shrink(5)).rejects.toThrow(/可用削减量不足/)
    await expect(
      clerk.call('moveItems', { register: 'voc-offsets', ids: [source], move: 'remove', reason: '误录' }),
    ).rejects.toThrow(/可用削减量不足/)
    expect((await shrink(7)).values.amount).toBe(7)
  })
})
