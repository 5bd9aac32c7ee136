import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseDetail, Facility } from '@gongjian/domain/enterprise/detail.ts'
import { FACILITY_KINDS, isFacilityKind } from '@gongjian/domain/enterprise/enterprise.ts'
import {
  corrected,
  draftIsNotListed,
  keepsItsName,
  nothingRunsInShut,
  relapseInShut,
  shutNoMoreForAReason,
  underNoFormerName,
  underNoKind,
} from './closed-comebacks.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeEnterprise } from './hub.ts'
import { oneUnderEveryKind } from './named-facilities.ts'
import { makeKiln } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
})
afterAll(() => server.close())

function make(values: Record<string, string | boolean | null>, rest: object = {}) {
  return makeEnterprise(clerk, values, rest)
}

function everyFacility(tree: readonly Facility[]): Facility[] {
  return tree.flatMap((f) => [f, ...everyFacility(f.children)])
}

function facilityOf(e: EnterpriseDetail, name: string): Facility {
  const found = everyFacility(e.facilities).find((f) => f.name === name)
  if (!found) throw new Error(`no facility ${name}`)
  return found
}

describe('设施', () => {
  /** 1线 → 破碎 → 1#窑 → DA001, and 2线 beside. */
  async function works(name: string): Promise<EnterpriseDetail> {
    const { id } = await make({ name })
    const add = async (kind: string, title: string, parent: string | null): Promise<EnterpriseDetail> => {
      const now = await clerk.call('getEnterprise', { enterprise: id })
      return clerk.call('addFacility', {
        enterprise: id,
        facility: { kind, name: title, parent: parent === null ? null : facilityOf(now, parent).id },
      })
    }
    await add('生产线', '1线', null)
    await add('生产线', '2线', null)
    await add('工序', '破碎', '1线')
    await add('窑炉', '1#窑', '破碎')
    return add('排放口', 'DA001', '1#窑')
  }

  function set(e: EnterpriseDetail, name: string, rest: object) {
    const { id, version } = facilityOf(e, name)
    return clerk.call('updateFacility', { enterprise: e.id, facility: id, version, ...rest })
  }

  it('hang as a tree, and only on what may carry them', async () => {
    const e = await works('树状一厂')
    const names = (tree: readonly Facility[]): unknown[] => tree.map((f) => [f.name, ...names(f.children)])
    expect(names(e.facilities)).toEqual([['1线', ['破碎', ['1#窑', ['DA001']]]], ['2线']])
    const rows: [kind: string, parent: string | null, words: RegExp | null][] = [
      ['生产线', '1线', /生产线不能挂在生产线之下/],
      ['工序', '1#窑', /工序不能挂在窑炉之下/],
      ['自备井', '1线', /自备井不能挂在生产线之下/],
      ['高炉', null, /没有“高炉”这种设施/],
      ['窑炉', '1线', null],
    ]
    for (const [kind, parent, words] of rows) {
      const asked = clerk.call('addFacility', {
        enterprise: e.id,
        facility: { kind, name: `新${kind}`, parent: parent === null ? null : facilityOf(e, parent).id },
      })
      if (words) await expect(asked).rejects.toThrow(words)
      else expect(facilityOf(await asked, `新${kind}`)).toMatchObject({ state: '在用', version: 1 })
    }
    expect(
      (await refusal(clerk.call('addFacility', { enterprise: e.id, facility: { kind: '生产线', name: '1线' } }))).code,
    ).toBe('facility-exists')
    // Every kind says what it hangs on, and none of them leads back to itself.
    for (const [kind, parents] of Object.entries(FACILITY_KINDS))
      expect(isFacilityKind(kind) && parents.every(isFacilityKind)).toBe(true)
  })

  it('closing a line closes what hangs on it, in one deed; what was closed before keeps its day', async () => {
    const e = await set(await works('关停一厂'), 'DA001', { state: '已关停', on: '2019-03-01' })
    const closed = await set(e, '1线', { state: '已关停', on: '2019-09-01', reason: '淘汰落后产能' })
    expect(everyFacility(closed.facilities).map((f) => [f.name, f.state, f.closedOn])).toEqual([
      ['1线', '已关停', '2019-09-01'],
      ['破碎', '已关停', '2019-09-01'],
      ['1#窑', '已关停', '2019-09-01'],
      ['DA001', '已关停', '2019-03-01'],
      ['2线', '在用', null],
    ])
    const { entries } = await clerk.call('listEnterpriseHistory', { enterprise: e.id })
    const deed = entries.filter((x) => x.why === '淘汰落后产能')
    expect(deed.map((x) => x.action).sort()).toEqual(['关停设施 1#窑', '关停设施 1线', '关停设施 破碎'])
    expect(new Set(deed.map((x) => `${x.at} ${x.by}`)).size).toBe(1)
    // Where a row hangs is said by name, not by number.
    const made = entries.find((x) => x.action === '新建设施 破碎')
    expect(made?.changes).toEqual(
      expect.arrayContaining([
        { label: '企业', from: '', to: '关停一厂' },
        { label: '上级设施', from: '', to: '1线' },
      ]),
    )
  })

  it('what is closed comes back with a reason only, alone, and not beneath what is closed', async () => {
    const e = await set(await works('恢复一厂'), '1线', { state: '已关停' })
    expect((await refusal(set(e, '1线', { state: '在用' }))).code).toBe('reason-required')
    expect((await refusal(set(e, '1#窑', { state: '在用', reason: '复产' }))).code).toBe('facility-parent-closed')
    expect(
      (
        await refusal(
          clerk.call('addFacility', {
            enterprise: e.id,
            facility: { kind: '窑炉', name: '3#窑', parent: facilityOf(e, '1线').id },
          }),
        )
      ).code,
    ).toBe('facility-parent-closed')
    expect(
      (await refusal(clerk.call('addFacility', { enterprise: e.id, facility: { kind: '窑炉', name: '1#窑' } }))).code,
    ).toBe('facility-closed')
    const back = await set(e, '1线', { state: '停用', reason: '复产审批' })
    expect(everyFacility(back.facilities).map((f) => [f.name, f.state])).toEqual([
      ['1线', '停用'],
      ['破碎', '已关停'],
      ['1#窑', '已关停'],
      ['DA001', '已关停'],
      ['2线', '在用'],
    ])
    const { entries } = await clerk.call('listEnterpriseHistory', { enterprise: e.id })
    expect(entries[0]).toMatchObject({ action: '恢复设施 1线', why: '复产审批' })
    // A statement of somebody's own does no better than the page.
    const raw = server.app.connections.owner
      .transaction()
      .execute((tx) => sql`update facility set state = '在用' where id = ${facilityOf(e, '破碎').id}`.execute(tx))
    await expect(raw).rejects.toThrow(/comes back with a reason only/)
  })

  it('is one however its name is written: １号窑 is 1号窑, and what is closed does not come back as it', async () => {
    const e = await set(await works('全角一厂'), '1#窑', { state: '已关停' })
    const { name } = e
    for (const written of ['１＃窑', ' 1# 窑', '1#窑']) {
      const facility = { kind: '窑炉', name: written.trim() }
      expect((await refusal(clerk.call('addFacility', { enterprise: e.id, facility }))).code).toBe('facility-closed')
      await expect(makeKiln(clerk, { name, facility: written })).rejects.toThrow(/已于.*关停/)
    }
    const more = await clerk.call('addFacility', { enterprise: e.id, facility: { kind: '窑炉', name: 'a 2号窑' } })
    await makeKiln(clerk, { name, facility: 'Ａ２号窑' })
    const again = clerk.call('addFacility', { enterprise: e.id, facility: { kind: '窑炉', name: 'A2号窑' } })
    expect((await refusal(again)).code).toBe('facility-exists')
    const all = await sql<{
      id: number
      items: number
    }>`select f.id, (select count(*) from reg_kilns t where t.facility_id = f.id) as items
      from facility f where f.enterprise_id = ${e.id} and f.kind = '窑炉' order by f.id`.execute(
      server.app.connections.owner,
    )
    expect(all.rows.map((r) => Number(r.items))).toEqual([0, 1])
    // Its own name is no other's.
    expect(facilityOf(await set(more, 'a 2号窑', { name: 'Ａ 2号窑' }), 'Ａ 2号窑').version).toBe(2)
  })

  it('closed does not come back written in another way, by no door; one that runs is told of', async () => {
    const { id, name } = await make({ name: '换写一厂' })
    for (const title of ['5号窑', '6号窑'])
      await clerk.call('addFacility', { enterprise: id, facility: { kind: '窑炉', name: title } })
    const e = await clerk.call('getEnterprise', { enterprise: id })
    await set(e, '5号窑', { state: '已关停', on: '2019-08-01' })
    const other = await makeKiln(clerk, { name, facility: '7号窑' })
    for (const written of ['5#窑', '五号窑', 'No.5窑', '第５座窑', '05号窑']) {
      const words = /窑炉“5号窑”已于 2019-08-01 关停，不会因重新登记、换一种写法而恢复/
      const facility = { kind: '窑炉', name: written }
      expect((await refusal(clerk.call('addFacility', { enterprise: id, facility }))).message).toMatch(words)
      await expect(makeKiln(clerk, { name, facility: written })).rejects.toThrow(words)
      const edit = { register: 'kilns', id: other.id, version: other.version, item: { facility: written } }
      await expect(clerk.call('updateItem', edit)).rejects.toThrow(words)
      await expect(set(e, '6号窑', { name: written })).rejects.toThrow(words)
      for (const raw of [
        sql`insert into facility (plan_id, enterprise_id, kind, name, state, unit_id, created_by, created_at, updated_by, updated_at)
          select plan_id, enterprise_id, kind, ${written}, '在用', unit_id, '某', now(), '某', now() from facility where enterprise_id = ${id} and name = '6号窑'`,
        sql`update facility set name = ${written} where enterprise_id = ${id} and name = '6号窑'`,
      ])
        await expect(
          server.app.connections.owner.transaction().execute(async (tx) => {
            await sql`select set_config('app.role', 'clerk', true)`.execute(tx)
            await raw.execute(tx)
          }),
        ).rejects.toThrow(/a closed facility would come back/)
    }
    // One that runs: the form asks before it is saved; it may be another one.
    const asked = (facility: string) =>
      clerk.call('noticeItem', { register: 'kilns', item: { enterpriseId: id, facility, values: {} } })
    expect(await asked('6#窑')).toEqual([expect.stringMatching(/已有写法相近的窑炉“6号窑”/)])
    expect([await asked('6号窑'), await asked('6-1号窑')]).toEqual([[], []])
    await makeKiln(clerk, { name, facility: '6#窑' })
    // What is written as it stands is what is meant, whatever is alike beside it.
    await makeKiln(clerk, { name, facility: '6号窑' })
    const names = (await clerk.call('getEnterprise', { enterprise: id })).facilities.map((f) => f.name)
    expect(names.sort()).toEqual(['5号窑', '6#窑', '6号窑', '7号窑'])
  })

  it('is one under whatever kind a ledger of lines names it: what runs is taken, what is closed stays closed', () =>
    oneUnderEveryKind(server, clerk))

  it('closed does not come back under another kind, nor in other writings', () => underNoKind(clerk))

  it('keeps its name while it is closed', () => keepsItsName(server, clerk))

  it('closed does not come back under a name that it had before', () => underNoFormerName(server, clerk))

  it('a draft of before does not bring it into the ledger', () => draftIsNotListed(clerk))

  it("an item's device that is corrected is the one that is there", () => corrected(clerk))

  it('nothing new runs in an enterprise that was shut', () => nothingRunsInShut(server, clerk))

  it('a relapse does not open an enterprise that was shut from below', () => relapseInShut(server, clerk))

  it('an enterprise that was shut comes back with a reason only', () => shutNoMoreForAReason(server, clerk))

  it('refuses a day to come, a day of no closing, an older version', async () => {
    const e = await works('日期一厂')
    expect((await refusal(set(e, '1线', { state: '已关停', on: '2019-09-21' }))).message).toMatch(/晚于今天/)
    expect((await refusal(set(e, '1线', { state: '停用', on: '2019-09-01' }))).message).toMatch(/只在关停时填写/)
    await set(e, '2线', { name: '二线' })
    expect((await refusal(set(e, '2线', { name: '贰线' }))).code).toBe('facility-changed')
  })

  it('is hung elsewhere, as an import leaves it at the top', async () => {
    const e = await works('改挂一厂')
    const { enterprise } = await makeKiln(clerk, { name: '改挂一厂', facility: '9#窑' })
    expect(enterprise?.id).toBe(e.id)
    const now = await clerk.call('getEnterprise', { enterprise: e.id })
    expect(facilityOf(now, '9#窑').parent).toBeNull()
    const hung = await set(now, '9#窑', { parent: facilityOf(now, '2线').id })
    expect(facilityOf(hung, '2线').children.map((f) => f.name)).toEqual(['9#窑'])
    expect((await refusal(set(hung, '2线', { parent: facilityOf(hung, '9#窑').id }))).message).toMatch(
      /生产线不能挂在窑炉之下/,
    )
  })

  it('an item follows the new name of its device, and is not made twice by its next edit', async () => {
    const item = await makeKiln(clerk, { name: '改名一厂', facility: '1#炉' })
    const e = await clerk.call('getEnterprise', { enterprise: item.enterprise?.id ?? 0 })
    await set(e, '1#炉', { name: '东区 1#炉' })
    const now = await clerk.call('getItem', { register: 'kilns', id: item.id })
    expect(now).toMatchObject({ facility: '东区 1#炉', title: '改名一厂 东区 1#炉' })
    await clerk.call('updateItem', { register: 'kilns', id: item.id, version: now.version, item: { remark: '改' } })
    expect((await clerk.call('getEnterprise', { enterprise: e.id })).facilities.map((f) => f.name)).toEqual([
      '东区 1#炉',
    ])
    await expect(makeKiln(clerk, { name: '改名一厂', facility: '东区1＃炉'.normalize('NFKC') })).rejects.toThrow(
      /已有相同的条目/,
    )
    expect((await clerk.call('listItems', { register: 'kilns', q: '东区' })).rows.map((r) => r.id)).toEqual([item.id])
  })

  it('closed does not come back by a ledger: a new item and an edit that name it are refused, its own item goes on', async () => {
    const item = await makeKiln(clerk, { name: '不复一厂', facility: '1#炉' })
    const second = await makeKiln(clerk, { name: '不复一厂', facility: '2#炉' })
    const e = await clerk.call('getEnterprise', { enterprise: item.enterprise?.id ?? 0 })
    await set(e, '1#炉', { state: '已关停', on: '2019-08-01' })
    const words = /窑炉“1#炉”已于 2019-08-01 关停，不会因重新登记、换一种写法而恢复/
    await clerk.call('updateItem', {
      register: 'kilns',
      id: item.id,
      version: item.version,
      item: { remark: '拆除照片待补' },
    })
    const edit = clerk.call('updateItem', {
      register: 'kilns',
      id: second.id,
      version: second.version,
      item: { facility: '1#炉' },
    })
    expect((await refusal(edit)).message).toMatch(words)
    await clerk.call('moveItems', { register: 'kilns', ids: [item.id], move: 'remove', reason: '误录' })
    await expect(makeKiln(clerk, { name: '不复一厂', facility: '1#炉' })).rejects.toThrow(words)
  })
})
