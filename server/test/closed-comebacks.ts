import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { Move } from '@gongjian/domain/register/life.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import type { Client, TestServer } from './harness.ts'
import { closeItem, closeKiln, kilnOf, makeEnterprise } from './hub.ts'
import { bytesOf } from './sheet.ts'
import { refusal } from './support.ts'

const NAME = '5号隧道窑'
const CLOSED = /窑炉“5号隧道窑”已于 2019-08-01 关停/

function addTo(clerk: Client, enterprise: number) {
  return (kind: string, name: string): Promise<EnterpriseDetail> =>
    clerk.call('addFacility', { enterprise, facility: { kind, name } })
}

async function change(clerk: Client, enterprise: number, name: string, rest: object): Promise<EnterpriseDetail> {
  const { facilities } = await clerk.call('getEnterprise', { enterprise })
  const { id = 0, version = 0 } = facilities.find((f) => f.name === name) ?? {}
  return clerk.call('updateFacility', { enterprise, facility: id, version, ...rest })
}

function shut(clerk: Client, enterprise: number, name: string): Promise<EnterpriseDetail> {
  return change(clerk, enterprise, name, { state: '已关停', on: '2019-08-01' })
}

/** Whatever kind it is called, and however it is written; a bare number is another thing under another kind. */
export async function underNoKind(clerk: Client): Promise<void> {
  const { id } = await makeEnterprise(clerk, { name: '同名一厂' })
  const add = addTo(clerk, id)
  await add('窑炉', NAME)
  await add('生产线', '1号')
  for (const name of [NAME, '1号']) await shut(clerk, id, name)
  for (const kind of ['炉', '锅炉', '设备', '工序', '生产线', '自备井', '排放口'])
    expect((await refusal(add(kind, NAME))).message, kind).toMatch(CLOSED)
  const written = ['隧道窑5号', '隧道窑5#', '5号隧道窑炉', '5号隧道窑（煤）', '伍号隧道窑', '5號隧道窯']
  for (const name of written)
    for (const kind of ['窑炉', '设备']) expect((await refusal(add(kind, name))).message, name).toMatch(CLOSED)
  for (const [register, values] of [
    ['kilns', { kind: '热风炉', measure: '淘汰' }],
    ['capacity', { product: '其他' }],
  ] as const)
    for (const facility of written)
      await expect(
        clerk.call('createItem', { register, item: { enterpriseId: id, facility, values } }),
        `${register} ${facility}`,
      ).rejects.toThrow(CLOSED)
  await add('窑炉', '1号')
  const names = (await add('窑炉', '6号隧道窑')).facilities.map((f) => `${f.kind}${f.name}`)
  expect(names.sort()).toEqual(['生产线1号', '窑炉1号', '窑炉5号隧道窑', '窑炉6号隧道窑'])
}

/** It keeps its name but for the writing, so that nothing is entered anew under the old one. */
export async function keepsItsName(server: TestServer, clerk: Client): Promise<void> {
  const { id } = await makeEnterprise(clerk, { name: '保名一厂' })
  const add = addTo(clerk, id)
  await add('窑炉', NAME)
  const kept = /关停的窑炉“5号隧道窑”保留原来的名称.*请先说明理由恢复，再改名称/
  const asOne = { state: '已关停', on: '2019-08-01', name: '旧窑' }
  expect((await refusal(change(clerk, id, NAME, asOne))).message).toMatch(kept)
  await shut(clerk, id, NAME)
  for (const reason of [undefined, '改名'])
    expect((await refusal(change(clerk, id, NAME, { name: '旧窑', ...(reason ? { reason } : {}) }))).message).toMatch(
      kept,
    )
  const raw = server.app.connections.owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.role', 'clerk', true), set_config('app.why', '改名', true)`.execute(tx)
    await sql`update facility set name = '旧窑' where enterprise_id = ${id}`.execute(tx)
  })
  await expect(raw).rejects.toThrow(/what is closed keeps its name/)
  await change(clerk, id, NAME, { name: '五号隧道窑' })
  expect((await refusal(add('窑炉', NAME))).code).toBe('facility-closed')
  const back = await change(clerk, id, '五号隧道窑', { state: '在用', reason: '经批准恢复', name: '旧窑' })
  expect(back.facilities.map((f) => [f.name, f.state])).toEqual([['旧窑', '在用']])
}

/** Nor under a name that it had before it was renamed and then closed; what took that name over since goes on. */
export async function underNoFormerName(server: TestServer, clerk: Client): Promise<void> {
  const { id } = await makeEnterprise(clerk, { name: '曾用名厂' })
  const add = addTo(clerk, id)
  await add('窑炉', NAME)
  await add('窑炉', '8号窑')
  await change(clerk, id, NAME, { name: '东区窑' })
  // While it runs under its new name the old one is free, and whoever bears it by then keeps it.
  await add('窑炉', '9号窑')
  await change(clerk, id, '9号窑', { name: '西区窑' })
  await add('窑炉', '9号窑')
  for (const name of ['东区窑', '西区窑']) await shut(clerk, id, name)
  const words = /窑炉“东区窑（原名5号隧道窑）”已于 2019-08-01 关停/
  const values = { kind: '热风炉', measure: '淘汰' }
  for (const name of [NAME, '五号隧道窑']) {
    for (const kind of ['窑炉', '设备']) expect((await refusal(add(kind, name))).message).toMatch(words)
    await expect(change(clerk, id, '8号窑', { name })).rejects.toThrow(words)
    const item = { enterpriseId: id, facility: name, values }
    await expect(clerk.call('createItem', { register: 'kilns', item })).rejects.toThrow(words)
  }
  await clerk.call('createItem', { register: 'kilns', item: { enterpriseId: id, facility: '9号窑', values } })
  for (const [raw, said] of [
    [
      sql`insert into facility (plan_id, enterprise_id, kind, name, state, unit_id, created_by, created_at, updated_by, updated_at)
        select plan_id, enterprise_id, kind, '5#隧道窑', '在用', unit_id, '某', now(), '某', now() from facility where enterprise_id = ${id} and name = '8号窑'`,
      /under its former name/,
    ],
    [sql`update facility set name = '5#隧道窑' where enterprise_id = ${id} and name = '8号窑'`, /under this name/],
  ] as const)
    await expect(
      server.app.connections.owner.transaction().execute(async (tx) => {
        await sql`select set_config('app.role', 'clerk', true)`.execute(tx)
        await raw.execute(tx)
      }),
    ).rejects.toThrow(said)
  await change(clerk, id, '东区窑', { state: '在用', reason: '经批准恢复' })
  await add('窑炉', NAME)
}

/** A draft that named a line before it was closed does not bring it into the ledger; nor once it was removed and taken back. */
export async function draftIsNotListed(clerk: Client): Promise<void> {
  const { id } = await makeEnterprise(clerk, { name: '先草稿厂' })
  const values = { season: '2019-2020', trade: '建材', measure: '停产' }
  const draft = async (facility: string) =>
    (await clerk.call('createItem', { register: 'staggered', item: { enterpriseId: id, facility, values } })).id
  const [one, other, gone] = [await draft('甲线'), await draft('乙线'), await draft('丙线')]
  for (const name of ['甲线', '丙线']) await shut(clerk, id, name)
  const move = (ids: number[], rest: { move: Move; preview?: boolean; reason?: string }) =>
    clerk.call('moveItems', { register: 'staggered', ids, ...rest })
  const said = (n: number, line: string): [number, unknown] => [
    n,
    expect.stringMatching(new RegExp(`生产线“${line}”已于 2019-08-01 关停，不会因重新登记`)),
  ]
  for (const preview of [true, false]) {
    const alone = await move([one], { move: 'list', preview })
    expect([alone.moved, alone.refused.map((r) => [r.id, r.why])]).toEqual([[], [said(one, '甲线')]])
  }
  await move([gone], { move: 'remove', reason: '误录' })
  expect((await move([gone], { move: 'restore', reason: '误移' })).moved).toEqual([gone])
  for (const preview of [true, false]) {
    const many = await move([one, other, gone], { move: 'list', preview })
    expect(many.moved).toEqual([other])
    expect(many.refused.map((r) => [r.id, r.why])).toEqual([said(one, '甲线'), said(gone, '丙线')])
  }
  await change(clerk, id, '甲线', { state: '在用', reason: '经批准恢复' })
  expect((await move([one], { move: 'list' })).moved).toEqual([one])
}

/** Another name of an item's device is that of one which is there, written in another way: no second one is made. */
export async function corrected(clerk: Client): Promise<void> {
  const { id } = await makeEnterprise(clerk, { name: '更正一厂' })
  const { facilities } = await addTo(clerk, id)('窑炉', '1号炉')
  const item = { enterpriseId: id, facility: '2号炉', values: { kind: '热风炉', measure: '淘汰' } }
  const made = await clerk.call('createItem', { register: 'kilns', item })
  const { version } = made
  await clerk.call('updateItem', { register: 'kilns', id: made.id, version, item: { facility: '一号炉' } })
  const e = await clerk.call('getEnterprise', { enterprise: id })
  expect(e.facilities.map((f) => f.name).sort()).toEqual(['1号炉', '2号炉'])
  expect(e.registers.map((r) => r.facility)).toEqual([facilities[0]?.id])
}

/** An enterprise with a kiln, shut by its 散乱污 item: that item. */
async function shutSite(server: TestServer, clerk: Client, name: string) {
  const values = { disposal: '关停取缔', trade: '铸造', address: '路口西', foundOn: '2019-04-16' }
  const { id, enterprise } = await clerk.call('createItem', {
    register: 'scattered',
    item: { enterprise: name, values },
  })
  const of = { register: 'scattered', id }
  const shutId = enterprise?.id ?? 0
  await addTo(clerk, shutId)('窑炉', '1号窑')
  await closeItem(server, of)
  return { of, enterprise: shutId }
}

const SHUT = /企业“取缔一厂”已关停，(窑炉|生产线)“.*”不能登记为在用.*写明理由改变生产状态.*登记反弹/

async function sheetIsRefused(server: TestServer, clerk: Client): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('窑炉')
  sheet.addRow(['序号', '企业名称', '设备名称', '窑炉类别', '整治措施'])
  sheet.addRow([1, '取缔一厂', '8号窑', '热风炉', '停产整治'])
  const job = await clerk.upload('startImport', { register: 'kilns' }, '窑炉.xlsx', await bytesOf(book))
  await runImports(server.app)
  const { rows } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
  expect(rows.flatMap((r) => r.problems.map((p) => p.message))).toEqual([expect.stringMatching(SHUT)])
}

/** Nothing new runs in an enterprise that is shut, by no door; what is said of it, and what was closed of it, goes on. */
export async function nothingRunsInShut(server: TestServer, clerk: Client): Promise<void> {
  const { of, enterprise } = await shutSite(server, clerk, '取缔一厂')
  const add = addTo(clerk, enterprise)
  const read = () => clerk.call('getEnterprise', { enterprise })
  expect((await read()).values).toMatchObject({ state: '关停' })
  expect((await refusal(add('窑炉', '7号窑'))).message).toMatch(SHUT)
  const reopen = () => change(clerk, enterprise, '1号窑', { state: '在用', reason: '恢复' })
  expect((await refusal(reopen())).message).toMatch(SHUT)
  const staggered = { season: '2019-2020', trade: '铸造', measure: '停产' }
  for (const [register, facility, values] of [
    ['kilns', '9号窑', { kind: '热风炉', measure: '停产整治' }],
    ['kilns', '9号窑', { kind: '热风炉' }],
    ['staggered', '甲线', staggered],
  ] as const)
    await expect(
      clerk.call('createItem', { register, item: { enterpriseId: enterprise, facility, values } }),
    ).rejects.toThrow(SHUT)
  await sheetIsRefused(server, clerk)
  const raw = server.app.connections.owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.role', 'clerk', true)`.execute(tx)
    await sql`insert into facility (plan_id, enterprise_id, kind, name, unit_id, created_by, created_at, updated_by, updated_at)
      select plan_id, enterprise_id, '设备', '磨机', unit_id, '某', now(), '某', now() from facility where enterprise_id = ${enterprise}`.execute(
      tx,
    )
  })
  await expect(raw).rejects.toThrow(/nothing runs anew in an enterprise that was shut/)
  // A ledger of enterprises lists what was shut.
  await clerk.call('createItem', {
    register: 'noncompliant',
    item: { enterpriseId: enterprise, values: { measure: '关停' } },
  })
  expect((await read()).facilities.map((f) => f.state)).toEqual(['已关停'])
  // Found again, it runs, and its kiln may.
  await clerk.call('relapseItem', { ...of, foundOn: '2019-09-20', reason: '夜间又开工' })
  expect((await read()).values).toMatchObject({ state: '在产' })
  await reopen()
  await add('窑炉', '7号窑')
}

/** What was shut is not any more with a reason only, which its history keeps. */
export async function shutNoMoreForAReason(server: TestServer, clerk: Client): Promise<void> {
  const { enterprise } = await shutSite(server, clerk, '取缔二厂')
  const set = async (state: string | null, reason?: string) => {
    const { version } = await clerk.call('getEnterprise', { enterprise })
    const why = reason === undefined ? {} : { reason }
    return clerk.call('updateEnterprise', { enterprise, version, change: { values: { state } }, ...why })
  }
  for (const [state, reason] of [['在产'], ['停产', ' '], ['搬迁'], [null]] as [string | null, string?][])
    expect((await refusal(set(state, reason))).message).toMatch(/企业“取缔二厂”已关停，改变它的生产状态须写明理由/)
  expect((await set('关停')).values).toMatchObject({ state: '关停' })
  const raw = server.app.connections.owner
    .transaction()
    .execute((tx) => sql`update enterprise set state = '在产' where id = ${enterprise}`.execute(tx))
  await expect(raw).rejects.toThrow(/comes back with a reason only/)
  expect((await set('在产', '经批准恢复生产')).values).toMatchObject({ state: '在产' })
  const { entries } = await clerk.call('listEnterpriseHistory', { enterprise })
  expect(entries[0]).toMatchObject({ action: '恢复企业 取缔二厂', why: '经批准恢复生产' })
  await addTo(clerk, enterprise)('窑炉', '7号窑')
}

/** A kiln that is found running in an enterprise that is shut is put on the list; in the hub the enterprise is opened first, with a reason. */
export async function relapseInShut(server: TestServer, clerk: Client): Promise<void> {
  const e = await makeEnterprise(clerk, { name: '关停再燃厂' })
  const kiln = await kilnOf(clerk, e, '1号窑')
  await closeKiln(server, kiln.id)
  const enterprise = e.id
  const set = (state: string, rest: object = {}) =>
    clerk.call('updateEnterprise', { enterprise, version: e.version, change: { values: { state } }, ...rest })
  const { version } = await set('关停')
  const found = { register: 'kilns', id: kiln.id, foundOn: '2019-09-20', reason: '夜间又点火' }
  expect((await clerk.call('relapseItem', found)).stage).toBe('listed')
  const stateOf = (x: EnterpriseDetail) => [x.values.state, x.facilities.map((f) => f.state)]
  expect(stateOf(await clerk.call('getEnterprise', { enterprise }))).toEqual(['关停', ['已关停']])
  await set('在产', { version, reason: '查明没有停' })
  const back = await change(clerk, enterprise, '1号窑', { state: '在用', reason: '夜间又点火' })
  expect(stateOf(back)).toEqual(['在产', ['在用']])
}
