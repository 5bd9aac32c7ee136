import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportJob } from '@gongjian/domain/register/import-contracts.ts'
import { runImports } from '../src/register/import/run-imports.ts'
import { Refused, startTestServer, type Client, type TestServer } from './harness.ts'
import { bytesOf, openBook } from './sheet.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('xingyang-clerk')
})
afterAll(() => server.close())

const HEADS = ['序号', '单位名称', '设备名称', '炉型', '炉膛内径（mm）', '是否达标', '计划完成时间']
type Cell = string | number | Date | null

async function ledger(rows: readonly (readonly Cell[])[], heads: readonly string[] = HEADS): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('窑炉')
  sheet.addRow(['荥阳市工业窑炉台账'])
  sheet.addRow([...heads])
  for (const row of rows) sheet.addRow([...row])
  return bytesOf(book)
}

async function read(job: ImportJob, who = clerk): Promise<ImportJob> {
  await runImports(server.app)
  return who.call('getImport', { id: job.id })
}

async function upload(bytes: Uint8Array, name = '窑炉.xlsx', who = clerk): Promise<ImportJob> {
  return who.upload('startImport', { register: 'kilns' }, name, bytes)
}

async function kilns(
  q: string,
): Promise<{ id: number; title: string; values: Record<string, unknown>; stage: string }[]> {
  return (await clerk.call('listItems', { register: 'kilns', q, limit: 200 })).rows
}

const GOOD: readonly (readonly Cell[])[] = [
  [1, '导入甲机械厂', '1号炉', '热风炉', 1200, '√', '2019-12-31'],
  [2, '导入甲机械厂', '2号炉', '加热炉', ' 8００ ', '否', new Date('2019-11-30T00:00:00Z')],
  ['合计', null, null, 2, null, null, null],
]

describe('what names no enterprise', () => {
  it('makes none: 同上 is what stands above, and what says nothing is refused at every door', async () => {
    const names = ['导入照抄厂', '同上', '〃', '无', '12']
    const rows = names.map((name, i): Cell[] => [1, name, `${i}号`, '热风炉', 900, null, '2019-12-31'])
    const job = await read(await upload(await ledger(rows)))
    expect(job.counts).toMatchObject({ created: 3, refused: 2, noticed: 2 })
    const { rows: refused } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
    expect(refused.flatMap((r) => r.problems.map((p) => [p.cell, p.message.slice(0, 7)]))).toEqual([
      ['B6', '企业名称“无”'],
      ['B7', '企业名称“12'],
    ])
    await clerk.call('takeImport', { id: job.id })
    await read(job)
    expect((await kilns('导入照抄厂')).map((r) => r.title)).toHaveLength(3)
    for (const name of ['同上', '无', '12']) {
      const item = { enterprise: name, facility: '1号', values: { kind: '热风炉' } }
      await expect(clerk.call('createItem', { register: 'kilns', item })).rejects.toThrow(`企业名称“${name}”`)
      await expect(clerk.call('createEnterprise', { values: { name } })).rejects.toThrow(`企业名称“${name}”`)
    }
  })
})

describe('a clerk imports a workbook', () => {
  it('sees what would become of each row, then takes the good ones', async () => {
    const bytes = await ledger([...GOOD, [3, '导入乙厂', '1号炉', '倒焰窑', '约三米', null, '年底']])
    const job = await read(await upload(bytes))
    expect(job).toMatchObject({ state: 'ready', counts: { rows: 3, created: 2, updated: 0, unchanged: 0, refused: 1 } })
    expect(job.passedOver).toMatchObject({ totals: 1 })
    expect(await kilns('导入甲机械厂')).toEqual([])

    const { rows } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
    expect(rows[0]?.problems.map((p) => [p.sheet, p.row, p.cell, p.column, p.value, p.refuses])).toEqual([
      ['窑炉', 6, 'D6', '窑炉类型', '倒焰窑', true],
      ['窑炉', 6, 'E6', '炉膛直径', '约三米', true],
      ['窑炉', 6, 'G6', '计划完成日期', '年底', true],
    ])

    await clerk.call('takeImport', { id: job.id })
    const done = await read(job)
    expect(done).toMatchObject({ state: 'done', counts: { created: 2, refused: 1 } })
    const made = await kilns('导入甲机械厂')
    expect(made.map((r) => r.values['hearthDiameter']).sort()).toEqual([0.8, 1.2])
    expect(made.every((r) => r.stage === 'listed')).toBe(true)
  })

  it('is told of devices that are written alike, and refused what is closed in any writing', async () => {
    const device = (name: string): Cell[] => [1, '导入换写厂', name, '热风炉', 900, null, '2019-12-31']
    const first = await read(await upload(await ledger([device('5号窑'), device('6号窑')])))
    await clerk.call('takeImport', { id: first.id })
    expect((await read(first)).counts).toMatchObject({ created: 2, noticed: 0 })
    const { rows: found } = await clerk.call('listEnterprises', { q: '导入换写厂' })
    const { id, facilities } = await clerk.call('getEnterprise', { enterprise: found[0]?.id ?? 0 })
    const closing = facilities.find((f) => f.name === '5号窑')
    await clerk.call('updateFacility', {
      enterprise: id,
      facility: closing?.id ?? 0,
      version: closing?.version ?? 0,
      state: '已关停',
    })
    const rows = ['5#窑', '五号窑', '6#窑', '7#窑', '七号窑'].map(device)
    const job = await read(await upload(await ledger(rows), '换写.xlsx'))
    expect(job.counts).toMatchObject({ rows: 5, created: 3, refused: 2, noticed: 2 })
    const told = await clerk.call('listImportRows', { id: job.id, kind: 'created' })
    expect(told.rows.flatMap((r) => r.problems.map((p) => [p.value, p.message]))).toEqual([
      ['6#窑', '已有写法相近的窑炉“6号窑”，如是同一台请改用这个名称，否则会登记为另一台'],
      ['七号窑', '表中前面已有写法相近的窑炉“7#窑”，如是同一台请改用这个名称，否则会登记为另一台'],
    ])
    await clerk.call('takeImport', { id: job.id })
    expect((await read(job)).counts).toMatchObject({ created: 3, refused: 2 })
  })

  it('a row that only names a county or a town is said to look like its sum', async () => {
    const row = (name: string): Cell[] => [1, name, '1号炉', '热风炉', 900, null, '2019-12-31']
    const job = await read(await upload(await ledger(['巩义市', '米河镇', '米河镇耐火材料厂'].map(row)), '小计.xlsx'))
    const told = await clerk.call('listImportRows', { id: job.id, kind: 'created' })
    expect(told.rows.map((r) => r.problems.map((p) => p.message.slice(0, 18)))).toEqual([
      ['“巩义市”是县区（乡镇街道）的名称，'],
      ['“米河镇”是县区（乡镇街道）的名称，'],
      [],
    ])
  })

  it('the same file again changes nothing', async () => {
    const bytes = await ledger(GOOD)
    const job = await read(await upload(bytes, '又一次.xlsx'))
    expect(job.counts).toMatchObject({ rows: 2, created: 0, updated: 0, unchanged: 2, refused: 0 })
    await clerk.call('takeImport', { id: job.id })
    expect((await read(job)).counts).toMatchObject({ unchanged: 2, created: 0, updated: 0 })
    expect(await kilns('导入甲机械厂')).toHaveLength(2)
  })

  it('a change is shown cell by cell; an empty cell changes nothing', async () => {
    const bytes = await ledger([[1, '导入甲机械厂', '1号炉', '热风炉', 1500, null, null]])
    const job = await read(await upload(bytes))
    const { rows } = await clerk.call('listImportRows', { id: job.id })
    expect(rows.map((r) => [r.kind, r.changes])).toEqual([
      ['updated', [{ column: 'hearthDiameter', label: '炉膛直径', from: '1.2', to: '1.5' }]],
    ])
    await clerk.call('takeImport', { id: job.id })
    await read(job)
    const item = (await kilns('导入甲机械厂')).find((r) => r.title.includes('1号炉'))
    expect(item?.values).toMatchObject({ hearthDiameter: 1.5, compliant: true })
    const { entries } = await clerk.call('listItemHistory', { register: 'kilns', id: item?.id ?? 0 })
    expect(entries[0]?.why).toBe('导入“窑炉.xlsx”')
  })

  it('refused rows come back as a workbook that is mended and imported', async () => {
    const job = await read(await upload(await ledger([[1, '导入丙厂', '1号炉', '倒焰窑', 900, '是', '2019-12-31']])))
    const answer = await clerk.fetch('downloadRefused', { id: job.id })
    const book = await openBook(await answer.arrayBuffer())
    const sheet = book.worksheets[0]
    expect(sheet?.getCell('A4').text).toContain('窑炉类型应为')
    const heads = (sheet?.getRow(3).values ?? []) as string[]
    if (sheet) sheet.getRow(4).getCell(heads.indexOf('窑炉类型')).value = '热风炉'
    const again = await read(await upload(await bytesOf(book), '改好.xlsx'))
    expect(again.counts).toMatchObject({ rows: 1, created: 1, refused: 0 })
    await clerk.call('takeImport', { id: again.id })
    await read(again)
    expect((await kilns('导入丙厂')).map((r) => r.values['hearthDiameter'])).toEqual([0.9])
  })

  it('a head that is not known is corrected, and the unit’s next workbook needs no correction', async () => {
    const heads = ['厂子', '炉子', '啥炉']
    const bytes = await ledger([['导入丁厂', '1号炉', '热风炉']], heads)
    const job = await read(await upload(bytes))
    expect(job.sheets[0]?.heads.map((h) => h.key)).toEqual([null, null, null])
    const choices = { 厂子: 'enterprise', 炉子: 'facility', 啥炉: 'kind' }
    const mapped = await read(await clerk.call('mapImport', { id: job.id, choices }))
    expect(mapped.counts).toMatchObject({ rows: 1, created: 1 })
    const next = await read(await upload(await ledger([['导入丁厂', '2号炉', '加热炉']], heads), '下一次.xlsx'))
    expect(next.counts).toMatchObject({ rows: 1, created: 1 })
    await expect(clerk.call('mapImport', { id: job.id, choices: { 厂子: 'nothing' } })).rejects.toThrow(
      '没有“nothing”这一栏',
    )
  })

  it('two rows of one furnace, a name that is almost another’s, somebody else’s county', async () => {
    const bytes = await ledger(
      [
        ['导入甲机械厂', '9号炉', '热风炉', '荥阳市'],
        ['导入甲机械厂', '9号炉', '加热炉', '荥阳市'],
        ['导入甲机械有限公司', '1号炉', '热风炉', '荥阳市'],
        ['某厂', '1号炉', '热风炉', '新郑市'],
      ],
      ['企业名称', '设备名称', '窑炉类型', '责任单位'],
    )
    const job = await read(await upload(bytes))
    const { rows } = await clerk.call('listImportRows', { id: job.id })
    expect(rows.map((r) => [r.kind, r.problems[0]?.message])).toEqual([
      ['created', undefined],
      ['refused', '与第 3 行是同一条目，请合并或改写名称'],
      ['created', '已有名称相近的企业“导入甲机械厂”，如是同一家请改用这个名称，否则会登记为另一家'],
      ['refused', '这个责任单位（乡镇街道）不在您的管辖范围内'],
    ])
    expect(job.counts.noticed).toBe(1)
    const noticed = await clerk.call('listImportRows', { id: job.id, noticed: 'yes' })
    expect(noticed.rows.map((r) => r.row)).toEqual([5])
  })
})

describe('all that is wrong with a row is told at once', () => {
  it('what its cells say and what only the register knows', async () => {
    const bytes = await ledger(
      [
        ['荥阳市', '导入庚厂', '91410181MA9GA1L17X', '1号炉', '倒焰窑', '2021-06-30', 113.4, null],
        ['荥阳市', '导入庚厂', null, '2号炉', '热风炉', '2021-06-30', null, null],
        ['荥阳市', null, null, '3号炉', '热风炉', null, '东边', 34.7],
      ],
      ['责任单位', '企业名称', '统一社会信用代码', '设备名称', '炉型', '县区时限', '经度', '纬度'],
    )
    const job = await read(await upload(bytes, '一次说全.xlsx'))
    expect(job.counts).toMatchObject({ created: 0, refused: 3 })
    const { rows } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
    expect(rows.map((r) => r.problems.map((p) => p.column).sort())).toEqual([
      ['县区时限', '窑炉类型', '经度', '统一社会信用代码'],
      ['县区时限'],
      ['企业名称', '经度'],
    ])
  })

  it('and nothing that is not: a row of an item that stands is held against it', async () => {
    const rowOf = (diameter: Cell): readonly Cell[] => [1, '导入辛厂', '1号炉', '热风炉', diameter, '是', null]
    const first = await read(await upload(await ledger([rowOf(900)]), '辛.xlsx'))
    await clerk.call('takeImport', { id: first.id })
    await read(first)
    const [works] = (await clerk.call('listEnterprises', { q: '导入辛厂' })).rows
    const enterprise = works?.id ?? 0
    const [kiln] = (await clerk.call('getEnterprise', { enterprise })).facilities
    const closing = { enterprise, facility: kiln?.id ?? 0, version: kiln?.version ?? 0 }
    await clerk.call('updateFacility', { ...closing, state: '已关停', on: '2019-09-01', reason: '淘汰' })
    const job = await read(await upload(await ledger([rowOf('约九百')]), '辛改.xlsx'))
    const { rows } = await clerk.call('listImportRows', { id: job.id, kind: 'refused' })
    expect(rows.map((r) => r.problems.map((p) => p.column))).toEqual([['炉膛直径']])
  })
})

describe('a job', () => {
  it('of the same file is not started twice, shows its place in the queue, and is cancelled', async () => {
    const [a, b] = [await ledger([['甲', '1', '热风炉']]), await ledger([['乙', '1', '热风炉']])]
    const first = await upload(a)
    expect((await upload(a)).id).toBe(first.id)
    const second = await upload(b)
    expect([first.ahead, second.ahead]).toEqual([0, 1])
    expect((await clerk.call('cancelImport', { id: first.id })).state).toBe('cancelled')
    expect((await read(second)).state).toBe('ready')
    expect((await clerk.call('cancelImport', { id: second.id })).state).toBe('cancelled')
    await expect(clerk.call('takeImport', { id: second.id })).rejects.toThrow('这次导入已取消，现在不能导入')
  })

  it('is nobody else’s to see', async () => {
    const job = await upload(await ledger([['丙', '1', '热风炉']]))
    for (const login of ['xinzheng-clerk', 'office']) {
      const other = await server.as(login)
      await expect(other.call('getImport', { id: job.id })).rejects.toMatchObject({ code: 'import-not-found' })
      await expect(other.call('cancelImport', { id: job.id })).rejects.toBeInstanceOf(Refused)
    }
    await clerk.call('cancelImport', { id: job.id })
  })

  it('that a dying process left half done begins again and doubles nothing', async () => {
    const job = await read(
      await upload(await ledger([['导入戊厂', '1号炉', '热风炉']], ['企业名称', '设备名称', '炉型'])),
    )
    const { owner } = server.app.connections
    const mark = (state: 'reading' | 'taking', phase: 'preview' | 'take') =>
      owner.updateTable('import_job').set({ state, phase }).where('id', '=', job.id).execute()
    await mark('reading', 'preview')
    expect((await read(job)).counts).toMatchObject({ rows: 1, created: 1 })
    expect((await clerk.call('listImportRows', { id: job.id })).rows).toHaveLength(1)
    await mark('taking', 'take')
    expect((await read(job)).state).toBe('done')
    expect(await kilns('导入戊厂')).toHaveLength(1)
  })

  it('stops when the process does, and goes on with the next', async () => {
    const job = await upload(await ledger([['导入己厂', '1号炉', '热风炉']], ['企业名称', '设备名称', '炉型']))
    await runImports(server.app, AbortSignal.abort())
    expect((await clerk.call('getImport', { id: job.id })).state).toBe('waiting')
    expect((await read(job)).state).toBe('ready')
  })

  it('a file that is no table is refused at the door', async () => {
    await expect(upload(Buffer.from('<html><table>'), '台账.xls')).rejects.toThrow('网页格式')
    const job = await read(await upload(Buffer.from('你好\n'), '台账.csv'))
    expect([job.state, job.error]).toEqual(['failed', expect.stringContaining('没有找到表头')])
  })
})
