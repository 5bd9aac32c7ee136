import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Facility } from '@gongjian/domain/enterprise/detail.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import type { Client, TestServer } from './harness.ts'
import { makeEnterprise } from './hub.ts'
import { bytesOf } from './sheet.ts'
import { refusal } from './support.ts'

const STANDING: readonly (readonly [kind: string, name: string])[] = [
  ['窑炉', '1号窑'],
  ['窑炉', '2号窑'],
  ['窑炉', '9号'],
  ['锅炉', '9号'],
  ['生产线', '3号线'],
]
const NEEDED: Readonly<Record<string, Record<string, string>>> = {
  staggered: { season: '2019-2020', trade: '建材', measure: '停产' },
  capacity: { product: '其他' },
  'steel-retrofit': { process: '烧结', disposal: '超低排放改造' },
  kilns: { kind: '热风炉', measure: '淘汰' },
}
const CLOSED_KILN = /窑炉“1号窑”已于 2019-08-01 关停/
const ROWS: readonly (readonly [register: string, facility: string, words: RegExp | null])[] = [
  ...Object.keys(NEEDED).flatMap((r) => ['1号窑', '一号窑', '1＃窑'].map((f) => [r, f, CLOSED_KILN] as const)),
  ['kilns', '三号线', /生产线“3号线”已于 2019-08-01 关停/],
  ['staggered', '9号', /不止一个设施叫“9号”：窑炉“9号”、锅炉“9号”/],
  ['kilns', '9号', null],
  ['staggered', '2号窑', null],
  ['capacity', '2号窑', null],
  ['steel-retrofit', '二号窑', null],
]

async function treeOf(clerk: Client, enterprise: number): Promise<Facility[]> {
  return (await clerk.call('getEnterprise', { enterprise })).facilities
}

async function change(clerk: Client, enterprise: number, name: string, rest: object): Promise<void> {
  const found = (await treeOf(clerk, enterprise)).find((f) => f.name === name)
  const of = { enterprise, facility: found?.id ?? 0, version: found?.version ?? 0 }
  await clerk.call('updateFacility', { ...of, ...rest })
}

async function sheetIsRefused(server: TestServer, clerk: Client, name: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('错峰')
  sheet.addRow(['序号', '企业名称', '生产线', '错峰季', '行业', '错峰措施'])
  for (const [i, line] of ['2号窑', '一号窑'].entries()) sheet.addRow([i + 1, name, line, '2019-2020', '化工', '停产'])
  const job = await clerk.upload('startImport', { register: 'staggered' }, '错峰.xlsx', await bytesOf(book))
  await runImports(server.app)
  const { rows } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
  const told = rows.flatMap((r) => r.problems.map((p) => [p.row, p.column, p.value, p.message]))
  expect(told).toEqual([[3, '设备（产线）名称', '一号窑', expect.stringMatching(CLOSED_KILN)]])
}

/** A line named for a kiln is the kiln: it runs or is closed with it, by the form, a sheet, the hub and a statement of somebody's own. */
export async function oneUnderEveryKind(server: TestServer, clerk: Client): Promise<void> {
  const { id, name } = await makeEnterprise(clerk, { name: '跨类一厂' })
  const add = (kind: string, title: string) =>
    clerk.call('addFacility', { enterprise: id, facility: { kind, name: title } })
  for (const [kind, title] of STANDING) await add(kind, title)
  for (const closing of ['1号窑', '3号线']) await change(clerk, id, closing, { state: '已关停', on: '2019-08-01' })
  for (const [register, facility, words] of ROWS) {
    const item = { enterprise: name, facility, values: NEEDED[register] ?? {} }
    const made = clerk.call('createItem', { register, item })
    if (words) await expect(made, `${register} ${facility}`).rejects.toThrow(words)
    else await made
  }
  await sheetIsRefused(server, clerk, name)
  // An edit of its own item leaves it where it is, and a new name goes along.
  const [item] = (await clerk.call('listItems', { register: 'staggered', q: name })).rows
  const own = { register: 'staggered', id: item?.id ?? 0 }
  await clerk.call('updateItem', { ...own, version: item?.version ?? 0, item: { remark: '改' } })
  await change(clerk, id, '2号窑', { name: '东区2号窑' })
  expect((await clerk.call('getItem', own)).facility).toBe('东区2号窑')
  const stands = (await treeOf(clerk, id)).map((f) => `${f.kind}${f.name}`)
  expect(stands.sort()).toEqual(['生产线3号线', '窑炉1号窑', '窑炉9号', '窑炉东区2号窑', '锅炉9号'].sort())
  for (const [kind, title] of [
    ['生产线', '1＃窑'],
    ['设备', '三号线'],
  ] as const) {
    expect((await refusal(add(kind, title))).code).toBe('facility-closed')
    const raw = server.app.connections.owner.transaction().execute(async (tx) => {
      await sql`select set_config('app.role', 'clerk', true)`.execute(tx)
      await sql`insert into facility (plan_id, enterprise_id, kind, name, state, unit_id, created_by, created_at, updated_by, updated_at)
        select plan_id, enterprise_id, ${kind}, ${title}, '在用', unit_id, '某', now(), '某', now() from facility where enterprise_id = ${id} limit 1`.execute(
        tx,
      )
    })
    await expect(raw).rejects.toThrow(/a closed facility would come back/)
  }
}
