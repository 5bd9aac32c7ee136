import { describe, expect, it } from 'vitest'
import { furnaces } from './support/registers.ts'
import { inline, packed, readFile, sheetXml, workbook, type Sheet } from './support/workbooks.ts'

/** As a county keeps it: a title, a line for the unit, heads of two rows, merged names, totals, signatures. */
function countyLedger(sheet: Sheet): void {
  sheet.addRow(['荥阳市工业窑炉整治台账'])
  sheet.mergeCells('A1:K1')
  sheet.addRow(['填报单位：荥阳市', null, null, null, null, null, '填报日期：2019年9月20日'])
  sheet.addRow([
    '序号',
    '县（市、区）',
    '单位名称',
    '设备名称',
    '炉型',
    '炉膛内径（mm）',
    '产能',
    '是否达标',
    '地理位置',
    null,
    '计划完成时间',
  ])
  sheet.addRow([null, null, null, null, null, null, '（万吨/年）', null, '经度', '纬度', null])
  for (const c of 'ABCDEFHK') sheet.mergeCells(`${c}3:${c}4`)
  sheet.mergeCells('I3:J3')
  sheet.addRow([
    1,
    '荥阳市',
    '甲机械厂',
    '1号炉',
    '热风炉 ',
    '1,200',
    8,
    '√',
    '113°24′04″',
    34.787,
    new Date('2019-12-31T00:00:00Z'),
  ])
  sheet.addRow([2, null, null, '2号炉', '烘干炉(窑)', '８００', '3.5万吨/年', '否', 113.4, 34.8, '2019.12.31'])
  sheet.mergeCells('B5:B6')
  sheet.mergeCells('C5:C6')
  sheet.addRow([null, '小计', null, null, null, null, 11.5])
  sheet.addRow([])
  sheet.addRow([3, '新郑市', '乙铸造厂', '1号炉', '加热炉', '≤3000', null, '无', null, null, '2019年12月31日'])
  sheet.addRow(['合计', null, null, 3])
  sheet.addRow(['填表人：张某', null, null, '审核人：李某'])
}

describe('a county’s own workbook', () => {
  it('is read by its heading, whatever its columns are called', async () => {
    const { sheets, rows, passedOver } = await readFile(await workbook({ 台账: countyLedger }), furnaces)
    expect(sheets[0]).toMatchObject({ sheet: '台账', headRow: 3, headRows: 2, passedOver: null })
    expect(sheets[0]?.heads.map((h) => [h.head, h.key, h.by, h.unit])).toEqual([
      ['序号', null, 'none', null],
      ['县（市、区）', 'unit', 'alias', null],
      ['单位名称', 'enterprise', 'alias', null],
      ['设备名称', 'facility', 'alias', null],
      ['炉型', 'kind', 'alias', null],
      ['炉膛内径（mm）', 'diameter', 'alias', 'mm'],
      ['产能/（万吨/年）', 'capacity', 'similar', '万吨/年'],
      ['是否达标', 'compliant', 'alias', null],
      ['地理位置/经度', 'longitude', 'label', null],
      ['地理位置/纬度', 'latitude', 'label', null],
      ['计划完成时间', 'planned', 'alias', null],
    ])
    expect(rows.map((r) => [r.row, r.cells])).toEqual([
      [
        5,
        {
          unit: '荥阳市',
          enterprise: '甲机械厂',
          facility: '1号炉',
          kind: '热风炉',
          diameter: 1.2,
          capacity: 80000,
          compliant: true,
          longitude: 113.4011111,
          latitude: 34.787,
          planned: '2019-12-31',
        },
      ],
      [
        6,
        {
          unit: '荥阳市',
          enterprise: '甲机械厂',
          facility: '2号炉',
          kind: '烘干炉（窑）',
          diameter: 0.8,
          capacity: 35000,
          compliant: false,
          longitude: 113.4,
          latitude: 34.8,
          planned: '2019-12-31',
        },
      ],
      [
        9,
        {
          unit: '新郑市',
          enterprise: '乙铸造厂',
          facility: '1号炉',
          kind: '加热炉',
          diameter: 3,
          capacity: null,
          compliant: false,
          longitude: null,
          latitude: null,
          planned: '2019-12-31',
        },
      ],
    ])
    expect(passedOver).toMatchObject({ blank: 0, totals: 2, notes: 1 })
    expect(rows.flatMap((r) => r.problems)).toEqual([
      {
        sheet: '台账',
        row: 9,
        column: '炉膛直径',
        cell: 'F9',
        value: '≤3000',
        message: '“≤3000mm”按 3 记录，请核对是否为实际数值',
        refuses: false,
      },
    ])
  })

  it('names sheet, row, column, value and what to do', async () => {
    const bytes = await workbook({
      第一季度: (s) => {
        s.addRow(['企业名称', '设备名称', '窑炉类型', '炉膛直径', '计划完成日期'])
        s.addRow(['甲厂', '1号', '倒焰窑', '约三米', '年底'])
        s.addRow([null, '2号', '热风炉', '3吨', '2019-02-30'])
      },
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows.flatMap((r) => r.problems).map((p) => [p.cell, p.column, p.value, p.message, p.refuses])).toEqual([
      ['C2', '窑炉类型', '倒焰窑', '窑炉类型应为：热风炉、加热炉、烘干炉（窑）', true],
      ['D2', '炉膛直径', '约三米', '炉膛直径应为数字，不是“约三米”', true],
      ['E2', '计划完成日期', '年底', '计划完成日期应为日期，如 2019-09-25，不是“年底”', true],
      ['A3', '企业名称', '', '企业名称必填，请填写', true],
      ['D3', '炉膛直径', '3吨', '炉膛直径单位“吨”不能换算成“m”', true],
      ['E3', '计划完成日期', '2019-02-30', '计划完成日期没有“2019-02-30”这一天', true],
    ])
    expect(rows[0]?.texts).toMatchObject({ kind: '倒焰窑', diameter: '约三米' })
  })

  it('several sheets, each with its own heading; others are named, not read', async () => {
    const bytes = await workbook({
      荥阳: (s) =>
        s.addRows([
          ['企业名称', '设备名称', '窑炉类型'],
          ['甲厂', '1号', '热风炉'],
        ]),
      说明: (s) => s.addRows([['填报要求'], ['每月 25 日前报送']]),
      新密: (s) => s.addRows([['新密台账'], ['窑炉类型', '企业名称', '设备名称'], ['加热炉', '乙厂', '1号']]),
      空表: () => undefined,
      旧数据: (s) => {
        s.state = 'hidden'
        s.addRows([
          ['企业名称', '设备名称', '窑炉类型'],
          ['丙厂', '1号', '热风炉'],
        ])
      },
    })
    const { sheets, rows } = await readFile(bytes, furnaces)
    expect(rows.map((r) => [r.sheet, r.row, r.cells['enterprise']])).toEqual([
      ['荥阳', 2, '甲厂'],
      ['新密', 3, '乙厂'],
    ])
    expect(sheets.map((s) => [s.sheet, s.passedOver])).toEqual([
      ['荥阳', null],
      ['说明', '没有认出表头，没有读取'],
      ['新密', null],
      ['空表', '空的工作表'],
      ['旧数据', '隐藏的工作表，没有读取'],
    ])
  })

  it('a wrong match is corrected by the head’s words, and a strange heading is offered for it', async () => {
    const bytes = await workbook({
      表: (s) =>
        s.addRows([
          ['厂子', '炉子', '啥炉'],
          ['甲厂', '1号', '热风炉'],
        ]),
    })
    const first = await readFile(bytes, furnaces)
    expect(first.sheets[0]?.heads.map((h) => h.key)).toEqual([null, null, null])
    const choices = { 厂子: 'enterprise', 炉子: 'facility', 啥炉: 'kind' }
    const second = await readFile(bytes, furnaces, '台账.xlsx', choices)
    expect(second.sheets[0]?.heads.map((h) => h.by)).toEqual(['chosen', 'chosen', 'chosen'])
    expect(second.rows.map((r) => r.cells)).toEqual([{ enterprise: '甲厂', facility: '1号', kind: '热风炉' }])
  })

  it('an amount in a merged cell is asked about; a name is not', async () => {
    const bytes = await workbook({
      表: (s) => {
        s.addRows([
          ['企业名称', '设备名称', '额定产能'],
          ['甲厂', '1号', 100],
          [null, '2号', null],
        ])
        s.mergeCells('A2:A3')
        s.mergeCells('C2:C3')
      },
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows[1]?.cells).toEqual({ enterprise: '甲厂', facility: '2号', capacity: 100 })
    expect(rows.flatMap((r) => r.problems).map((p) => [p.cell, p.refuses])).toEqual([['C3', false]])
  })

  it('formulas are never computed: what they gave is taken, what they did not give is asked for', async () => {
    const bytes = await workbook({
      表: (s) => {
        s.addRow(['企业名称', '设备名称', '炉膛直径', '额定产能', '备注'])
        s.addRow(['甲厂', '1号'])
        s.getCell('C2').value = { formula: '8/3', result: 8 / 3 }
        s.getCell('D2').value = { formula: '1/0', result: { error: '#DIV/0!' } as unknown as number }
        s.getCell('E2').value = { formula: 'HYPERLINK("http://x")' }
      },
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows[0]?.cells).toMatchObject({ diameter: 2.667, capacity: null, remark: null })
    expect(rows[0]?.problems.map((p) => [p.cell, p.message, p.refuses])).toEqual([
      ['C2', '炉膛直径为 2.6666666666666665，按 2.667 记录（保留 3 位小数）', false],
      ['D2', '额定产能的公式出错（#DIV/0!），请改为实际值', true],
      ['E2', '备注的公式没有保存结果，请用 Excel 打开保存一次，或改为实际值', true],
    ])
  })

  it('a smaller unit’s digits are kept, not cut, and come back from an export', async () => {
    const bytes = await workbook({
      毫米: (s) =>
        s.addRows([
          ['企业名称', '设备名称', '炉膛直径（mm）'],
          ['甲厂', '1号', '1,200.5'],
          ['甲厂', '2号', 3000.4],
        ]),
      米: (s) =>
        s.addRows([
          ['企业名称', '设备名称', '炉膛直径'],
          ['甲厂', '3号', 1.2005],
          ['甲厂', '4号', '3.0004'],
        ]),
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows.flatMap((r) => r.problems)).toEqual([])
    expect(rows.map((r) => r.cells['diameter'])).toEqual([1.2005, 3.0004, 1.2005, 3.0004])
  })

  it('a code that Excel has kept as a number has lost its end', async () => {
    const bytes = await workbook({
      表: (s) =>
        s.addRows([
          ['企业名称', '设备名称', '信用代码'],
          ['甲厂', '1号', 914101001234567800],
        ]),
    })
    const { rows } = await readFile(bytes, furnaces)
    expect(rows[0]?.problems[0]?.message).toBe(
      '统一社会信用代码按数字保存，末几位已经丢失。请把单元格设为文本格式，重新填写',
    )
  })

  it('other writers: prefixed names, no references, numbered column row, percent, 1904', async () => {
    const rows =
      `<x:row>${['企业名称', '设备名称', '炉膛直径'].map((t) => `<x:c t="inlineStr"><x:is><x:t>${t}</x:t></x:is></x:c>`).join('')}</x:row>` +
      `<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row>` +
      `<x:row><x:c t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:rPh sb="0" eb="1"><x:t>jia</x:t></x:rPh><x:r><x:t>厂</x:t></x:r></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>1号</x:v></x:c><x:c><x:v>0.30000000000000004</x:v></x:c></x:row>`
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
    const read = await readFile(await packed({ 'xl/worksheets/sheet1.xml': xml }), furnaces)
    expect(read.rows.map((r) => r.cells)).toEqual([{ enterprise: '甲厂', facility: '1号', diameter: 0.3 }])
    expect(read.passedOver.notes).toBe(1)
  })

  it('formats dragged to the end of the sheet are no rows and no columns', async () => {
    const data = `<row r="1">${inline('A1', '企业名称')}${inline('B1', '设备名称')}<c r="XFD1" s="1"/></row><row r="2">${inline('A2', '甲厂')}${inline('B2', '1号')}</row>`
    const blank = Array.from({ length: 2000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`).join('')
    const read = await readFile(await packed({ 'xl/worksheets/sheet1.xml': sheetXml(data + blank) }), furnaces)
    expect(read.rows).toHaveLength(1)
    expect(read.sheets[0]?.heads).toHaveLength(2)
  })
})
