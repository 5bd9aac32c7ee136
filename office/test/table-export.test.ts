import { buffer, text } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeTable, type TableColumn } from '../src/index.ts'
import { withoutFormula } from '../src/table/csv-stream.ts'

const COLUMNS: TableColumn[] = [
  { key: 'id', title: '编号', width: 10, kind: 'number' },
  { key: 'at', title: '时间', width: 20, kind: 'time' },
  { key: 'who', title: '操作人', width: 20, kind: 'text' },
  { key: 'day', title: '日期', width: 14, kind: 'date' },
]

async function* rows(count: number) {
  for (let id = 1; id <= count; id += 1) {
    await Promise.resolve()
    yield {
      id,
      at: '2019-09-24T16:05:00Z',
      who: id === 1 ? '=HYPERLINK("x")' : `用户,${id}`,
      day: '2019-09-01',
      unasked: 'x',
    }
  }
}

describe('a table as csv', () => {
  it('begins with the mark, quotes commas, disarms formulas', async () => {
    const csv = await text(writeTable({ title: '审计', columns: COLUMNS, rows: rows(2) }, 'csv'))
    // Decoding takes the mark away; it is looked at as bytes below.
    expect(csv.replace(/^\ufeff/, '').split('\r\n')).toEqual([
      '编号,时间,操作人,日期',
      '1,2019-09-25 00:05:00,"\'=HYPERLINK(""x"")",2019-09-01',
      '2,2019-09-25 00:05:00,"用户,2",2019-09-01',
      '',
    ])
    const bytes = await buffer(writeTable({ title: '审计', columns: COLUMNS, rows: rows(0) }, 'csv'))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('no text of any kind begins as a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', 'a', '中', '＝') }), (typed) => {
        expect(withoutFormula(typed)).not.toMatch(/^\s*[=+\-@＝]/)
      }),
    )
  })
})

describe('a table as a workbook', () => {
  it('reads back with head, times of Shanghai and text that stays text', async () => {
    const bytes = await buffer(writeTable({ title: '审计:记录', columns: COLUMNS, rows: rows(1200) }))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
    const sheet = book.getWorksheet('审计 记录')
    expect(sheet?.rowCount).toBe(1201)
    expect(sheet?.getRow(1).values).toEqual([undefined, '编号', '时间', '操作人', '日期'])
    expect(sheet?.getCell('B2').value).toEqual(new Date('2019-09-25T00:05:00Z'))
    expect(sheet?.getCell('C2').value).toBe('=HYPERLINK("x")')
    expect(sheet?.getCell('C2').formula).toBeUndefined()
    expect(sheet?.getCell('D2').value).toEqual(new Date('2019-09-01T00:00:00Z'))
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  })

  it('rows that fail break the stream', async () => {
    async function* broken() {
      yield* rows(1)
      throw new Error('the database is gone')
    }
    await expect(buffer(writeTable({ title: 'a', columns: COLUMNS, rows: broken() }))).rejects.toThrow(
      'the database is gone',
    )
    await expect(buffer(writeTable({ title: 'a', columns: COLUMNS, rows: broken() }, 'csv'))).rejects.toThrow(
      'the database is gone',
    )
  })
})
