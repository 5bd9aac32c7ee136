import { describe, expect, it } from 'vitest'
import { furnaces } from './support/registers.ts'
import { readFile, workbook } from './support/workbooks.ts'

const HEADS = ['单位名称', '设备名称', '炉型', '炉膛内径（mm）', '计划完成时间']

describe('同上', () => {
  it('is what the last item above says, of every column and told on its cell; a total between is no item', async () => {
    const bytes = await workbook({
      台账: (sheet) => {
        sheet.addRow(HEADS)
        sheet.addRow(['甲机械厂', '1号炉', '热风炉', 1200, '2019-12-31'])
        sheet.addRow(['同上', '2号炉', '″', '〃', ' 同 前 '])
        sheet.addRow(['小计', null, null, 2])
        sheet.addRow(["''", '3号炉', '-〃-', 900, '上同'])
        sheet.addRow(['"', '4号炉', '加热炉', '"', '（同上）'])
      },
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows.map((r) => Object.values(r.cells))).toEqual([
      ['甲机械厂', '1号炉', '热风炉', 1.2, '2019-12-31'],
      ['甲机械厂', '2号炉', '热风炉', 1.2, '2019-12-31'],
      ['甲机械厂', '3号炉', '热风炉', 0.9, '2019-12-31'],
      ['甲机械厂', '4号炉', '加热炉', 0.9, '2019-12-31'],
    ])
    expect(rows.flatMap((r) => r.problems).every((p) => !p.refuses)).toBe(true)
    expect(rows[1]?.problems[0]).toMatchObject({
      cell: 'A3',
      column: '企业名称',
      value: '同上',
      message: '“同上”按上一行读作“甲机械厂”',
    })
    // Mended apart from its sheet, the row must still say whose it is.
    expect(rows[1]?.texts['enterprise']).toBe('甲机械厂')
  })

  it('is refused where nothing stands above: in the first row, under an empty cell, in another sheet', async () => {
    const bytes = await workbook({
      甲: (sheet) => {
        sheet.addRow(HEADS)
        sheet.addRow(['同上', '1号炉', '热风炉'])
        sheet.addRow(['同上', '2号炉', '热风炉'])
        sheet.addRow(['甲厂', '3号炉', '热风炉', null, '同上'])
      },
      乙: (sheet) => {
        sheet.addRow(HEADS)
        sheet.addRow(['〃', '1号炉', '热风炉'])
      },
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows.map((r) => r.problems.map((p) => [p.sheet, p.cell, p.message, p.refuses]))).toEqual([
      [['甲', 'A2', '“同上”上面没有可照抄的企业名称，请写全', true]],
      [['甲', 'A3', '“同上”上面没有可照抄的企业名称，请写全', true]],
      [['甲', 'E4', '“同上”上面没有可照抄的计划完成日期，请写全', true]],
      [['乙', 'A2', '“〃”上面没有可照抄的企业名称，请写全', true]],
    ])
  })

  it('is what the item says in a row with a number of its own, as an export gives it back', async () => {
    const bytes = await workbook({
      台账: (sheet) => {
        sheet.addRow(['编号', ...HEADS])
        sheet.addRow([7, '甲厂', '1号炉', '热风炉'])
        sheet.addRow([8, '同上', '2号炉', '热风炉'])
        sheet.addRow([null, '同上', '3号炉', '热风炉'])
      },
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows.map((r) => r.cells['enterprise'])).toEqual(['甲厂', '同上', null])
    expect(rows.flatMap((r) => r.problems.map((p) => [p.cell, p.refuses]))).toEqual([['B4', true]])
  })

  it('means a merged cell’s value in every row of it; of a csv file as well', async () => {
    const merged = await workbook({
      台账: (sheet) => {
        sheet.addRow(HEADS)
        sheet.addRow(['甲厂', '1号炉', '热风炉'])
        sheet.addRow([null, '2号炉', '热风炉'])
        sheet.addRow(['同上', '3号炉', '热风炉'])
        sheet.mergeCells('A2:A3')
      },
    })
    const csv = Buffer.from('企业名称,设备名称,窑炉类型\r\n甲厂,1号,热风炉\r\n"""",2号,〃\r\n')
    for (const [bytes, name] of [
      [merged, '台账.xlsx'],
      [csv, '台账.csv'],
    ] as const) {
      const { rows } = await readFile(bytes, furnaces, name)
      expect(new Set(rows.map((r) => r.cells['enterprise']))).toEqual(new Set(['甲厂']))
    }
  })
})
