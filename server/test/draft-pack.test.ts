import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { TaskId } from '@gongjian/domain/task/task.ts'
import { readPlan } from '@gongjian/reader'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { draftPack, firstMonth } from '../src/plan/draft-pack.ts'
import { kindOf, shortOf, slug } from '../src/plan/draft-units.ts'

function packOf(text: string): PlanPack {
  return draftPack({ code: 'test-plan', city: '某市', text, reading: readPlan(text) }, '2019-09-20')
}

const SMALL = `某市促进旅游业发展工作方案

一、主要任务

（一）建设示范景区。2026年年底前建成3个示范景区。（市文旅局牵头，市财政局、各县（市、区）政府配合）提升服务质量，2026年6月底前完成培训。（市人社局、市教育局负责）

（二）发展乡村旅游

时间节点：持续推进。

责任单位：各县（市、区）政府、市农业农村局
`

describe('a mended reading becomes a plan', () => {
  const pack = packOf(SMALL)
  const codes = (names: string[]): string[] => names.map((n) => pack.units.find((u) => u.name === n)?.code ?? n)

  it.each([
    ['1.1-1', '一（一）-1', '建设示范景区', ['市文旅局'], [], ['市财政局', '各县（市、区）政府']],
    ['1.1-2', '一（一）-2', '提升服务质量，2026年6月底前完成培训', ['某市攻坚办'], ['市人社局', '市教育局'], []],
    ['1.2', '一（二）', '发展乡村旅游', ['某市攻坚办'], ['各县（市、区）政府', '市农业农村局'], []],
  ])('%s %s %s', (id, label, title, leads, responsible, cooperating) => {
    expect(pack.tasks.find((t) => t.id === id)).toMatchObject({
      label,
      title,
      leads: codes(leads),
      responsible: codes(responsible),
      cooperating: codes(cooperating),
    })
  })

  it('hangs each deadline on the task whose words it stands in', () => {
    const dated = pack.tasks.map((t) => [t.id, t.milestones.map((m) => [m.date, m.text])])
    expect(dated).toEqual([
      ['1.1-1', [['2026-12-31', '2026年年底前建成3个示范景区']]],
      ['1.1-2', [['2026-06-30', '提升服务质量，2026年6月底前完成培训']]],
      ['1.2', [[null, '发展乡村旅游：持续推进']]],
    ])
    for (const m of pack.tasks.flatMap((t) => t.milestones))
      expect(SMALL.slice(m.start, m.end)).toContain(m.text.split('：').at(-1))
  })

  it('lets a person say for whom a collective name stands', () => {
    const reading = readPlan(SMALL)
    const collective = '各县（市、区）政府'
    const units = [
      ...reading.units.filter((u) => u.name !== collective),
      { name: '东县', aliases: [collective] },
      { name: '西市', aliases: [collective] },
    ]
    const mended = draftPack(
      { code: 'test-plan', city: '某市', text: SMALL, reading: { ...reading, units } },
      '2019-09-20',
    )
    const names = mended.tasks.at(-1)?.responsible.map((c) => mended.units.find((u) => u.code === c)?.name)
    expect(names).toEqual(['东县', '西市', '市农业农村局'])
  })
})

describe('on 郑政办〔2019〕37号 it comes to the tasks of the pack', () => {
  const pack = packOf(zhengzhou.document)
  it('the same 23 clauses, labels and leads', () => {
    const facts = (p: PlanPack) =>
      p.tasks.map((t) => [t.id, t.label, t.leads.map((c) => p.units.find((u) => u.code === c)?.name)])
    expect(facts(pack)).toEqual(facts(zhengzhou))
  })
  it('all eleven targets', () => expect(pack.targets).toHaveLength(11))
})

const EXPECTATIONS = path.resolve(import.meta.dirname, '../../reader/test')

describe('what is made of a reading is a valid pack', () => {
  it.each([
    ['the small plan', SMALL],
    ['zhengzhou', readFileSync(path.resolve(EXPECTATIONS, '../../plans/zhengzhou-2019-37/document.txt'), 'utf8')],
  ])('%s', (_name, text) => {
    const pack = PlanPack.parse(packOf(text))
    const ids = pack.tasks.map((t) => t.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !TaskId.safeParse(id).success)).toEqual([])
    expect(new Set(pack.units.map((u) => u.code)).size).toBe(pack.units.length)
  })
  it('refuses a reading without a task', () => {
    expect(() => packOf('某市通知\n\n一、总体要求\n\n认真学习。\n')).toThrow('没有读出任何任务')
  })
})

describe('units by their names', () => {
  it.each([
    ['市发展改革委', 'department', '发展改革', 'shifazhangaigewei'],
    ['各县（市、区）政府', 'body', '各县', 'gexianzhengfu'],
    ['开发区管委会', 'body', '开发区', 'kaifaquguanweihui'],
    ['巩义市', 'body', '巩义市', 'gongyishi'],
    ['市政府办公厅', 'department', '政府办公', 'shizhengfubangongting'],
    ['区委宣传部（区文明办、区政府新闻办）', 'department', '宣传部', 'quweixuanchuanbu'],
    ['市场监管总局', 'department', '市场监管', 'shichangjianguanzongju'],
    ['绿色发展局', 'department', '绿色发展', 'lvsefazhanju'],
  ] as const)('%s: %s, %s, %s', (name, kind, short, code) => {
    expect([kindOf(name), shortOf(name), slug(name)]).toEqual([kind, short, code])
  })
})

describe('the first month of a saved plan', () => {
  it.each([
    ['2019-09-20', '2019-09'],
    ['2019-09-25', '2019-09'],
    ['2019-09-26', '2019-10'],
    ['2019-12-31', '2020-01'],
  ])('saved on %s: %s', (today, month) => expect(firstMonth(today)).toBe(month))
})
