import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { readPlan } from '@gongjian/reader'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { draftPack } from '../src/plan/draft-pack.ts'
import { isStorable } from '@gongjian/domain/operation/storable.ts'
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

function mustBeWhole(pack: PlanPack): void {
  PlanPack.parse(pack)
  const isUnique = (ids: string[]): void => expect(new Set(ids).size).toBe(ids.length)
  isUnique(pack.tasks.map((t) => t.id))
  isUnique(pack.tasks.flatMap((t) => t.milestones.map((m) => m.id)))
  isUnique(pack.targets.map((t) => t.id))
  isUnique(pack.units.map((u) => u.code))
  const codes = new Set(pack.units.map((u) => u.code))
  const ids = new Set(pack.tasks.map((t) => t.id))
  for (const t of pack.tasks) {
    expect(t.leads.length).toBeGreaterThan(0)
    for (const code of [...t.leads, ...t.responsible, ...t.cooperating]) expect(codes).toContain(code)
    for (const m of t.milestones) {
      expect(m.start).toBeLessThanOrEqual(m.end ?? -1)
      expect(m.end).toBeLessThanOrEqual(pack.document.length)
      if (m.date !== null) expect(new Date(m.date).toISOString().slice(0, 10)).toBe(m.date)
    }
  }
  for (const t of pack.targets) if (t.task !== null) expect(ids).toContain(t.task)
}

describe('however a person mends a reading, the plan is whole or refused', () => {
  const base = readPlan(zhengzhou.document)
  const place = fc.integer({ min: 0, max: 30_000 })
  const name = fc.constantFrom(
    '市工信局',
    '科技局',
    '各县（市、区）政府',
    ' ',
    '局',
    '某某（甲、乙）办公室',
    '甲'.repeat(90),
  )
  const names = fc.array(name, { maxLength: 3 })
  const assignment = fc.record({
    clause: fc.constantFrom('', '2.1', '2.1.3', '3.3.2', '9.9', '附件', ...base.clauses.slice(0, 20).map((c) => c.id)),
    start: place,
    end: place,
    governs: fc.record({ start: place, end: place }),
    leads: names,
    responsible: names,
    cooperating: names,
    others: names,
    inherited: fc.boolean(),
  })
  const deadline = fc.record({
    clause: fc.constantFrom('', '2.1.1', '4.4', '附件'),
    start: place,
    end: place,
    text: fc.constantFrom('2020年底前', '6月底'),
    kind: fc.constantFrom('by', 'at', 'from', 'recurring', 'ongoing'),
    date: fc.constantFrom(null, '2020-12-31', '2019-02-30', '2019-13-01'),
  })
  const mended: fc.Arbitrary<Reading> = fc
    .record({
      kept: fc.integer({ min: 0, max: 23 }),
      more: fc.array(assignment, { maxLength: 6 }),
      deadlines: fc.array(deadline, { maxLength: 6 }),
      units: fc.array(fc.record({ name, aliases: names }), { maxLength: 5 }),
      signedOn: fc.constantFrom(null, '2019-06-10', '2019-06-31'),
    })
    .map(({ kept, more, deadlines, units, signedOn }) => ({
      ...base,
      signedOn,
      assignments: [...base.assignments.slice(0, kept), ...more],
      deadlines: [...base.deadlines.slice(0, kept), ...deadlines],
      units: [...base.units.slice(0, kept), ...units],
    }))

  it('in two hundred ways', () => {
    fc.assert(
      fc.property(mended, (reading) => {
        try {
          mustBeWhole(draftPack({ code: 'test-plan', city: '某市', text: zhengzhou.document, reading }, '2019-09-20'))
        } catch (error) {
          if (!(error instanceof DomainError && error.code === 'plan-empty')) throw error
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['the small plan', SMALL],
    ['zhengzhou', zhengzhou.document],
  ])('%s as it was read', (_name, text) => mustBeWhole(packOf(text)))

  it('refuses a reading without a task', () => {
    expect(() => packOf('某市通知\n\n一、总体要求\n\n认真学习。\n')).toThrow('没有读出任何任务')
  })
})

describe('what the database can store', () => {
  it.each([
    ['郑州😀', true],
    ['a\0b', false],
    ['\ud800', false],
    ['\\u0000 in letters', true],
    ['\\\0', false],
  ])('%j: %s', (text, storable) => expect(isStorable({ text })).toBe(storable))
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
