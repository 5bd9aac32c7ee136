import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ItemDetail, ItemInput } from '@gongjian/domain/register/item.ts'
import type { Tx } from '../src/db/actor.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import { tableOf } from '../src/register/table/column-kinds.ts'
import { systemActor } from '../src/session/find-actor.ts'
import type { Client, TestServer } from './harness.ts'
import { closeItem, kilnOf, makeEnterprise, startHub } from './hub.ts'
import { bytesOf } from './sheet.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  ;({ server, clerk } = await startHub())
})
afterAll(() => server.close())

async function states(enterprise: number): Promise<unknown[]> {
  const { values, facilities } = await clerk.call('getEnterprise', { enterprise })
  return [values.state, ...facilities.map((f) => `${f.name} ${f.state}`).sort()]
}

const found = { foundOn: '2019-09-20', reason: '夜间又开工' }

/** A statement that no form sends, from the county's own clerk. */
async function asCounty(work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  const { rows } = await sql<{ id: number; plan: number }>`
    select id, plan_id as plan from unit where code = '410181'`.execute(server.app.connections.owner)
  const [{ id: unitId, plan } = { id: 0, plan: 0 }] = rows
  return inTransaction(server.app, { ...systemActor(plan), role: 'county-clerk', unitId }, ({ tx }) => work(tx))
}

/** A kiln that was taken out and found at work again, beside another one and another works. */
async function kilnAgain() {
  const [own, other] = [await makeEnterprise(clerk, {}), await makeEnterprise(clerk, {})]
  for (const [e, name] of [
    [own, '6号窑'],
    [other, '7号窑'],
  ] as const)
    await clerk.call('addFacility', { enterprise: e.id, facility: { kind: '窑炉', name } })
  const { id } = await kilnOf(clerk, own, '7号窑')
  await closeItem(server, { register: 'kilns', id })
  const relapse = await clerk.call('relapseItem', { register: 'kilns', id, ...found })
  expect(await states(own.id)).toEqual([null, '6号窑 在用', '7号窑 在用'])
  return { own, other, relapse, id }
}

async function siteAgain() {
  const [own, other] = [await makeEnterprise(clerk, { state: '在产' }), await makeEnterprise(clerk, { state: '在产' })]
  const values = { disposal: '关停取缔', trade: '铸造', address: '路口北', foundOn: '2019-04-16' }
  const item = { enterpriseId: own.id, values }
  const { id } = await clerk.call('createItem', { register: 'scattered', item })
  await closeItem(server, { register: 'scattered', id })
  const relapse = await clerk.call('relapseItem', { register: 'scattered', id, ...found })
  return { own, other, relapse, id }
}

/** By PATCH, by the change of many, by a sheet: what each says against it. */
async function sayAt(relapse: ItemDetail, item: ItemInput): Promise<string[]> {
  const { register, id, version } = relapse
  const patched = await refusal(clerk.call('updateItem', { register, id, version, item }))
  const many = await clerk.call('editItems', { register, ids: [id], item, preview: false })
  expect(many.changed).toEqual([])
  return [patched.message, ...many.refused.map((r) => r.why)]
}

async function sheetSays(relapse: ItemDetail, heads: string[], cells: string[]): Promise<string[]> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.addRow(['编号', ...heads])
  sheet.addRow([relapse.id, ...cells])
  const { register } = relapse
  const job = await clerk.upload('startImport', { register }, '台账.xlsx', await bytesOf(book))
  await runImports(server.app)
  const { rows } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
  return rows.flatMap((r) => r.problems.map((p) => p.message))
}

it('a relapse is of the kiln that its item is of: no door makes it another one', async () => {
  const { own, other, relapse, id } = await kilnAgain()
  const kept = (what: string): RegExp => new RegExp(`编号 ${id} 的反弹，${what}随原条目，不能改为别的`)
  const heads = ['企业名称', '设备名称', '窑炉类别', '整治措施']
  for (const facility of ['6号窑', '8号窑', null]) {
    const said = await sayAt(relapse, { facility })
    expect(said).toEqual([
      expect.stringMatching(kept('设备（产线）名称')),
      expect.stringMatching(kept('设备（产线）名称')),
    ])
  }
  for (const item of [{ enterpriseId: other.id }, { enterprise: other.name }, { enterprise: '别处新厂' }])
    for (const said of await sayAt(relapse, item)) expect(said).toMatch(kept('企业名称'))
  expect(await sheetSays(relapse, heads, [own.name, '6号窑', '热风炉', '淘汰'])).toEqual([
    expect.stringMatching(kept('设备（产线）名称')),
  ])
  expect(await sheetSays(relapse, heads, [other.name, '7号窑', '热风炉', '淘汰'])).toEqual([
    expect.stringMatching(kept('企业名称')),
  ])
  const raw = asCounty((tx) =>
    sql`update reg_kilns set enterprise_id = ${other.id} where id = ${relapse.id}`.execute(tx),
  )
  await expect(raw).rejects.toThrow(/a relapse is of what its item is of/)
  // What else is wrong in it is mended, and its own names may stand in the change.
  const { version } = relapse
  const item = { enterpriseId: own.id, facility: ' 7号窑', remark: '已断电' }
  const mended = await clerk.call('updateItem', { register: 'kilns', id: relapse.id, version, item })
  expect(mended).toMatchObject({ remark: '已断电', enterprise: { id: own.id } })
  expect(await states(other.id)).toEqual([null, '7号窑 在用'])
})

it('a relapse of a site stays with its works', async () => {
  const { own, other, relapse, id } = await siteAgain()
  for (const said of await sayAt(relapse, { enterpriseId: other.id }))
    expect(said).toMatch(new RegExp(`编号 ${id} 的反弹，.*随原条目`))
  expect([await states(own.id), await states(other.id)]).toEqual([['在产'], ['在产']])
})

it.each([
  ['kiln', kilnAgain, [null, '6号窑 在用', '7号窑 已关停'], [null, '7号窑 在用']],
  ['site', siteAgain, ['关停'], ['在产']],
] as const)(
  'one that names another %s since before is taken out: what its item ended is ended',
  async (_, make, ended, untouched) => {
    const { own, other, relapse } = await make()
    const strange = await clerk.call('getEnterprise', { enterprise: other.id })
    await sql`update ${sql.table(tableOf(relapse.register))} set enterprise_id = ${other.id}, facility_id = ${strange.facilities[0]?.id ?? null}
    where id = ${relapse.id}`.execute(server.app.connections.owner)
    const move = (what: 'remove' | 'restore') =>
      clerk.call('moveItems', { register: relapse.register, ids: [relapse.id], move: what, reason: '误报' })
    await move('remove')
    expect([await states(own.id), await states(other.id)]).toEqual([ended, untouched])
    await move('restore')
    const again = (s: unknown) => (typeof s === 'string' ? s.replace('已关停', '在用').replace('关停', '在产') : s)
    expect([await states(own.id), await states(other.id)]).toEqual([ended.map(again), untouched])
  },
)

it('one entered by mistake after another that was closed: what that one ended stays ended, or runs as it left it', async () => {
  for (const [measure, after] of [
    ['淘汰', '7号窑 已关停'],
    ['提标治理', '7号窑 在用'],
  ] as const) {
    const { own, relapse, id } = await kilnAgain()
    const { version } = await clerk.call('getItem', { register: 'kilns', id: relapse.id })
    await clerk.call('updateItem', { register: 'kilns', id: relapse.id, version, item: { values: { measure } } })
    await sql`update reg_kilns set stage = 'closed', done = '2019-09-20' where id = ${relapse.id}`.execute(
      server.app.connections.owner,
    )
    expect((await states(own.id))[2]).toBe(after)
    const second = await clerk.call('relapseItem', { register: 'kilns', id, ...found })
    expect((await states(own.id))[2]).toBe('7号窑 在用')
    await clerk.call('moveItems', { register: 'kilns', ids: [second.id], move: 'remove', reason: '误报' })
    expect((await states(own.id))[2]).toBe(after)
  }
})
