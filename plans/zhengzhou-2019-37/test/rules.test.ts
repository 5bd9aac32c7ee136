import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factsOfCase } from '@gongjian/domain/rule/case.ts'
import { checkRules } from '@gongjian/domain/rule/check.ts'
import { factsIn } from '@gongjian/domain/rule/expression.ts'
import { labelOf } from '@gongjian/domain/rule/fact.ts'
import { ruleGuideIndexOf, ruleGuideOf } from '@gongjian/domain/rule/guide.ts'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import { readFacts } from '@gongjian/domain/rule/read-facts.ts'
import { ruleSetProblems } from '@gongjian/domain/rule/problems.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { screen, verdictFor } from '@gongjian/domain/rule/screen.ts'
import { inQuotes, ruleSentence } from '@gongjian/domain/rule/sentence.ts'
import { readPlan } from '@gongjian/reader'
import { guidedRuleSets as ruleSets, zhengzhou } from '../index.ts'
import { ruleCases } from '../rules/cases/index.ts'

const clauses = new Map(readPlan(zhengzhou.document).clauses.map((c) => [c.id, c.heading + c.text]))

function named(subject: string): RuleSet {
  const found = ruleSets.find((s) => s.facts.subject === subject)
  if (!found) throw new Error(`no rules of ${subject}`)
  return found
}

/** Issue C: labels that must exist, with their options. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  project: [
    '建设性质(新建/改建/扩建/技术改造)',
    '国民经济行业代码',
    '行业类别(钢铁/电解铝/水泥/玻璃/传统煤化工/焦化/铸造/铝用炭素/耐火材料/陶瓷/化工/其他)',
    '单纯新增产能',
    '燃料',
    '位于工业园区',
    '位于化工园区',
    '新建化工园区',
    '园区环保基础设施完善且稳定运行',
    '承接转移项目',
    '属于过剩或落后产能',
    '产能置换方式(无/省内置换/企业内部大型化置换/等量置换/减量置换)',
    '骨干企业',
    '产能过剩行业',
    'VOCs排放量',
    'VOCs削减替代量',
    'VOCs替代倍数要求(1/2)',
    '生产或使用高VOCs含量溶剂型涂料油墨胶粘剂',
    '年耗煤量',
    '高耗能项目',
    '单位产品能耗达到国际先进水平',
    '新建自备井',
  ],
  facility: [
    '产品(电解铝/铝用炭素/煤气/合成氨/通用水泥熟料/水泥粉磨/地条钢/其他)',
    '额定产能',
    '产能单位',
    '直径',
    '工艺(固定床间歇式/其他)',
    '独立企业',
    '位于中心城区',
    '特种水泥',
  ],
  kiln: [
    '窑炉类型(热风炉/加热炉/烘干炉（窑）/煤气发生炉/熔炼炉/其他)',
    '燃料',
    '炉膛直径',
    '在热电联产供热管网覆盖范围内',
    '达标排放',
    '非燃料类',
  ],
  site: ['用地手续齐全', '工商手续齐全', '可改造达标', '已过治理期限'],
}

/** What decides one of them, beside it. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { site: ['治理期限', '实际完成日期'] }

describe('the rules', () => {
  it.each(Object.keys(ASKED))('of %s are over the facts that the issue names', (subject) => {
    const facts = Object.values(named(subject).facts.facts)
    const withOptions = new Set(ASKED[subject]?.filter((x) => x.includes('(')).map((x) => x.split('(')[0]))
    expect(facts.map((x) => (withOptions.has(x.label) ? `${x.label}(${x.options.join('/')})` : x.label))).toEqual([
      ...(ASKED[subject] ?? []),
      ...(BESIDE[subject] ?? []),
    ])
  })

  it.each(ruleSets.map((s) => [s.facts.subject, s] as const))(
    'of %s cite words that the document has, can hold and can fail, and do not contradict each other',
    (_subject, set) => {
      expect(ruleSetProblems(set)).toEqual([])
      expect(checkRules(set, clauses)).toEqual([])
    },
  )

  it.each(ruleSets.flatMap((s) => s.rules.map((r) => [r.id, s, r] as const)))(
    '%s names every fact it uses',
    (_id, s, r) => {
      const sentence = ruleSentence(s, r)
      expect(factsIn(r.when).filter((k) => !sentence.includes(labelOf(s.facts, k)))).toEqual([])
      expect(sentence).toMatch(/^[二三四六]（/)
    },
  )

  it.each(ruleSets.flatMap((s) => s.rules.map((r) => [r.id, s.facts.subject] as const)))(
    '%s holds in a case of the tables',
    (id, subject) => {
      const table = ruleCases.find((c) => c.subject === subject)
      const set = named(subject)
      const holding = table?.cases.filter((c) =>
        screen(prepare(set, '2019-09-20'), readFacts(set.facts, factsOfCase(c))).findings.some(
          (f) => f.rule === id && f.outcome === f.would,
        ),
      )
      expect(holding?.length).toBeGreaterThan(0)
    },
  )
})

describe('the tables of cases', () => {
  it('hold at least 150', () => expect(ruleCases.reduce((n, t) => n + t.cases.length, 0)).toBeGreaterThan(150))

  for (const { subject, cases } of ruleCases) {
    const set = named(subject)
    it.each(cases.map((c) => [c.why, c] as const))(`${subject}: %s`, (_why, c) => {
      const prepared = prepare(set, c.on ?? '2019-09-20')
      const facts = readFacts(set.facts, factsOfCase(c))
      const result = screen(prepared, facts)
      expect({ verdict: result.verdict, on: result.on }).toEqual({ verdict: c.verdict, on: c.on ?? '2019-09-20' })
      expect(verdictFor(prepared, facts)).toBe(c.verdict)
      const deciding = result.findings.filter(
        (f) => f.outcome !== 'unknown' && f.outcome !== 'encourage' && f.outcome !== 'require',
      )
      expect(deciding.map((f) => f.clause)).toEqual(expect.arrayContaining([...c.clauses]))
      expect(result.missing).toEqual(expect.arrayContaining([...c.missing]))
      for (const finding of result.findings) {
        expect(finding.because).toContain(inQuotes(set.rules.find((r) => r.id === finding.rule)?.quote ?? ''))
        expect(finding.because.includes('还缺')).toBe(finding.outcome === 'unknown')
        expect(finding.missing.length > 0).toBe(finding.outcome === 'unknown')
      }
      if (c.holds !== undefined)
        expect(result.findings.filter((f) => f.outcome === f.would).map((f) => f.rule)).toEqual(
          c.holds === null ? [] : [c.holds],
        )
      if (c.verdict === 'unknown') expect(result.missing.length).toBeGreaterThan(0)
    })
  }
})

describe('what contradicts itself is said, and changes no verdict', () => {
  const set = named('project')
  it.each<[Record<string, unknown>, string[]]>([
    [{ 位于工业园区: '否', 位于化工园区: '是' }, ['位于化工园区为是的，位于工业园区应为是，写的是否']],
    [{ 位于工业园区: '是', 位于化工园区: '是' }, []],
    [{ 位于工业园区: '是', 位于化工园区: '否' }, []],
    [{ 位于化工园区: '是' }, []],
    [{ 行业类别: '钢铁', 产能过剩行业: '否' }, ['产能过剩行业应为是，写的是否']],
    [{ 行业类别: '钢铁', 产能过剩行业: '是' }, []],
    [{ 行业类别: '其他', 产能过剩行业: '是' }, []],
    [{ 国民经济行业代码: '3011', 行业类别: '其他' }, ['3011 属于水泥，行业类别写的是其他']],
    [
      { 国民经济行业代码: '3011', 行业类别: '其他', 位于工业园区: '否', 位于化工园区: '是' },
      ['3011 属于水泥', '位于工业园区应为是'],
    ],
  ])('%j', (written, said) => {
    const { notices } = screen(prepare(set, '2019-09-20'), readFacts(set.facts, written))
    expect(notices).toHaveLength(said.length)
    for (const [i, words] of said.entries()) expect(notices[i]).toContain(words)
  })
})

describe('docs/guide/rules says what the rules say: node scripts/rule-guides.mjs writes it anew', () => {
  const folder = new URL('../../../docs/guide/rules/', import.meta.url)
  const page = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
  it('has a page for each subject and no other', () =>
    expect(readdirSync(folder).sort()).toEqual([...ruleSets.map((s) => `${s.facts.subject}.md`), 'README.md'].sort()))
  it.each(ruleSets.map((s) => [s.facts.subject, s] as const))('%s', (subject, set) =>
    expect(page(`${subject}.md`)).toBe(ruleGuideOf(set, ruleCases.find((c) => c.subject === subject)?.cases ?? [])),
  )
  it('the list', () => expect(page('README.md')).toBe(ruleGuideIndexOf(ruleSets)))
})

describe('国民经济行业代码 and 行业类别 that contradict each other', () => {
  const project = named('project')
  const prepared = prepare(project, '2019-09-20')
  const of = (code: string, trade: string | null) =>
    screen(
      prepared,
      readFacts(project.facts, { 建设性质: '新建', 单纯新增产能: true, 国民经济行业代码: code, 行业类别: trade }),
    )
  it.each([
    ['3011', '水泥', null],
    ['3011', null, null],
    ['30', '水泥', null],
    ['2614', '传统煤化工', null],
    ['3011', '其他', '行业类别改为水泥'],
    ['2110', '水泥', '行业类别改为其他'],
    ['2614', '钢铁', '行业类别改为化工或传统煤化工'],
  ])('%s and %s: %s', (code, trade, mend) => {
    const { notices } = of(code, trade)
    expect(notices).toHaveLength(mend === null ? 0 : 1)
    if (mend !== null) {
      expect(notices[0]).toContain(`国民经济行业代码 ${code}`)
      expect(notices[0]).toContain(`行业类别写的是${trade}`)
      expect(notices[0]).toContain(`把${mend}`)
    }
  })
  it('change no verdict and no finding', () => {
    const { verdict, findings } = of('3011', '其他')
    expect([verdict, findings[0]?.rule]).toEqual(['prohibited', 'project.surplus-trade'])
    expect(Object.keys(findings[0] ?? {}).sort()).toEqual(Object.keys(of('3011', '水泥').findings[0] ?? {}).sort())
  })
})
