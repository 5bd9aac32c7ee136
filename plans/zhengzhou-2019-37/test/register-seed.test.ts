import { describe, expect, it } from 'vitest'
import { schemaOf } from '@gongjian/domain/register/value.ts'
import { readPlan } from '@gongjian/reader'
import { zhengzhou } from '../index.ts'
import { registers, registerSeed } from '../registers/index.ts'

const flat = zhengzhou.document.replace(/\s+/g, '')
const reading = readPlan(zhengzhou.document)

function rows(register: string) {
  return registerSeed.filter((s) => s.register === register)
}

describe('rows from the first start', () => {
  it('are the six of 三（二）, with measure, destination, deadline and county where the plan says them', () =>
    expect(
      rows('hazchem').map((s) => [s.enterprise, s.unit, s.values.measure, s.values.destination ?? s.values.clearBy]),
    ).toEqual([
      ['河南中威高科技化工有限公司', null, '异地搬迁', '三门峡陕州工业园区'],
      ['中牟县创新乙炔气厂', '410122', '关闭退出', '2020-12-31'],
      ['中牟县时代乙炔气厂', '410122', '关闭退出', '2020-12-31'],
      ['郑州新谊化工有限公司', null, '关闭退出', '2020-12-31'],
      ['新郑市韩春化工有限公司', '410184', '关闭退出', '2020-12-31'],
      ['郑州联创工业防护材料有限公司', null, '关闭退出', '2020-12-31'],
    ]))

  it('are the six of 五（一）, two of them 待定', () =>
    expect(
      rows('integration')
        .filter((s) => s.enterprise !== null)
        .map((s) => [s.enterprise, s.unit]),
    ).toEqual([
      ['新郑福华钢铁集团有限公司', '410184'],
      ['河南朝阳钢铁有限公司', null],
      ['巩义永通特钢有限公司', '410181'],
      ['郑州市华驰薄板科技有限公司', null],
      ['天瑞集团荥阳水泥有限公司', '410182'],
      ['登封市嵩基水泥有限公司', '410185'],
    ]))

  it('name no enterprise that the reading does not find in that clause', () =>
    expect(
      registerSeed.filter(
        (s) =>
          s.enterprise !== null && !reading.enterprises.some((e) => e.name === s.enterprise && e.clause === s.clause),
      ),
    ).toEqual([]))

  it('name papers and bases in the document’s own words', () =>
    expect(
      registerSeed.filter(
        (s) => s.title !== null && s.register === 'schemes' && !flat.includes(s.title.replace(/\s+/g, '')),
      ),
    ).toEqual([]))

  it('are registers’, clauses’, units’ and fields’ that exist, with the required ones filled', () => {
    for (const s of registerSeed) {
      const register = registers.find((r) => r.id === s.register)
      expect(register).toBeDefined()
      expect(reading.clauses.some((c) => c.id === s.clause)).toBe(true)
      expect(s.unit === null || zhengzhou.units.some((u) => u.code === s.unit)).toBe(true)
      for (const [key, field] of Object.entries(register?.fields ?? {})) {
        const value = s.values[key] ?? null
        expect([s.title, key, schemaOf(field).safeParse(value).success]).toEqual([s.title, key, true])
        if (field.required) expect([s.title, key, value]).not.toEqual([s.title, key, null])
      }
      expect(Object.keys(s.values).filter((k) => !(k in (register?.fields ?? {})))).toEqual([])
    }
  })

  it('stand once each within their unit', () => {
    const keys = registerSeed.map((s) => [s.register, s.unit, s.title ?? s.enterprise].join('/'))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
