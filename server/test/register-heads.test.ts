import { describe, expect, it } from 'vitest'
import { headText, matchHeads, matchTable, type Head } from '@gongjian/office/register/read/match-heads.ts'
import { allColumnsOf, columnOf } from '@gongjian/domain/register/columns.ts'
import { headOf } from '@gongjian/domain/register/field.ts'
import type { HeadMatch } from '@gongjian/domain/register/import.ts'
import { registers } from '@gongjian/plan-zhengzhou-2019-37'

/** 排放限值/颗粒物: a head of two rows. */
function matched(id: string, ...heads: string[]): HeadMatch[] {
  const register = registers.find((r) => r.id === id)
  if (!register) throw new Error(`no register ${id}`)
  const paths = heads.map((text, column): Head => ({ column, path: text.split('/ ').map((t) => t.trim()) }))
  return matchHeads(paths, matchTable(register), {})
}

function labelOf(id: string, { key }: HeadMatch): string | null {
  const register = registers.find((r) => r.id === id)
  return register && key !== null ? (columnOf(register, key)?.label ?? null) : null
}

describe('every column is known by its own names', () => {
  it.each(registers.map((r) => [r.id, r] as const))('%s', (id, register) => {
    const table = matchTable(register)
    const lost = allColumnsOf(register).flatMap((key) => {
      const field = columnOf(register, key)
      if (!field) return []
      return [...new Set([headOf(field), field.label, ...field.aliases])].filter((text) => {
        const [match] = matchHeads([{ column: 0, path: [text] }], table, {})
        return match?.by !== 'label' && match?.by !== 'alias' && match?.by !== 'derived'
      })
    })
    expect([id, lost]).toEqual([id, []])
  })

  it.each(registers.map((r) => [r.id, r] as const))('%s as its template says them', (id, register) => {
    const keys = allColumnsOf(register)
    const heads = keys.map((key, column): Head => {
      const field = columnOf(register, key)
      return { column, path: [field ? headOf(field) : key] }
    })
    const found = matchHeads(heads, matchTable(register), {})
    expect(found.map((m) => [headText(heads[m.column - 1] ?? { column: 0, path: [] }), m.key])).toEqual(
      heads.map((h, i) => [headText(h), keys[i]]),
    )
    expect(id).toBe(register.id)
  })
})

describe('a head of another meaning is left out, and why is said', () => {
  it.each<[register: string, head: string, why: string]>([
    // Another year, and a year against none.
    ['coal', '2018年消费量（吨）', '只是字面相近'],
    ['coal', '2018年煤炭消费量（吨）', '相近'],
    ['coal', '2019年煤炭消费量（吨）/ 1月', ''],
    ['coal', '消费量（吨）', ''],
    ['coal', '基数（2018年）', '“2018”不是“2015年消费量”的意思'],
    ['coal', '2018年/ 基数', '“2018”不是'],
    ['coal', '2019年/ 年度指标（吨）', '“2019”不是'],
    ['coal', '本年控制量（1-6月）', '“1-6月”不是'],
    ['kilns', '2018年/ 颗粒物', '“2018”不是“颗粒物浓度”的意思'],
    ['kilns', '2018年颗粒物浓度（mg/m3）', '相近'],
    ['kilns', '达标排放（2018年）', '“2018”不是'],
    // The contrary.
    ['scattered', '不能改造达标', '相近'],
    ['scattered', '未能改造达标', '相近'],
    ['scattered', '工商手续不齐全', '相近'],
    ['scattered', '工商手续（不齐全打√）', '“不”不是“工商手续齐全”的意思'],
    ['scattered', '未办理（打√）/ 环评手续', '“未”不是'],
    ['scattered', '环保手续齐全（否）', '“否”不是'],
    ['kilns', '是否不在供热管网覆盖范围', '相近'],
    ['kilns', '未达标', ''],
    ['kilns', '燃料类', ''],
    ['entry-list', '非骨干企业', ''],
    // A plan as a deed.
    ['kilns', '计划停产时间', '相近'],
    ['kilns', '拟停用日期', '相近'],
    ['kilns', '预计停用时间', '相近'],
    ['kilns', '应停用时间', '相近'],
    ['kilns', '停用日期（计划）', '“计划”不是“停用日期”的意思'],
    ['kilns', '计划/ 停用日期', '“计划”不是'],
    ['kilns', '整治计划/ 完成时间', '“计划”不是“实际完成日期”的意思'],
    ['capacity', '计划停产时间', '相近'],
    ['capacity', '停产时间（应于）', ''],
    ['relocation', '计划启动时间', '相近'],
    ['relocation', '拟投产时间', '相近'],
    ['relocation', '完成投资（计划）', '“计划”不是“已完成投资”的意思'],
    ['scattered', '实际/ 治理期限', '“实际”不是“治理期限”的意思'],
    // What may be, what is taken out, what goes out, against what is measured.
    ['kilns', '颗粒物排放限值（mg/m3）', '相近'],
    ['kilns', '颗粒物限值', '相近'],
    ['kilns', '排放限值/ 颗粒物', '“限值”不是“颗粒物浓度”的意思'],
    ['kilns', '颗粒物（执行标准）', '“标准”不是'],
    ['kilns', '颗粒物去除率', ''],
    ['kilns', '颗粒物去除率（%）', ''],
    ['kilns', '颗粒物（%）', '单位“%”不能换算成“mg/m³”'],
    ['kilns', '去除率/ 颗粒物', '“去除率”不是'],
    ['kilns', '颗粒物排放量', ''],
    ['kilns', '颗粒物排放量（吨/年）', ''],
    ['kilns', '颗粒物（吨/年）', '单位“吨/年”不能换算成“mg/m³”'],
    ['kilns', '排放量（吨/年）/ 颗粒物', '单位“吨/年”不能换算成“mg/m³”'],
    ['kilns', '颗粒物（kg/h）', '单位“kg/h”不能换算成'],
    ['kilns', '二氧化硫去除率（%）', ''],
    ['kilns', '二氧化硫（≤）', '“≤”不是'],
    ['kilns', '治理前/ 颗粒物', '“治理前”不是'],
    ['kilns', '颗粒物浓度（进口）', '“进口”不是'],
    ['kilns', '整改前/ 是否达标', '“整改前”不是'],
    ['kilns', '能否达标排放', '相近'],
    ['kilns', '燃料（吨）', '单位“吨”不是“燃料”的内容'],
    ['limits', '限值标准/ 含氧量（吨）', '单位“吨”不能换算成'],
    // A part of the whole.
    ['voc-offsets', '剩余削减量', '相近'],
    ['voc-offsets', '已用削减量', '相近'],
    ['voc-offsets', '削减量（剩余）', '“剩余”不是“数量”的意思'],
    ['voc-offsets', '其中/ 削减量', '“其中”不是'],
    ['voc-offsets', '累计/ 削减量', '“累计”不是'],
    ['relocation', '其中：总投资', ''],
    // Another thing of the same kind.
    ['scattered', '企业类型', ''],
    ['kilns', '实际产能', ''],
    ['capacity', '实际产能', ''],
    ['capacity', '单位产能', ''],
    ['vocs', '甲烷总烃浓度', '相近'],
    ['kilns', '日期', ''],
    ['kilns', '设计单位', ''],
    ['scattered', '计划完成率', ''],
  ])('%s %s', (id, head, why) => {
    const [match] = matched(id, head)
    expect([head, match && labelOf(id, match), match?.by]).toEqual([head, null, 'none'])
    expect(match?.why ?? '').toContain(why)
  })
})

describe('what is near by spelling or order is offered, for a person to look at', () => {
  it.each<[register: string, head: string, column: string]>([
    ['kilns', '座标/ 经 度', '经度'],
    // An amount for a year's amount.
    ['voc-offsets', '削减量（吨）', '数量'],
    ['coal', '2015年消费量（吨/年）', '2015年消费量'],
    ['kilns', '年燃料用量（吨/年）', '年燃料用量'],
    ['capacity', '退出产能（万吨）', '压减产能'],
    ['capacity', '停用/ 停产日期', '停产日期'],
    ['kilns', '炉堂直径（mm）', '炉膛直径'],
    ['kilns', '窑炉的类型', '窑炉类型'],
    ['kilns', '二氧化浓度', '二氧化硫浓度'],
    ['kilns', '是否达标排放', '达标排放'],
    ['kilns', '是否在热电联产供热管网覆盖范围内', '在热电联产供热管网覆盖范围内'],
    ['scattered', '公司地址', '详细地址'],
    ['scattered', '具体地址', '详细地址'],
    ['scattered', '所在集群', '所属集群'],
    ['scattered', '责任单位名称', '责任单位'],
    ['voc-offsets', '消减量', '数量'],
    ['coal', '用煤主要设备', '用煤设备'],
    ['kilns', '统一社会信用码', '统一社会信用代码'],
  ])('%s %s', (id, head, column) => {
    const [match] = matched(id, head)
    expect([head, match && labelOf(id, match)]).toEqual([head, column])
    expect(['similar', 'label', 'alias']).toContain(match?.by)
  })
})

describe('words beside a name that turn nothing leave it what it is', () => {
  it.each<[register: string, head: string, column: string]>([
    ['kilns', '污染物排放浓度（mg/m³）/ 颗粒物', '颗粒物浓度'],
    ['kilns', '颗粒物浓度（mg/Nm3）', '颗粒物浓度'],
    ['kilns', '达标情况（达标/不达标）', '达标排放'],
    ['kilns', '是否达标（填是或否）', '达标排放'],
    ['kilns', '是否达标（达标√，不达标×）', '达标排放'],
    ['kilns', '治理后（出口）/ 颗粒物', '颗粒物浓度'],
    ['kilns', '停用日期（如2019-9-5）', '停用日期'],
    ['kilns', '停用日期（没有的不填）', '停用日期'],
    ['kilns', '年燃料用量（m³）', '年燃料用量'],
    ['kilns', '2019年整治情况/ 治理设施', '治理设施'],
    ['kilns', '未完成整治的/ 企业名称', '企业名称'],
    ['scattered', '手续情况（有/无）/ 用地手续', '用地手续齐全'],
    ['scattered', '整治计划/ 计划完成时间', '计划完成日期'],
    ['coal', '2015年/ 基数', '2015年消费量'],
    ['coal', '2015年煤炭消费量（万吨）', '2015年消费量'],
    ['voc-offsets', '削减量（吨/年）', '数量'],
    ['water-benchmark', '通用值（m³/t）', '通用值'],
  ])('%s %s', (id, head, column) => {
    const [match] = matched(id, head)
    expect([head, match && labelOf(id, match)]).toEqual([head, column])
  })

  it('a head of another meaning leaves the column to the one that is meant', () => {
    const heads = matched('kilns', '颗粒物排放限值（mg/m³）', '颗粒物', '计划停用时间', '停用时间')
    expect(heads.map((h) => labelOf('kilns', h))).toEqual([null, '颗粒物浓度', null, '停用日期'])
  })

  it('the type of a product under its head is asked about', () => {
    expect(matched('kilns', '除尘设备/ 数量').map((h) => [h.by, labelOf('kilns', h)])).toEqual([['similar', '台数']])
  })
})
