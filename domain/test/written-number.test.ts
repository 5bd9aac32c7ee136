import { describe, expect, it } from 'vitest'
import { writtenNumber } from '../src/quantity/written-number.ts'
import { convert, isUnit } from '../src/quantity/units.ts'
import { money, quantity, type Field } from '../src/register/field.ts'
import { valueFrom, valueFromCell } from '../src/register/value.ts'

const diameter = quantity('炉膛直径', 'm', { max: 20, decimals: 3 })
const capacity = quantity('额定产能', '吨/年')
const fuel = quantity('年燃料用量', '', { units: ['吨', '万立方米'] })
const bound = quantity('限定值', '', { unitColumn: '限定值单位' })

describe('a comma goes only where it groups', () => {
  it.each<[string, string]>([
    ['1,200.5', '1200.5'],
    ['１，２００', '1200'],
    ['12,345,678', '12345678'],
    ['1 200.5', '1200.5'],
    ['1, 200', '1200'],
    ['-1,200', '-1200'],
    ['1,2345', '12345'],
    ['1,2345,6789.5', '123456789.5'],
    ['1 . 8', '1.8'],
    ['1.8', '1.8'],
  ])('%s is %s', (text, digits) => expect(writtenNumber(text)).toMatchObject({ digits, rest: '' }))

  it.each([
    // A comma of the decimals: without it 1.8 m were 18 m, and the furnace of less than 3 m would stay.
    '1,8',
    '1，8',
    '12,34',
    '0,800',
    '1.200,5',
    '1,200,5',
    '12,34,567',
    '1,2345,678',
    '1,200.5,6',
    '1,',
    // Two numbers of one cell, and one that fell apart.
    '1200\n1500',
    '1\n200',
    '1 8',
    '8 00',
    '1.2.3',
  ])('%j is refused', (text) => expect(writtenNumber(text)).toHaveProperty('problem'))

  it.each<[string, Field, string]>([
    ['1,8', diameter, '炉膛直径“1,8”说不准是多少：小数点请写“.”，如 1.8；千分位的逗号每三位一个，如 1,200'],
    ['≤1，8m', diameter, '炉膛直径“≤1，8m”说不准是多少：小数点请写“.”，如 1.8；千分位的逗号每三位一个，如 1,200'],
    ['1.200,5', capacity, '额定产能“1.200,5”说不准是多少：小数点请写“.”；千分位的逗号每三位一个，如 1,200.5'],
    ['1200\n1500', capacity, '额定产能“1200\n1500”中间有空格或换行，说不准是多少，请只写一个数字'],
  ])('%j says what to write', (text, field, problem) => {
    expect(valueFrom(text, field)).toEqual({ problem })
    expect(valueFromCell(text, field)).toEqual({ problem })
  })

  it('groups of four are taken, and asked about: a decimal comma may look the same', () =>
    expect(valueFrom('1,2345', capacity)).toEqual({ value: 12345, notice: '“1,2345”按四位一组记为 12345，请核对' }))
})

describe('a unit in the cell', () => {
  it.each<[string, Field, unknown]>([
    ['20万立方米', fuel, 20],
    ['20万m³', fuel, 20],
    ['20万方', fuel, 20],
    ['20 万Nm3', fuel, 20],
    ['0.2亿立方米', fuel, 2000],
    ['200000立方米', fuel, 20],
    ['500吨', fuel, 500],
    ['0.05万吨', fuel, 500],
  ])('%s of tons or 万立方米', (text, field, value) => {
    const read = valueFrom(text, field)
    expect(read).toMatchObject({ value })
    expect('notice' in read && read.notice).toContain('请核对')
  })

  it.each<[string, Field, string]>([
    ['20万', fuel, '年燃料用量“万”后面没有写单位，请写全（吨或万立方米），或只写数字'],
    ['20千瓦时', fuel, '年燃料用量单位“千瓦时”不能换算成吨或万立方米，请改写，或只写数字'],
    ['20mg/m3', bound, '限定值只写数字，“mg/m3”写在“限定值单位”一栏'],
    // 1.2亿元, or as many 万元?
    ['1.2亿', money('总投资'), '总投资“亿”后面没有写单位，请写全，如 1.2亿元'],
  ])('%s is refused with what is to be done', (text, field, problem) =>
    expect(valueFrom(text, field)).toEqual({ problem }),
  )

  it('by the ten thousand, the million, the hundred million', () => {
    expect(valueFrom('1.2亿', capacity)).toEqual({ value: 120_000_000 })
    expect(convert(1.2, '亿千瓦时', '万千瓦时')).toBe(12_000)
    expect(convert(3, '百万吨', '万吨')).toBe(300)
    expect(convert(2, '百万吨/年', '吨/年')).toBe(2_000_000)
    expect([isUnit('万%'), isUnit('万'), isUnit('平方'), isUnit('万方')]).toEqual([false, false, false, true])
  })
})
