import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportJob } from '@gongjian/domain/register/import-contracts.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln, moveItem, proveSteps } from './register-items.ts'
import { bytesOf, openBook } from './sheet.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('xingyang-clerk')
})
afterAll(() => server.close())

/** Without a measure it has no steps that ask for evidence. */
function kiln(enterprise: string): Promise<ItemDetail> {
  const item = { enterprise, facility: '1号炉', values: { kind: '热风炉' } }
  return clerk.call('createItem', { register: 'kilns', item })
}

/** A file that was exported, imported again: what would become of it. */
async function imported(bytes: Uint8Array, name: string, who = clerk): Promise<ImportJob> {
  const { id } = await who.upload('startImport', { register: 'kilns' }, name, bytes)
  await runImports(server.app)
  return who.call('getImport', { id })
}

describe('export', () => {
  async function exported(format: 'xlsx' | 'csv', who = clerk): Promise<Buffer> {
    const where = JSON.stringify([{ field: 'stage', op: 'isNot', value: 'removed' }])
    const answer = await who.fetch('exportItems', { register: 'kilns', format, where })
    expect(answer.status).toBe(200)
    return Buffer.from(await answer.arrayBuffer())
  }

  beforeAll(async () => {
    await kiln('导出甲机械厂')
    // A claimed item is locked; it says what stands, so it asks for nothing.
    const claimed = await makeKiln(clerk, { name: '导出丙厂' })
    const its = { register: 'kilns', id: claimed.id }
    await moveItem(clerk, its, 'list', 'start')
    await proveSteps(clerk, its)
    await moveItem(clerk, its, 'claim')
    // Two lines in a remark, as a person types them.
    const other = await kiln('导出戊厂')
    const remark = ' =说明：\r\n  第二行  '
    await clerk.call('updateItem', { register: 'kilns', id: other.id, version: other.version, item: { remark } })
  })

  it.each(['xlsx', 'csv'] as const)('%s: every item that the clerk sees imports again unchanged', async (format) => {
    const bytes = await exported(format)
    const job = await imported(bytes, `全部.${format}`)
    const problems = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
    expect(problems.rows.map((r) => r.problems)).toEqual([])
    const count = (await clerk.call('listItems', { register: 'kilns' })).count
    expect(job.counts.rows).toBeGreaterThanOrEqual(3)
    expect(job.counts).toMatchObject({ created: 0, updated: 0, refused: 0, unchanged: job.counts.rows })
    expect(job.counts.rows).toBeLessThanOrEqual(count)
  })

  it('whoever imports it: what stands is no refusal, a change of another’s is', async () => {
    const office = await server.as('office')
    const bytes = await exported('xlsx')
    const same = await imported(bytes, '攻坚办.xlsx', office)
    expect(same.counts).toMatchObject({ created: 0, updated: 0, refused: 0, unchanged: same.counts.rows })
    const book = await openBook(bytes)
    const sheet = book.worksheets[0]
    const heads = (sheet?.getRow(3).values ?? []) as string[]
    sheet?.eachRow((row, n) => {
      if (n > 3 && row.getCell(heads.indexOf('企业名称')).text === '导出戊厂')
        row.getCell(heads.indexOf('责任人')).value = '外人'
    })
    const job = await imported(await bytesOf(book), '攻坚办改过.xlsx', office)
    expect(job.counts).toMatchObject({ refused: 1, unchanged: same.counts.rows - 1 })
    const { rows } = await office.call('listImportRows', { id: job.id, kind: 'refused' })
    expect(rows[0]?.problems.map((p) => p.message)).toEqual(['该条目不在您的管辖范围内，不能修改'])
  })

  it('holds what the policies show, and refuses a wrong filter in words', async () => {
    const text = (await exported('csv')).toString()
    expect(text).toContain('导出甲机械厂')
    expect(text).not.toContain('新郑市')
    const wrong = JSON.stringify([{ field: 'nothing', op: 'is', value: '1' }])
    const answer = await clerk.fetch('exportItems', { register: 'kilns', where: wrong })
    expect(answer.status).toBe(400)
  })
})
