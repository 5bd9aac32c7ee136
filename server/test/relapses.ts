import { expect } from 'vitest'
import type { Client, TestServer } from './harness.ts'
import { closeItem } from './hub.ts'
import { makeKiln } from './register-items.ts'

/** What a 散乱污 site that was shut and opens again is, as a new item. */
export async function relapseOfSite(server: TestServer, clerk: Client): Promise<void> {
  const values = {
    disposal: '关停取缔',
    trade: '铸造',
    address: '路口东',
    foundOn: '2019-04-16',
    deadline: '2019-08-27',
  }
  const item = { enterprise: '反弹铸造厂', values: { ...values, finder: '老李', measures: '停电' } }
  const { id } = await clerk.call('createItem', { register: 'scattered', item })
  const of = { register: 'scattered', id }
  await closeItem(server, of)
  const found = { ...of, reason: '夜间又开工' }
  await expect(clerk.call('relapseItem', { ...found, foundOn: '2019-09-19' })).rejects.toThrow(
    /发现日期 2019-09-19 早于销号日期 2019-09-20/,
  )
  const relapse = await clerk.call('relapseItem', { ...found, foundOn: '2019-09-20' })
  expect(relapse).toMatchObject({ stage: 'listed', light: 'green', due: '2020-12-31', title: '反弹铸造厂' })
  const { disposal, trade, address } = values
  const left = { deadline: null, finder: null, measures: null }
  expect(relapse.values).toMatchObject({ disposal, trade, address, foundOn: '2019-09-20', ...left })
  expect(relapse.moves[0]).toMatchObject({ move: 'relapse', reason: '夜间又开工' })
  const past = await clerk.call('listItemHistory', { register: 'scattered', id: relapse.id })
  expect(past.entries[0]).toMatchObject({ why: '夜间又开工' })
  // Its rounds are over with it.
  await expect(clerk.call('recordRecheck', { ...of, doneOn: '2019-09-20', found: false })).rejects.toThrow(
    /没有待办的回头看/,
  )
}

/** An item that was removed, and one of the same key that was entered since: which stands in the way is said. */
export async function restoreBesideTwin(clerk: Client): Promise<void> {
  const device = { name: '恢复双生厂', facility: '1#炉' }
  const register = 'kilns'
  const gone = await makeKiln(clerk, device)
  await clerk.call('moveItems', { register, ids: [gone.id], move: 'remove', reason: '误录' })
  const twin = await makeKiln(clerk, device)
  const restore = () => clerk.call('moveItems', { register, ids: [gone.id], move: 'restore', reason: '误移' })
  const { refused } = await restore()
  expect(refused.map((r) => [r.id, r.why])).toEqual([
    [gone.id, expect.stringContaining(`已有相同的条目“${twin.title}”（编号 ${twin.id}）`)],
  ])
  await clerk.call('moveItems', { register, ids: [twin.id], move: 'remove', reason: '误录' })
  // Both at once: one comes back.
  const both = await clerk.call('moveItems', { register, ids: [twin.id, gone.id], move: 'restore', reason: '误移' })
  expect([both.moved, both.refused.map((r) => [r.id, r.why])]).toEqual([
    [gone.id],
    [[twin.id, expect.stringContaining(`编号 ${gone.id}`)]],
  ])
}

/** Nor does one that nobody answered for go to a county that has it already. */
export async function assignOntoTwin(clerk: Client, lead: Client): Promise<void> {
  const twin = await makeKiln(clerk, { name: '指定双生厂', facility: '1#炉' })
  const item = { enterpriseId: twin.enterprise?.id ?? 0, facility: '1#炉', values: { kind: '热风炉' } }
  const open = await lead.call('createItem', { register: 'kilns', item })
  expect(open.unit).toBeNull()
  const assign = () => lead.call('assignItem', { register: 'kilns', id: open.id, unit: '巩义市', reason: '在巩义' })
  await expect(assign()).rejects.toThrow(`巩义市已有相同的条目“${twin.title}”（编号 ${twin.id}）`)
  await clerk.call('moveItems', { register: 'kilns', ids: [twin.id], move: 'remove', reason: '误录' })
  expect((await assign()).unit?.name).toBe('巩义市')
}

/** In the list it names the closed one; as on 2019-09-20 the first round was done, the second was not, and nothing had been found again. */
export async function relapseSeen(clerk: Client, of: { register: string; id: number }, relapse: number): Promise<void> {
  const { rechecks, relapses, others, title } = await clerk.call('getItem', { ...of, asOf: '2019-09-20' })
  expect(rechecks.map((r) => r.doneOn).slice(0, 2)).toEqual(['2019-09-20', null])
  expect([relapses, others]).toEqual([[], []])
  const { rows } = await clerk.call('listItems', { register: of.register, q: title })
  expect(rows.map((r) => [r.id, r.relapseOf])).toEqual(
    expect.arrayContaining([
      [of.id, null],
      [relapse, of.id],
    ]),
  )
}

/** A relapse that was entered by mistake goes out again: what was ended stands ended, is looked back at, and may be found again, once. */
export async function mistakenRelapse(server: TestServer, clerk: Client): Promise<void> {
  const register = 'kilns'
  const { id } = await makeKiln(clerk, { name: '误报厂', facility: '9#炉' })
  const of = { register, id }
  await closeItem(server, of)
  const state = async () => {
    const item = await clerk.call('getItem', of)
    const { facilities } = await clerk.call('getEnterprise', { enterprise: item.enterprise?.id ?? 0 })
    return [facilities[0]?.state, facilities[0]?.closedOn, item.allowed.recheck, item.relapses.length]
  }
  const shut = await state()
  expect(shut).toEqual(['已关停', expect.any(String), true, 0])
  const counted = async () =>
    (await clerk.call('getRegisterFigures', { register })).find((f) => f.key === 'relapses')?.value ?? 0
  const before = await counted()
  const found = { ...of, foundOn: '2019-09-20', reason: '看错了炉子' }
  const first = await clerk.call('relapseItem', found)
  expect([await state(), await counted()]).toEqual([['在用', null, false, 1], before + 1])
  const move = async (item: number, what: 'remove' | 'restore') =>
    (await clerk.call('moveItems', { register, ids: [item], move: what, reason: '误报' })).refused.map((r) => r.why)
  expect(await move(first.id, 'remove')).toEqual([])
  expect([await state(), await counted()]).toEqual([shut, before])
  const second = await clerk.call('relapseItem', found)
  expect(await move(first.id, 'restore')).toEqual([
    `编号 ${id} 的反弹已登记为编号 ${second.id}，正在整治，不能再恢复这一条`,
  ])
  await move(second.id, 'remove')
  expect(await move(first.id, 'restore')).toEqual([])
  expect(await state()).toEqual(['在用', null, false, 1])
}
