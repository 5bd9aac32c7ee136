import { describe, expect, it } from 'vitest'
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
