import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { offsetsOf, type Offsets } from './offsets.ts'

let server: TestServer
let clerk: Client
let of: Offsets
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  of = offsetsOf(clerk)
})
afterAll(() => server.close())

async function stageOf(id: number): Promise<string> {
  return (await clerk.call('getItem', { register: 'voc-offsets', id })).stage
}

describe('削减替代：先说谁不行、为什么，办时照此办理', () => {
  it('a draft without its credit is refused by name and keeps no other from the ledger; the preview says so', async () => {
    const good = await of.debit(await of.credit(10), 2, 1, clerk, await of.project('1', 2))
    const bad = await of.post({ side: '替代支出', emission: 3, ratio: 1, project: await of.project('1', 3) })
    const { title } = await clerk.call('getItem', { register: 'voc-offsets', id: bad })
    const told = await of.move([bad, good], 'list', clerk, true)
    expect(told).toEqual({ moved: [good], refused: [{ id: bad, title, why: '请填写削减量来源条目的编号' }] })
    expect([await stageOf(good), await stageOf(bad)]).toEqual(['draft', 'draft'])
    expect(await of.move([bad, good], 'list')).toEqual(told)
    expect([await stageOf(good), await stageOf(bad)]).toEqual(['listed', 'draft'])
    const { moves } = await clerk.call('getItem', { register: 'voc-offsets', id: good })
    expect(moves.filter((m) => m.move === 'list')).toHaveLength(1)
  })

  it('of removed debits those come back that the credit still bears', async () => {
    const source = await of.credit(10)
    const debits = await Promise.all([4, 5].map(async (t) => of.debit(source, t, 1, clerk, await of.project('1', t))))
    await of.move(debits, 'remove')
    await of.debit(source, 5)
    const told = await of.move(debits, 'restore', clerk, true)
    expect(told.moved).toEqual([debits[0]])
    expect(told.refused).toMatchObject([{ id: debits[1], why: expect.stringContaining('可用削减量不足') as unknown }])
    expect(await of.move(debits, 'restore')).toEqual(told)
  })

  it.each([false, true])(
    'a credit and what draws on it go together, whichever was chosen first (%s)',
    async (turned) => {
      const source = await of.credit(10)
      const debit = await of.debit(source, 4, 1, clerk, await of.project('1', 4))
      const both = turned ? [debit, source] : [source, debit]
      expect((await of.move(both, 'remove', clerk, true)).refused).toEqual([])
      expect((await of.move(both, 'remove')).moved.sort()).toEqual([...both].sort())
      expect((await of.move(both, 'restore')).refused.map((r) => r.id)).toEqual([debit])
      expect((await of.move(both, 'list')).moved).toEqual([source])
      expect((await of.move(both, 'restore')).moved).toEqual([debit])
    },
  )

  it('a change of many says which of them the credit does not bear, and changes the others', async () => {
    const source = await of.credit(10)
    const debits = await Promise.all(
      [6, 5].map(async (t) => of.post({ side: '替代支出', emission: t, ratio: 1, project: await of.project('1', t) })),
    )
    const ask = { register: 'voc-offsets', ids: debits, item: { values: { credit: source } } }
    const told = await clerk.call('editItems', { ...ask, preview: true })
    expect(told.changed).toEqual([debits[0]])
    const { title } = await clerk.call('getItem', { register: 'voc-offsets', id: debits[1] ?? 0 })
    expect(told.refused).toMatchObject([
      {
        id: debits[1],
        title,
        why: expect.stringContaining(`来源条目 ${source} 共 10，已用 6，本条需要 5；其中编号 ${debits[0]}“`) as unknown,
      },
    ])
    const creditOf = async (id: number) => (await clerk.call('getItem', { register: 'voc-offsets', id })).values.credit
    expect(await Promise.all(debits.map(creditOf))).toEqual([null, null])
    expect(await clerk.call('editItems', ask)).toEqual(told)
    expect(await Promise.all(debits.map(creditOf))).toEqual([source, null])
  })
})
