import { describe, expect, it } from 'vitest'
import { continuing } from '@gongjian/domain/register/due.ts'
import { choice, quantity, required, text } from '@gongjian/domain/register/field.ts'
import { register } from '@gongjian/domain/register/register.ts'
import { readFile, workbook } from './support/workbooks.ts'

const stacks = register('stacks', {
  title: '排放',
  purpose: '逐台登记排放浓度，供测试分栏的表头',
  clause: '4.3',
  subject: 'facility',
  fields: {
    kind: required(choice('窑炉类型', ['热风炉', '加热炉'])),
    dust: quantity('颗粒物浓度', 'mg/m³', { aliases: ['颗粒物'] }),
    so2: quantity('二氧化硫浓度', 'mg/m³', { aliases: ['二氧化硫'] }),
    story: text('治理设施'),
  },
  due: continuing(),
})

const FIRST = ['责任单位', '企业名称', '设备名称', '窑炉类型', '颗粒物', null, '二氧化硫', null, '备注']
const DATA = ['巩义市', '甲厂', '1号', '热风炉', 30, 12, 200, 55, null]

const NAMED = ['unit', 'enterprise', 'facility', 'kind']

function csvOf(rows: readonly (readonly (string | number | null)[])[]): Buffer {
  return Buffer.from(rows.map((r) => r.map((c) => c ?? '').join(',')).join('\n'))
}

/** The same rows as csv, and as a workbook whose heads are merged. */
async function readBoth(...rows: (string | number | null)[][]) {
  const merged = await workbook({
    表: (s) => {
      s.addRows(rows)
      for (const m of ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:F1', 'G1:H1', 'I1:I2']) s.mergeCells(m)
    },
  })
  return [await readFile(csvOf(rows), stacks, '台账.csv'), await readFile(merged, stacks)]
}

describe('a head over two sub-heads', () => {
  it.each([
    ['限值', '实测', '限值'],
    ['排放限值', '实测浓度', '限值'],
    ['标准值', '监测值', '标准'],
    ['改造前', '改造后', '改造前'],
    ['治理前', '治理后', '治理前'],
    ['限值（mg/m³）', '实测值（mg/m³）', '限值'],
    ['进口', '出口', '进口'],
    ['标准', '现状', '标准'],
  ])('%s is not what is measured, %s is', async (limit, measured, word) => {
    const below = [null, null, null, null, limit, measured, limit, measured, null]
    for (const { rows, sheets } of await readBoth(FIRST, below, DATA)) {
      expect(sheets[0]).toMatchObject({ headRow: 1, headRows: 2 })
      expect(rows.map((r) => [r.cells['enterprise'], r.cells['dust'], r.cells['so2']])).toEqual([['甲厂', 12, 55]])
      expect(rows[0]?.problems).toEqual([])
      expect(sheets[0]?.heads[4]).toMatchObject({ key: null, why: `表头里的“${word}”不是“颗粒物浓度”的意思` })
    }
  })

  it.each([
    ['上半年', '下半年', '表头里的“上半年”不是“颗粒物浓度”的意思'],
    ['2019', '2020', '表头里的“2019”不是“颗粒物浓度”的意思'],
    ['1号口', '2号口', '“颗粒物”下的“1号口”说不准是不是“颗粒物浓度”'],
    ['甲班', '乙班', '“颗粒物”下的“甲班”说不准是不是“颗粒物浓度”'],
  ])('of %s and %s neither is read', async (one, other, why) => {
    const below = [null, null, null, null, one, other, one, other, null]
    for (const { rows, sheets } of await readBoth(FIRST, below, DATA)) {
      expect(sheets[0]?.heads.slice(0, 8).map((h) => h.key)).toEqual([...NAMED, null, null, null, null])
      expect(sheets[0]?.heads[4]?.why).toBe(why)
      expect(sheets[0]?.heads.slice(4, 8).every((h) => h.why !== null)).toBe(true)
      expect(rows.map((r) => r.cells['enterprise'])).toEqual(['甲厂'])
    }
  })

  it('of three rows, and beside heads that are written twice', async () => {
    const three = [
      ['企业名称', '设备名称', '排放浓度', null, null, null],
      [null, null, '颗粒物', null, '二氧化硫', null],
      [null, null, '限值', '实测', '限值', '实测'],
      ['甲厂', '1号', 30, 12, 200, 55],
    ]
    const twice = [
      ['企业名称', '设备名称', '颗粒物', null],
      ['企业名称', '设备名称', '限值', '实测'],
      ['甲厂', '1号', 30, 12],
    ]
    for (const lines of [three, twice]) {
      const { rows } = await readFile(csvOf(lines), stacks, '台账.csv')
      expect(rows.map((r) => [r.cells['enterprise'], r.cells['dust']])).toEqual([['甲厂', 12]])
    }
  })

  it.each<[what: string, below: (string | null)[], cells: (string | number)[]]>([
    ['a count', [null, null, null, '台', '限值', '实测', null], ['甲厂', '1号', '热风炉', 1, 30, 12, 55]],
    ['a concentration', [null, null, null, null, '限值', '实测', 'mg/m³'], ['甲厂', '1号', '热风炉', 1, 30, 12, 55]],
    ['a rate', [null, null, null, 'kg/h', '限值', '实测', null], ['甲厂', '1号', '热风炉', 1, 30, 12, 55]],
  ])('beside the unit of %s in the same row', async (_, below, cells) => {
    const heads = ['企业名称', '设备名称', '窑炉类型', '台数', '颗粒物', null, '二氧化硫']
    const { rows } = await readFile(csvOf([heads, below, cells]), stacks, '台账.csv')
    expect(rows.map((r) => [r.cells['dust'], r.cells['so2']])).toEqual([[12, 55]])
  })

  it('a heading that comes again is no item', async () => {
    const below = [null, null, null, null, '限值', '实测', '限值', '实测', null]
    const { rows, passedOver } = await readFile(csvOf([FIRST, below, DATA, FIRST, below, DATA]), stacks, '台账.csv')
    expect([rows.length, passedOver.notes]).toEqual([2, 2])
  })
})

describe('a first row of data is no row of heads', () => {
  it.each<[what: string, row: (string | number | null)[]]>([
    ['short words', ['巩义市', '甲厂', '1号', '热风炉', '布袋', '脱硫', null]],
    ['without the place', [null, '甲厂', null, null, '布袋', '脱硫', null]],
    ['the place alone', ['巩义市', null, null, null, '布袋', '脱硫', null]],
    ['a word under a head of its own', [null, null, null, '热风炉', '布袋', '脱硫', null]],
    ['one word under the head', [null, null, null, null, '布袋', null, null]],
    ['figures', [null, null, null, null, '5', '6吨', null]],
    ['the same twice', [null, null, null, null, '有', '有', null]],
  ])('%s', async (_, row) => {
    const heads = ['责任单位', '企业名称', '设备名称', '窑炉类型', '治理设施', null, '备注']
    const { sheets, rows } = await readFile(csvOf([heads, row]), stacks, '台账.csv')
    expect([sheets[0]?.headRows, rows.map((r) => r.row)]).toEqual([1, [2]])
  })
})
