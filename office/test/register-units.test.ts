import { describe, expect, it } from 'vitest'
import { continuing } from '@gongjian/domain/register/due.ts'
import { count, money, quantity } from '@gongjian/domain/register/field.ts'
import { register } from '@gongjian/domain/register/register.ts'
import { readFile } from './support/workbooks.ts'

const paints = register('paints', {
  title: '涂装企业',
  purpose: '逐家登记涂料用量，供测试表头和格子里的单位',
  clause: '4.5',
  subject: 'enterprise',
  fields: {
    used: quantity('使用量', 't/a', { aliases: ['年使用量'] }),
    stored: quantity('储存量', 't'),
    water: quantity('废水量', 'm³/d'),
    space: quantity('罐容', 'm³'),
    cod: quantity('COD浓度', 'mg/L'),
    price: quantity('电价', '元/kWh'),
    fuel: quantity('年燃料用量', '', { units: ['吨', '万立方米'] }),
    lines: count('生产线数', '条'),
    rounds: count('检查次数', '轮'),
    earned: money('年产值'),
  },
  due: continuing(),
})

async function read(head: string, cell: string) {
  const csv = `企业名称,责任单位,${head}\n甲厂,巩义市,"${cell}"`
  const { rows, sheets } = await readFile(Buffer.from(csv), paints, '台账.csv')
  const match = sheets[0]?.heads[2]
  const value = match?.key ? rows[0]?.cells[match.key] : undefined
  return { key: match?.key, why: match?.why, value, problems: rows[0]?.problems.map((p) => p.message) }
}

describe('a unit in the brackets of a head', () => {
  it.each([
    ['使用量（升）', '升', 't/a'],
    ['使用量（L）', 'L', 't/a'],
    ['使用量（万升）', '万升', 't/a'],
    ['使用量（毫升）', '毫升', 't/a'],
    ['使用量（ml）', 'ml', 't/a'],
    ['使用量（桶）', '桶', 't/a'],
    ['使用量（单位：桶）', '桶', 't/a'],
    ['使用量（万件）', '万件', 't/a'],
    ['使用量（吨/台）', '吨/台', 't/a'],
    ['使用量（桶/年）', '桶/年', 't/a'],
    ['使用量（kg/件）', 'kg/件', 't/a'],
    ['储存量（台/套）', '台/套', 't'],
    ['年产值（元/年）', '元/年', '万元'],
  ])('%s is left out with the reason', async (head, unit, own) => {
    expect(await read(head, '5000')).toEqual({
      key: null,
      why: `单位“${unit}”不能换算成“${own}”`,
      value: undefined,
      problems: [],
    })
  })

  it.each([
    ['使用量（斤）', '5000', 2.5],
    ['使用量（市斤/年）', '5000', 2.5],
    ['储存量（公斤）', '5000', 5],
    ['储存量', '5000斤', 2.5],
    ['罐容（升）', '5000', 5],
    ['废水量（m³/天）', '5', 5],
    ['COD浓度（mg/L）', '50', 50],
    ['电价（元/度）', '0.5', 0.5],
    ['年燃料用量（吨/万立方米）', '5', 5],
    ['生产线数（台/套）', '5', 5],
    ['生产线数（处）', '5', 5],
    ['检查次数（次）', '5', 5],
    ['年产值（万元/年）', '5', 5],
    ['使用量（没有的填无）', '5', 5],
  ])('%s: %s is %s', async (head, cell, value) => expect(await read(head, cell)).toMatchObject({ value, problems: [] }))
})

describe('a cell by the ton of a column by the year', () => {
  it.each([
    ['年使用量（吨）', '5吨', 5],
    ['年使用量（吨）', '500千克', 0.5],
    ['年使用量（吨）', '1.2 万吨', 12_000],
    ['年使用量（吨）', '5吨/年', 5],
    ['年使用量（千克）', '5 t', 5],
  ])('under %s %s is the year’s, as the head is', async (head, cell, value) =>
    expect(await read(head, cell)).toMatchObject({ value, problems: [] }),
  )

  it.each([
    ['年使用量（吨）', '5立方米'],
    ['年使用量', '5吨'],
  ])('under %s %s is refused', async (head, cell) => {
    expect((await read(head, cell)).problems).toEqual([expect.stringContaining('不能换算成“t/a”')])
  })
})

describe('a row of units below the heads', () => {
  const heads = '企业名称,责任单位,使用量,COD浓度,年产值'
  async function below(units: string, cells: string) {
    const { rows, sheets } = await readFile(Buffer.from(`${heads}\n${units}\n甲厂,巩义市,${cells}`), paints, '台账.csv')
    const { used, cod, earned } = rows[0]?.cells ?? {}
    return [rows.length, sheets[0]?.headRows, used, cod, earned]
  }

  it.each<[string, string, unknown[]]>([
    [',,t/a,mg/L,万元', '5,50,3', [1, 2, 5, 50, 3]],
    [',,（kg）,g/L,亿元', '5,0.05,3', [1, 2, 0.005, 50, 30_000]],
    [',,单位：千克,,元', '5,50,30000', [1, 2, 0.005, 50, 3]],
    // Cannot be converted: left out, and said.
    [',,升,mg/L,万元', '5,50,3', [1, 2, undefined, 50, 3]],
    [',,桶,kg/h,万元', '5,50,3', [1, 2, undefined, undefined, 3]],
    // Where there is none, a word says so.
    ['单位,,kg,g/L,—', '5,0.05,3', [1, 2, 0.005, 50, 3]],
    ['文字,文字,千克,ppm,亿元', '5,50,3', [1, 2, 0.005, undefined, 30_000]],
  ])('%s over %s', async (units, cells, read) => expect(await below(units, cells)).toEqual(read))

  it('a first row of data is none', async () => {
    const { rows } = await readFile(Buffer.from(`${heads}\n吨,巩义市,t,,\n乙厂,巩义市,5,50,3`), paints, '台账.csv')
    expect(rows).toHaveLength(2)
  })
})
