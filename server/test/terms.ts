import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { inTransaction } from '../src/db/transaction.ts'
import type { Client, TestServer } from './harness.ts'
import { readCast } from './permission-cast.ts'
import { moveItem } from './register-items.ts'

const doors: Record<string, (who: Client, of: ItemDetail, item: object, reason?: string) => Promise<string>> = {
  form: async (who, { id, version }, item, reason) =>
    who.call('updateItem', { register: 'scattered', id, version, item, ...(reason ? { reason } : {}) }).then(
      () => '',
      (e: unknown) => (e as Error).message,
    ),
  'bulk edit': async (who, { id }, item, reason) => {
    const asked = { register: 'scattered', ids: [id], item, ...(reason ? { reason } : {}) }
    const told = await who.call('editItems', { ...asked, preview: true })
    expect(await who.call('editItems', asked)).toEqual(told)
    return told.refused[0]?.why ?? ''
  },
}
const LATER = { values: { deadline: '2020-11-10' } }
const EMPTY = { values: { deadline: null } }
const PASSED = { ownDue: '2019-09-01', values: { disposal: '关停取缔' } }

let server: TestServer
let clerk: Client
let lead: Client
const TERM = { deadline: '2019-09-10' }
let serial = 0
async function site(item: object = {}, listed = true): Promise<ItemDetail> {
  const made = await clerk.call('createItem', {
    register: 'scattered',
    item: { enterprise: `延期试验${(serial += 1)}厂`, values: { disposal: '关停取缔', ...TERM }, ...item },
  })
  if (listed) await moveItem(clerk, made, 'list')
  return reread(made)
}

function reread({ id }: { id: number }) {
  return clerk.call('getItem', { register: 'scattered', id })
}

function byEachDoor(): void {
  it.each<[string, keyof typeof doors, object, object, RegExp]>([
    ['later', 'form', {}, LATER, /“治理期限”入账后只可提前.*牵头单位.*延期/],
    ['later', 'bulk edit', {}, LATER, /“治理期限”入账后只可提前/],
    ['empty', 'form', {}, EMPTY, /“治理期限”入账后只可提前/],
    ['empty', 'bulk edit', {}, EMPTY, /“治理期限”入账后只可提前/],
    ['its own passed one empty', 'form', PASSED, { ownDue: null }, /“县区时限”已过，不能再改晚或清空/],
    ['its own passed one later', 'bulk edit', PASSED, { ownDue: '2020-06-30' }, /“县区时限”已过/],
  ])('the county sets it %s by the %s: refused, with a reason or without; the lead does, with one', async (...row) => {
    const [, door, as, change, words] = row
    const item = await site(as)
    const go = doors[door]
    if (!go) throw new Error(door)
    expect(await go(clerk, item, change)).toMatch(words)
    expect(await go(clerk, item, change, '企业困难')).toMatch(words)
    expect(await go(lead, item, change)).toMatch(words)
    const still = await clerk.call('getItem', { register: 'scattered', id: item.id })
    expect(still).toMatchObject({ due: item.due, light: 'red', version: item.version, allowed: { putOff: false } })
    expect(await go(lead, item, change, '疫情期间停工，顺延')).toBe('')
    const after = await lead.call('getItem', { register: 'scattered', id: item.id })
    expect(after).toMatchObject({ light: 'green', allowed: { putOff: true } })
    const [last] = (await lead.call('listItemHistory', { register: 'scattered', id: item.id })).entries
    expect(last).toMatchObject({ why: '疫情期间停工，顺延' })
  })
}

function neverBeyondThePlan(): void {
  const BEYOND = { values: { deadline: '2021-06-30' } }
  const words = /治理期限 2021-06-30 晚于方案时限 2020-12-31/
  it('later than the plan’s day it is at no door, not even by the lead with a reason', async () => {
    await expect(site({ values: { disposal: '关停取缔', ...BEYOND.values } })).rejects.toThrow(words)
    const item = await site()
    for (const go of Object.values(doors)) {
      expect(await go(clerk, await site({}, false), BEYOND)).toMatch(words)
      expect(await go(lead, item, BEYOND, '企业困难')).toMatch(words)
    }
  })
}

function whereItIsFree(): void {
  it('earlier is the county’s to say, in a draft all is free, and its own term to come is its own', async () => {
    for (const [item, change] of [
      [await site(), { values: { deadline: '2019-09-01' } }],
      [await site({}, false), LATER],
      [await site({}, false), EMPTY],
      [await site({ ownDue: '2019-12-01', values: { disposal: '关停取缔' } }), { ownDue: null }],
      [await site({ values: { disposal: '关停取缔' } }), LATER],
    ] as const)
      for (const go of Object.values(doors)) expect(await go(clerk, await reread(item), change)).toBe('')
  })

  it('taken out and restored it is no draft that would be free', async () => {
    const made = await site()
    await moveItem(clerk, made, 'remove', 'restore')
    const item = await reread(made)
    expect(item.stage).toBe('draft')
    for (const go of Object.values(doors)) expect(await go(clerk, item, LATER)).toMatch(/只可提前/)
  })

  it.each([
    ['gongyi-clerk', '试', `deadline = '2020-11-10'`, 'a term is not put off'],
    ['gongyi-clerk', '试', `deadline = null`, 'a term is not put off'],
    ['shengtai', '', `deadline = null`, 'a term is not put off'],
    ['shengtai', '试', `deadline = null`, ''],
    ['gongyi-clerk', '', `deadline = '2019-09-05'`, ''],
    ['gongyi-clerk', '', `own_due = null`, 'a term is not put off'],
  ])('by a statement of %s’s own (reason %j): %s', async (login, why, set, words) => {
    const { id } = await site({ ownDue: '2019-09-02' })
    const actor = (await readCast(server)).actors.find((a) => a.login === login)
    if (!actor) throw new Error('no cast')
    const work = inTransaction(
      server.app,
      actor,
      ({ tx }) => sql.raw(`update reg_scattered set ${set} where id = ${id}`).execute(tx),
      { why },
    )
    expect(
      await work.then(
        () => '',
        (e: unknown) => (e as Error).message,
      ),
    ).toBe(words)
  })
}

/** A term that stands is put off by the task's lead alone, with a reason, whatever the door. */
export function termRules(serverOf: () => TestServer): void {
  describe('期限入账以后只可提前', () => {
    beforeAll(async () => {
      server = serverOf()
      clerk = await server.as('gongyi-clerk')
      lead = await server.as('shengtai')
    })
    byEachDoor()
    neverBeyondThePlan()
    whereItIsFree()
  })
}
