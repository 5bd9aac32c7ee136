import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allColumnsOf, columnOf, inputColumnsOf } from '@gongjian/domain/register/columns.ts'
import { valueFrom, type ItemValues, type Value } from '@gongjian/domain/register/value.ts'
import { exportRegister, refusedWorkbook, registerTemplate, type RegisterRow } from '../src/index.ts'
import { everyKind, furnaces } from './support/registers.ts'
import { convert } from './support/soffice.ts'
import { readFile, workbook } from './support/workbooks.ts'

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve()
  yield* rows
}

const LISTS = {
  units: ['荥阳市', '新郑市', '高新区'],
  townships: [
    { unit: '新郑市', name: '新村镇' },
    { unit: '荥阳市', name: '豫龙镇' },
    { unit: '荥阳市', name: '广武镇' },
  ],
}

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return book
}

describe('the template', () => {
  it('has title rows, heads with units, drop-downs, a notes sheet; filled in, it reads back', async () => {
    const book = await open(await registerTemplate({ register: furnaces, filledBy: '荥阳市', ...LISTS }))
    const [sheet] = book.worksheets
    if (!sheet) throw new Error('no sheet')
    expect(book.worksheets.map((s) => s.name)).toEqual(['工业窑炉台账', '填表说明', '选项'])
    expect(sheet.getCell('A1').value).toBe('工业窑炉台账')
    expect(sheet.getCell('A2').text).toMatch(/^填报单位：荥阳市.*填报日期/)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
    const heads = (sheet.getRow(3).values as string[]).slice(1)
    expect(heads).toContain('炉膛直径（m）')
    expect(heads).toContain('改造投资（万元）')
    const at = (head: string): string => sheet.getColumn(heads.indexOf(head) + 1).letter
    expect(sheet.getCell(`${at('窑炉类型')}4`).dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"热风炉,加热炉,烘干炉（窑）"'],
    })
    expect(sheet.getCell(`${at('责任单位')}4`).dataValidation).toMatchObject({
      type: 'list',
      formulae: ["'选项'!$A$2:$A$4"],
    })
    expect(sheet.getCell(`${at('计划完成日期')}9`).dataValidation).toMatchObject({ type: 'date' })
    expect(sheet.getCell(`${at('计划完成日期')}9`).numFmt).toBe('yyyy-mm-dd')
    const notes = book.getWorksheet('填表说明')
    const column = notes?.getColumn(1).values.map(String) ?? []
    for (const key of ['kind', 'diameter', 'unit', 'enterprise'])
      expect(column).toContain(columnOf(furnaces, key)?.label)

    const row = sheet.getRow(4)
    const put = (head: string, value: ExcelJS.CellValue): void =>
      void (row.getCell(heads.indexOf(head) + 1).value = value)
    put('责任单位', '荥阳市')
    put('企业名称', '甲厂')
    put('设备（产线）名称', '1号窑')
    put('窑炉类型', '烘干炉（窑）')
    put('炉膛直径（m）', 2.5)
    const { rows, sheets } = await readFile(Buffer.from(await book.xlsx.writeBuffer()), furnaces)
    expect(sheets.map((s) => [s.sheet, s.passedOver !== null])).toEqual([
      ['工业窑炉台账', false],
      ['填表说明', true],
      ['选项', true],
    ])
    expect(sheets[0]?.heads.every((h) => h.by === 'label')).toBe(true)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.problems).toEqual([])
    expect(rows[0]?.cells).toMatchObject({
      unit: '荥阳市',
      enterprise: '甲厂',
      facility: '1号窑',
      kind: '烘干炉（窑）',
      diameter: 2.5,
    })
  })

  it('LibreOffice opens it, saves it, and it is still the template', { timeout: 180_000 }, async () => {
    const bytes = await registerTemplate({ register: everyKind, filledBy: '', ...LISTS })
    const saved = await open(await convert(bytes, 'template.xlsx', 'xlsx:Calc MS Excel 2007 XML'))
    const sheet = saved.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('各类栏目台账')
    const heads = (sheet?.getRow(3).values as string[]).slice(1)
    const townships = sheet?.getCell(`${sheet.getColumn(heads.indexOf('乡镇街道') + 1).letter}4`).dataValidation
    expect(townships?.type).toBe('list')
    expect(String(townships?.formulae[0])).toContain('OFFSET')
  })
})

const plain = fc
  .string({ unit: fc.constantFrom(...'甲乙厂 1+-=@\'",，；\n　ab（%'), maxLength: 12 })
  .map((t) => t.trim())

/** What a text column keeps of what was typed: what the register's own reading gives. */
function settled(text: string, key: string): Value {
  const field = columnOf(everyKind, key)
  const read = field ? valueFrom(text, field) : { value: null }
  return 'value' in read ? read.value : null
}

function decimal(max: number, places: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: max * 10 ** places }).map((n) => Number((n / 10 ** places).toFixed(places)))
}
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(arbitrary, { nil: null })
}

const items: fc.Arbitrary<ItemValues> = fc.record({
  id: fc.integer({ min: 1, max: 1e9 }).map(String),
  unit: maybe(fc.constantFrom('荥阳市', '航空港区')),
  township: maybe(fc.constantFrom('豫龙镇')),
  enterprise: fc.constantFrom('甲厂', '=乙厂', "'-丙", '合成材料厂'),
  person: maybe(plain.map((t) => settled(t, 'person'))),
  planned: maybe(fc.constantFrom('2019-09-25', '2020-02-29')),
  longitude: maybe(decimal(1, 7).map((n) => Number((113 + n).toFixed(7)))),
  remark: maybe(plain.map((t) => settled(t, 'remark'))),
  words: maybe(plain.map((t) => settled(t, 'words'))),
  story: maybe(plain.map((t) => settled(t.replaceAll('\r', ''), 'story'))),
  one: maybe(fc.constantFrom('甲类', '乙类（次）', '+丙')),
  several: maybe(fc.subarray(['铅', '汞', '镉'], { minLength: 1 })),
  amount: maybe(fc.oneof(decimal(1000, 4), decimal(1e9, 4), fc.integer({ min: -1000, max: 0 }))),
  pieces: maybe(fc.integer({ min: 0, max: 2_000_000_000 })),
  cost: maybe(decimal(1e6, 6)),
  on: maybe(fc.constantFrom('1950-01-02', '2019-12-31', '2099-01-01')),
  since: maybe(fc.integer({ min: 1949, max: 2100 })),
  sure: maybe(fc.boolean()),
  trade: maybe(fc.constantFrom('06', '0610', '3391')),
  other: maybe(fc.integer({ min: 1, max: 1e9 })),
})

function inputsOf(row: RegisterRow): Record<string, Value> {
  const keys = [...inputColumnsOf(everyKind), ...Object.keys(everyKind.fields).filter((k) => k !== 'twice')]
  return Object.fromEntries(keys.map((k) => [k, row[k] ?? null]))
}

describe('an exported file imports again unchanged', () => {
  const columns = allColumnsOf(everyKind)
  it.each(['xlsx', 'csv'] as const)('%s, every kind of column', { timeout: 180_000 }, async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(items, { minLength: 30, maxLength: 60 }), async (rows) => {
        const full = rows.map((r) => ({ ...r, twice: 1, stage: '在账', light: '绿灯', due: '2020-12-31' }))
        const bytes = await buffer(
          exportRegister({ register: everyKind, columns, rows: each(full), note: '全部' }, format),
        )
        const read = await readFile(bytes, everyKind, `a.${format}`)
        expect(read.rows.flatMap((r) => r.problems)).toEqual([])
        expect(read.rows.map((r) => r.cells)).toEqual(rows.map(inputsOf))
      }),
      { numRuns: 5 },
    )
  })

  it('as seen: only the chosen columns, in their order; LibreOffice opens it', { timeout: 180_000 }, async () => {
    const rows = each([
      { title: 'x', enterprise: '=1+1', diameter: 2.5, planned: '2019-12-31', unit: '荥阳市', stage: '在账' },
    ])
    const chosen = ['unit', 'enterprise', 'diameter', 'planned', 'stage']
    const bytes = await buffer(
      exportRegister({ register: furnaces, columns: chosen, rows, note: '【演示数据】未销号' }, 'xlsx'),
    )
    const csv = Buffer.from(await convert(bytes, 'a.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76')).toString()
    expect(csv.trim().split(/\r?\n/)).toEqual([
      '工业窑炉台账,,,,',
      '【演示数据】未销号,,,,',
      '责任单位,企业名称,炉膛直径（m）,计划完成日期,状态',
      '荥阳市,=1+1,2.5,2019-12-31,在账',
    ])
  })
})

describe('the workbook of refused rows', () => {
  it('says what is wrong, is mended, and imports again', async () => {
    const bytes = await workbook({
      表: (s) =>
        s.addRows([
          ['企业名称', '设备名称', '窑炉类型', '额定产能（万吨/年）'],
          ['甲厂', '1号', '倒焰窑', 8],
        ]),
    })
    const first = await readFile(bytes, furnaces)
    const keys = first.sheets[0]?.heads.flatMap((h) => h.key ?? []) ?? []
    const book = await open(await buffer(refusedWorkbook(furnaces, keys, each(first.rows))))
    const [sheet] = book.worksheets
    expect(sheet?.getCell('A4').value).toBe('窑炉类型应为：热风炉、加热炉、烘干炉（窑）')
    expect(sheet?.getRow(3).values).toEqual([
      undefined,
      '问题',
      '原工作表',
      '原行号',
      '企业名称',
      '设备（产线）名称',
      '窑炉类型',
      '额定产能（吨/年）',
    ])
    expect(sheet?.getCell('F4').fill).toMatchObject({ pattern: 'solid' })
    if (sheet) sheet.getCell('F4').value = '热风炉'
    const second = await readFile(Buffer.from(await book.xlsx.writeBuffer()), furnaces)
    expect(second.rows.map((r) => [r.cells, r.problems])).toEqual([
      [{ enterprise: '甲厂', facility: '1号', kind: '热风炉', capacity: 80000 }, []],
    ])
  })
})
