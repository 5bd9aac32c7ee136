import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { addFacility, changeByHand, everyFacility, statesOf, toBeEnded, undoLast } from './facility-states.ts'
import type { Client, TestServer } from './harness.ts'
import { closeItem, kilnOf, makeEnterprise, startHub } from './hub.ts'
import { moveItem, proveSteps } from './register-items.ts'

/** What was closed and opened while two enterprises were one goes with the item that did it, once they are two again. */
let server: TestServer
let clerk: Client
let approver: Client
beforeAll(async () => {
  ;({ server, clerk, approver } = await startHub())
})
afterAll(() => server.close())

const NAME = '7号窑'

interface Pair {
  readonly into: EnterpriseDetail
  readonly from: EnterpriseDetail
}

async function pair(states: readonly [string | null, string | null] = [null, null]): Promise<Pair> {
  const [into, from] = states
  return { into: await makeEnterprise(clerk, { state: into }), from: await makeEnterprise(clerk, { state: from }) }
}

async function both({ into, from }: Pair): Promise<string[][]> {
  return [await statesOf(clerk, into), await statesOf(clerk, from)]
}

async function merge({ into, from }: Pair, ties: { from: number; into: number }[] = []): Promise<void> {
  await approver.call('mergeEnterprises', { enterprise: into.id, from: from.id, reason: '同一家两次登记', ties })
}

function undo(two: Pair): Promise<void> {
  return undoLast(approver, two.into)
}

function of(id: number) {
  return { register: 'kilns', id }
}
function close(id: number): Promise<void> {
  return closeItem(server, of(id))
}
async function relapse(id: number): Promise<number> {
  return (await clerk.call('relapseItem', { ...of(id), foundOn: '2019-09-20', reason: '又点火' })).id
}
async function move(id: number, what: 'remove' | 'restore'): Promise<void> {
  const { refused } = await clerk.call('moveItems', { register: 'kilns', ids: [id], move: what, reason: '试' })
  expect(refused).toEqual([])
}

const RUNS = ['null', `${NAME} 在用`]
const ENDED = ['null', `${NAME} 已关停 2019-09-20`]

/** Two kilns of one name, the first one's item converted and taken out, the other's to be taken out. */
async function twoKilns(): Promise<Pair & { readonly own: number; readonly its: number }> {
  const two = await pair()
  const { id: own } = await kilnOf(clerk, two.into, NAME, { values: { kind: '热风炉', measure: '提标治理' } })
  await move(own, 'remove')
  const { id: its } = await kilnOf(clerk, two.from, NAME)
  return { ...two, own, its }
}

it('what an item ended goes with it: its kiln is closed, the other one runs, and is not entered anew', async () => {
  const two = await twoKilns()
  await merge(two)
  await close(two.its)
  expect(await statesOf(clerk, two.into)).toEqual(ENDED)
  await undo(two)
  expect(await both(two)).toEqual([RUNS, ENDED])
  const item = {
    enterpriseId: two.from.id,
    facility: NAME,
    values: { season: '2019-2020', trade: '建材', measure: '停产' },
  }
  await expect(clerk.call('createItem', { register: 'staggered', item })).rejects.toThrow(
    /窑炉“7号窑”已于 2019-09-20 关停/,
  )
  const { entries } = await clerk.call('listEnterpriseHistory', { enterprise: two.from.id })
  expect(entries.find((e) => e.action === `关停设施 ${NAME}`)?.why).toBe(
    `工业窑炉 #${two.its} 销号；撤销合并：查明是两家`,
  )
})

it.each<[what: string, deeds: (two: Awaited<ReturnType<typeof twoKilns>>) => Promise<unknown>, after: string[][]]>([
  ['nothing', () => Promise.resolve(), [RUNS, RUNS]],
  [
    'the item of the one that was kept ended it',
    async ({ own, its }) => {
      await move(its, 'remove')
      await move(own, 'restore')
      await toBeEnded(clerk, own)
      await close(own)
    },
    [ENDED, RUNS],
  ],
  [
    'a hand closed it: it stays with the one that was kept',
    (two) => changeByHand(clerk, two.into, NAME, { state: '已关停', on: '2019-08-01' }),
    [['null', `${NAME} 已关停 2019-08-01`], RUNS],
  ],
  [
    'a hand closed it, then the item: each by its own',
    async (two) => {
      await moveItem(clerk, of(two.its), 'list', 'start')
      await changeByHand(clerk, two.into, NAME, { state: '已关停', on: '2019-08-01' })
      await proveSteps(clerk, of(two.its))
      await moveItem(clerk, of(two.its), 'claim')
      await moveItem(await server.as('shengtai'), of(two.its), 'verify')
      await moveItem(await server.as('office'), of(two.its), 'close')
    },
    [['null', `${NAME} 已关停 2019-08-01`], ENDED],
  ],
  [
    'the item closed it, a hand mended its day: a person’s word stays where it was said',
    async (two) => {
      await close(two.its)
      await changeByHand(clerk, two.into, NAME, { on: '2019-08-01' })
    },
    [['null', `${NAME} 已关停 2019-08-01`], ENDED],
  ],
  [
    'the item closed it, a hand opened it: the item’s own stays closed',
    async (two) => {
      await close(two.its)
      await changeByHand(clerk, two.into, NAME, { state: '停用', reason: '经批准' })
    },
    [['null', `${NAME} 停用`], ENDED],
  ],
  [
    'closed, and found at work again: the relapse goes along',
    async (two) => {
      await close(two.its)
      await relapse(two.its)
    },
    [RUNS, RUNS],
  ],
  [
    'found again by mistake',
    async (two) => {
      await close(two.its)
      await move(await relapse(two.its), 'remove')
    },
    [RUNS, ENDED],
  ],
])('in between, %s', async (_, deeds, after) => {
  const two = await twoKilns()
  await merge(two)
  await deeds(two)
  await undo(two)
  expect(await both(two)).toEqual(after)
})

/** Two sites of one name, each with a kiln of its own and one that both have; the items are as told. */
async function twoSites(dispositions: readonly [string | null, string | null]) {
  const two = await pair(['在产', '在产'])
  const items: number[] = []
  for (const [i, e] of [two.into, two.from].entries()) {
    await addFacility(clerk, e, '窑炉', NAME)
    await addFacility(clerk, e, '窑炉', `${i + 1}号炉`)
    const disposal = dispositions[i] ?? null
    if (disposal === null) continue
    const values = { disposal, trade: '铸造', address: `路口${i}`, foundOn: '2019-04-16' }
    items.push((await clerk.call('createItem', { register: 'scattered', item: { enterpriseId: e.id, values } })).id)
  }
  return { ...two, items }
}

function closeSite(id: number | undefined): Promise<void> {
  return closeItem(server, { register: 'scattered', id: id ?? 0 })
}
const day = ' 已关停 2019-09-20'
function works(n: number, isShut: boolean): string[] {
  return isShut ? ['关停', `${n}号炉${day}`, `${NAME}${day}`] : ['在产', `${n}号炉 在用`, `${NAME} 在用`]
}

it('an enterprise that its item shut is shut, with all its own, and the other one is as it was', async () => {
  const two = await twoSites([null, '关停取缔'])
  await merge(two)
  await closeSite(two.items[0])
  expect(await statesOf(clerk, two.into)).toEqual(['关停', `1号炉${day}`, `2号炉${day}`, `${NAME}${day}`])
  await undo(two)
  expect(await both(two)).toEqual([works(1, false), works(2, true)])
  // Its item goes on: found again, the enterprise runs.
  const found = { foundOn: '2019-09-20', reason: '又开工' }
  await clerk.call('relapseItem', { register: 'scattered', id: two.items[0] ?? 0, ...found })
  expect((await statesOf(clerk, two.from))[0]).toBe('在产')
})

it('the item of the one that was kept shuts that one alone; an open one of the other no longer stands against it', async () => {
  const two = await twoSites(['关停取缔', '关停取缔'])
  await merge(two)
  await closeSite(two.items[0])
  // The other item is open: the works goes on.
  expect((await statesOf(clerk, two.into))[0]).toBe('在产')
  await undo(two)
  expect(await both(two)).toEqual([works(1, true), works(2, false)])
})

it('a state that the kept one took over goes back with what shut it', async () => {
  const two = await pair([null, '在产'])
  const values = { disposal: '关停取缔', trade: '铸造', address: '路口', foundOn: '2019-04-16' }
  const { id } = await clerk.call('createItem', { register: 'scattered', item: { enterpriseId: two.from.id, values } })
  await merge(two)
  await closeSite(id)
  await undo(two)
  expect(await both(two)).toEqual([['null'], ['关停']])
})

it('what was closed along with a line of the other one runs again, and what hung on its own is closed', async () => {
  const two = await pair()
  const line = await addFacility(clerk, two.into, '生产线', '1线')
  await addFacility(clerk, two.into, '窑炉', '甲窑', line)
  const its = await addFacility(clerk, two.from, '生产线', '1线')
  await addFacility(clerk, two.from, '窑炉', '乙窑', its)
  const ends = (e: EnterpriseDetail) =>
    clerk.call('createItem', {
      register: 'capacity',
      item: { enterpriseId: e.id, facility: '1线', values: { product: '其他' } },
    })
  const { id } = await ends(two.from)
  await merge(two)
  await closeItem(server, { register: 'capacity', id }, 'gongxin')
  expect(await statesOf(clerk, two.into)).toEqual(['null', `1线${day}`, `乙窑${day}`, `甲窑${day}`])
  await undo(two)
  expect(await both(two)).toEqual([
    ['null', '1线 在用', '甲窑 在用'],
    ['null', `1线${day}`, `乙窑${day}`],
  ])
})

it('what both had closed, and one found at work again, runs in that one alone', async () => {
  for (const found of ['own', 'its'] as const) {
    const two = await twoKilns()
    await move(two.own, 'restore')
    await toBeEnded(clerk, two.own)
    for (const id of [two.own, two.its]) await close(id)
    await merge(two)
    const again = await relapse(two[found])
    expect(await statesOf(clerk, two.into)).toEqual(RUNS)
    await undo(two)
    expect(await both(two)).toEqual(found === 'own' ? [RUNS, ENDED] : [ENDED, RUNS])
    const at = found === 'own' ? two.into : two.from
    const seen = await clerk.call('getItem', of(again))
    expect(seen.enterprise?.id).toBe(at.id)
    await move(again, 'remove')
    expect(await both(two)).toEqual([ENDED, ENDED])
  }
})

it('what was tied under another name is closed under its own', async () => {
  const two = await pair()
  const into = await addFacility(clerk, two.into, '窑炉', '1#热风炉')
  const { id } = await kilnOf(clerk, two.from, '1号热风炉房')
  const from = everyFacility((await clerk.call('getEnterprise', { enterprise: two.from.id })).facilities)[0]?.id ?? 0
  await merge(two, [{ from, into }])
  await close(id)
  await undo(two)
  expect(await both(two)).toEqual([
    ['null', '1#热风炉 在用'],
    ['null', `1号热风炉房${day}`],
  ])
})

it('of two items on one thing that came after each other, each ends its own; a new one has a thing of its own', async () => {
  const two = await pair()
  await addFacility(clerk, two.from, '生产线', '2线')
  await merge(two)
  const later = await clerk.call('createItem', {
    register: 'capacity',
    item: { enterpriseId: two.into.id, facility: '2线', values: { product: '其他' } },
  })
  await closeItem(server, { register: 'capacity', id: later.id }, 'gongxin')
  await undo(two)
  expect(await both(two)).toEqual([
    ['null', `2线${day}`],
    ['null', '2线 在用'],
  ])
})

it('through a second merge and back, each thing is what its own item made it', async () => {
  const two = await twoKilns()
  const third = await makeEnterprise(clerk, {})
  await addFacility(clerk, third, '窑炉', NAME)
  await merge(two)
  const outer = { into: third, from: two.into }
  await merge(outer)
  await close(two.its)
  await undo(outer)
  expect(await both(outer)).toEqual([RUNS, ENDED])
  await undo(two)
  expect(await both(two)).toEqual([RUNS, ENDED])
})
