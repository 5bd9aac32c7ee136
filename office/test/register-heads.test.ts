import { describe, expect, it } from 'vitest'
import { continuing } from '@gongjian/domain/register/due.ts'
import { quantity, text } from '@gongjian/domain/register/field.ts'
import { register } from '@gongjian/domain/register/register.ts'
import { furnaces } from './support/registers.ts'
import { readFile, workbook } from './support/workbooks.ts'

describe('heads that name or number a thing', () => {
  it.each([
    [
      ['企业名称', '窑炉编号', '炉型'],
      ['enterprise', 'facility', 'kind'],
    ],
    [
      ['企业名称', '炉窑编号', '炉型'],
      ['enterprise', 'facility', 'kind'],
    ],
    [
      ['企业名称', '生产线编号', '炉型'],
      ['enterprise', 'facility', 'kind'],
    ],
    // What is alike to our own number is not taken for it.
    [
      ['企业名称', '单位编号', '炉型'],
      ['enterprise', null, 'kind'],
    ],
    [
      ['企业名称', '设备名称', '编号（自编）'],
      ['enterprise', 'facility', null],
    ],
    [
      ['编号', '企业名称', '锅炉编号'],
      ['id', 'enterprise', 'facility'],
    ],
    // A name says more than a number.
    [
      ['企业名称', '窑炉编号', '窑炉名称'],
      ['enterprise', null, 'facility'],
    ],
  ])('%j are %j', async (heads, keys) => {
    const bytes = await workbook({ 表: (s) => s.addRows([heads, ['甲厂', '1号', '热风炉']]) })
    const read = await readFile(bytes, furnaces)
    expect(read.sheets[0]?.heads.map((h) => h.key)).toEqual(keys)
  })
})

it('two heads that were chosen for one column: the first is read, and the second says so', async () => {
  const bytes = await workbook({
    表: (s) =>
      s.addRows([
        ['企业名称', '设备名称', '内径', '外径'],
        ['甲厂', '1号', 2.8, 3.2],
      ]),
  })
  const read = await readFile(bytes, furnaces, '台账.xlsx', { 内径: 'diameter', 外径: 'diameter' })
  expect(read.sheets[0]?.heads.slice(2).map((h) => [h.key, h.by, h.why])).toEqual([
    ['diameter', 'chosen', null],
    [null, 'none', '这一栏已由“内径”读入'],
  ])
  expect(read.rows[0]?.cells['diameter']).toBe(2.8)
})

describe('a head of rows that are not merged', () => {
  const stack = register('stack', {
    title: '排放',
    purpose: '逐台登记排放浓度，供测试两行表头',
    clause: '4.3',
    subject: 'facility',
    fields: {
      dust: quantity('颗粒物浓度', 'mg/m³', { aliases: ['颗粒物'] }),
      so2: quantity('二氧化硫浓度', 'mg/m³', { aliases: ['二氧化硫'] }),
      story: text('治理设施'),
    },
    due: continuing(),
  })
  const READ = 'enterprise,facility,dust,so2'

  it.each<[what: string, rows: readonly string[], keys: string]>([
    [
      'what stands over the first stands over those behind it',
      ['序号,企业名称,设备名称,排放限值,,实际排放,', ',,,颗粒物,二氧化硫,颗粒物,二氧化硫', '1,甲厂,1号,10,50,7,33'],
      ',enterprise,facility,,,dust,so2',
    ],
    [
      'before the works',
      ['企业名称,设备名称,治理前,,治理后,', ',,颗粒物,二氧化硫,颗粒物,二氧化硫', '甲厂,1号,10,50,7,33'],
      'enterprise,facility,,,dust,so2',
    ],
    [
      'of three rows, as far as the row above',
      [
        '企业名称,设备名称,治理前,,治理后,',
        ',,出口,,出口,',
        ',,颗粒物,二氧化硫,颗粒物,二氧化硫',
        '甲厂,1号,10,50,7,33',
      ],
      'enterprise,facility,,,dust,so2',
    ],
    [
      'a name that stands alone stands over nothing, nor does what is below it in another column',
      ['企业名称,设备名称,排放限值,,', ',,,颗粒物,二氧化硫', '甲厂,1号,GB,7,33'],
      `enterprise,facility,,dust,so2`,
    ],
    [
      'a column of its own ends it',
      ['企业名称,设备名称,排放限值,,治理设施,', ',,颗粒物,二氧化硫,,颗粒物', '甲厂,1号,10,50,布袋,7'],
      'enterprise,facility,,,story,dust',
    ],
    ['under a title', ['一览表,,,', '企业名称,设备名称,颗粒物,二氧化硫', '甲厂,1号,7,33'], READ],
  ])('%s', async (_, rows, keys) => {
    const read = await readFile(Buffer.from(rows.join('\n')), stack, '台账.csv')
    expect(read.sheets[0]?.heads.map((h) => h.key ?? '').join(',')).toBe(keys)
    expect(read.rows.map((r) => [r.cells['enterprise'], r.cells['dust']])).toEqual([['甲厂', 7]])
  })

  it('a merged cell reaches as far as it is merged', async () => {
    const bytes = await workbook({
      表: (s) => {
        s.addRows([
          ['企业名称', '设备名称', '排放限值', null, null],
          [null, null, '颗粒物', '二氧化硫', '颗粒物'],
          ['甲厂', '1号', 10, 50, 7],
        ])
        s.mergeCells('C1:D1')
      },
    })
    const read = await readFile(bytes, stack)
    expect(read.sheets[0]?.heads.map((h) => h.key)).toEqual(['enterprise', 'facility', null, null, 'dust'])
  })

  it('of two heads of one column the second is told which is read', async () => {
    const csv = '企业名称,设备名称,颗粒物,颗粒物（出口）,颗粒物\n甲厂,1号,7,8,9'
    const read = await readFile(Buffer.from(csv), stack, '台账.csv')
    const why = '“颗粒物浓度”已由C列“颗粒物”读入'
    expect(read.sheets[0]?.heads.map((h) => h.why)).toEqual([null, null, null, why, why])
  })
})

it('a column whose unit its head turns into another kind of thing is left out, and its rows are read', async () => {
  const bytes = await workbook({
    表: (s) =>
      s.addRows([
        ['企业名称', '设备名称', '炉型', '炉膛直径（吨/年）'],
        ['甲厂', '1号', '热风炉', 12],
      ]),
  })
  const read = await readFile(bytes, furnaces)
  expect(read.sheets[0]?.heads[3]).toMatchObject({ key: null, why: '单位“吨/年”不能换算成“m”' })
  expect(read.rows.flatMap((r) => r.problems)).toEqual([])
})

it('what a cell counts in 万 or 亿 is of its head’s unit', async () => {
  const bytes = await workbook({
    表: (s) =>
      s.addRows([
        ['企业名称', '设备名称', '炉型', '改造投资（元）'],
        ['甲厂', '1号', '热风炉', '1.2亿'],
        ['甲厂', '2号', '热风炉', '12万'],
      ]),
  })
  const read = await readFile(bytes, furnaces)
  expect(read.rows.map((r) => r.cells['invested'])).toEqual([12_000, 12])
})

it('a head by the ton of a column by the year is read as the year’s, and its head says so', async () => {
  const csv = '企业名称,设备名称,炉型,额定产能（万吨）\n甲厂,1号,热风炉,1.2'
  for (const choices of [{}, { '额定产能（万吨）': 'capacity' }]) {
    const { rows, sheets } = await readFile(Buffer.from(csv), furnaces, '台账.csv', choices)
    expect([rows[0]?.cells['capacity'], rows[0]?.problems]).toEqual([12_000, []])
    const [head] = sheets[0]?.heads.slice(3) ?? []
    expect(head?.by).toBe('额定产能（万吨）' in choices ? 'chosen' : 'similar')
    expect(head?.why).toBe('单位“万吨”按“万吨/年”读入，请核对是否为一年的量')
  }
})
