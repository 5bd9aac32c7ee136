import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert } from '../src/quantity/units.ts'
import { choice, choices, count, day, money, note, quantity, text, yesNo, type Field } from '../src/register/field.ts'
import { textOf, valueFrom } from '../src/register/value.ts'

const capacity = quantity('额定产能', '吨/年')
const diameter = quantity('炉膛直径', 'm', { max: 20, decimals: 3 })
const kind = choice('窑炉类型', ['热风炉', '烘干炉（窑）'])

const compliant = yesNo('达标排放', { aliases: ['是否达标', '达标情况'] })
const online = yesNo('安装自动在线监控', { aliases: ['在线监测'] })
const joined = yesNo('与生态环境部门联网', { aliases: ['是否联网'] })

describe('letters that cannot be kept', () => {
  it.each([text('名称'), note('备注')])('are refused by name: $kind', (field) => {
    for (const bad of ['坏\0字', '半个\ud83d字', '\ude00半个'])
      expect(valueFrom(bad, field)).toMatchObject({
        problem: expect.stringContaining(`${field.label}里有不可见的控制字符`) as string,
      })
    expect(valueFrom('两个码元一个字😀', field)).toEqual({ value: '两个码元一个字😀' })
  })
})

describe('an answer in the words of the question', () => {
  it.each<[string, Field, boolean | null]>([
    ['达标', compliant, true],
    ['已达标', compliant, true],
    ['达标排放', compliant, true],
    ['不达标', compliant, false],
    ['未 达标', compliant, false],
    ['未达标排放', compliant, false],
    ['基本达标', compliant, null],
    ['部分达标', compliant, null],
    ['已安装', online, true],
    ['未安装', online, false],
    ['有在线监测', online, true],
    ['无在线监测', online, false],
    ['正在安装', online, null],
    ['已联网', joined, true],
    ['未联网', joined, false],
    ['合格', yesNo('验收合格'), null],
    ['合格', yesNo('是否合格'), true],
    ['不合格', yesNo('是否合格'), false],
    ['非骨干企业', yesNo('骨干企业'), false],
    // One of the two denied does not deny the other; what is steady alone is not steady and within the limit.
    ['未新建', yesNo('新建或升级'), null],
    ['达标', yesNo('稳定达标'), null],
    ['未达标', yesNo('稳定达标'), null],
    ['不稳定', yesNo('稳定达标'), false],
    ['燃料类', yesNo('非燃料类'), false],
    ['非燃料类', yesNo('非燃料类'), true],
  ])('%s', (text, field, value) => {
    const read = valueFrom(text, field)
    expect('value' in read ? read.value : null).toBe(value)
  })
})

describe('a choice with a bracket', () => {
  const project = choice('类别', ['产业基地（集群）', '其他（县扩大范围）'])
  it.each<[string, Field, string | null]>([
    ['烘干炉', kind, '烘干炉（窑）'],
    ['烘干窑', kind, '烘干炉（窑）'],
    ['烘干炉窑', kind, '烘干炉（窑）'],
    ['烘干', kind, null],
    ['产业集群', project, '产业基地（集群）'],
    ['其他', project, '其他（县扩大范围）'],
    // Two of them fit: neither is taken.
    ['烘干炉', choice('炉型', ['烘干炉（窑）', '烘干炉（箱）']), null],
    ['市', choice('范围', ['县（市、区）', '全市']), null],
  ])('%s', (text, field, value) => {
    const read = valueFrom(text, field)
    expect('value' in read ? read.value : null).toBe(value)
  })
})

describe('what a ledger’s cell says', () => {
  it.each<[string, Field, unknown]>([
    ['1,200.5', capacity, 1200.5],
    ['１２', capacity, 12],
    [' 8万吨/年 ', capacity, 80000],
    ['3.2米', diameter, 3.2],
    ['2800mm', diameter, 2.8],
    ['1,200.5mm', diameter, 1.2005],
    ['Φ3.2m', diameter, 3.2],
    ['φ2800 mm', diameter, 2.8],
    ['3000.4毫米', diameter, 3.0004],
    ['', diameter, null],
    ['—', diameter, null],
    ['/', yesNo('达标排放'), null],
    ['√', yesNo('达标排放'), true],
    ['否', yesNo('达标排放'), false],
    ['烘干炉(窑)', kind, '烘干炉（窑）'],
    ['大型企业', choice('企业规模', ['大', '中']), '大'],
    ['中型', choice('企业规模', ['大', '中']), '中'],
    ['铅，汞', choices('重金属', ['铅', '汞', '镉']), ['铅', '汞']],
    ['2019年9月5日', day('计划完成日期'), '2019-09-05'],
    ['2019.9.5', day('计划完成日期'), '2019-09-05'],
    ['43713', day('计划完成日期'), '2019-09-05'],
    ['1.5亿元', money('投资'), 15000],
    ['300台', count('机器人', '台'), 300],
  ])('%s', (text, field, value) => expect(valueFrom(text, field)).toEqual({ value }))

  it('a bound is taken as the number, with a notice', () =>
    expect(valueFrom('≤3', diameter)).toEqual({ value: 3, notice: '“≤3”按 3 记录，请核对是否为实际数值' }))

  it.each<[string, Field, string]>([
    ['约三米', diameter, '炉膛直径应为数字，不是“约三米”'],
    ['1.2005', diameter, '炉膛直径最多 3 位小数'],
    ['0.123456 mm', diameter, '炉膛直径最多 7 位小数'],
    ['25', diameter, '炉膛直径不大于 20 m'],
    ['3吨', diameter, '炉膛直径单位“吨”不能换算成“m”'],
    ['2019-02-30', day('到期'), '到期没有“2019-02-30”这一天'],
    ['9月底', day('到期'), '到期应为日期，如 2019-09-25，不是“9月底”'],
    ['大概是', yesNo('达标排放'), '达标排放应为“是”或“否”，不是“大概是”'],
    ['倒焰窑', kind, '窑炉类型应为：热风炉、烘干炉（窑）'],
    ['3.5台', count('机器人', '台'), '机器人应为整数'],
  ])('refuses %s', (text, field, problem) => expect(valueFrom(text, field)).toEqual({ problem }))

  it('reads back what it writes', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (n) => {
        const value = Number(n.toFixed(4))
        expect(valueFrom(textOf(value, capacity), capacity)).toEqual({ value })
      }),
    ))
})

describe('units convert within what they measure', () => {
  it.each([
    [80000, '吨/年', '万吨/年', 8],
    [0.2, '万吨/日', '吨/日', 2000],
    [3, '吨', 'm', null],
    [1, '斗', '吨', null],
    [0.1, '万元', '元', 1000],
  ])('%d %s in %s', (n, from, to, expected) => expect(convert(n, from, to)).toBe(expected))
})
