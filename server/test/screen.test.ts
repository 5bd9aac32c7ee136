import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factsOfCase } from '@gongjian/domain/rule/case.ts'
import type { Screening } from '@gongjian/domain/rule/screen.ts'
import { ruleSets } from '@gongjian/plan-zhengzhou-2019-37'
import { ruleCases } from '../../plans/zhengzhou-2019-37/rules/cases/index.ts'
import { runCommand, runHere, type Ended } from './cli-run.ts'

/** The program itself, facts in by the pipe. A process takes a second or two, so one test goes this way. */
function byProcess(args: readonly string[], facts: unknown): Promise<Ended> {
  return runCommand(folder, ['screen', ...args], { input: JSON.stringify(facts) })
}

let folder: string
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-screen-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The whole command line but for the process: what is printed, and the code and sentence that it ends with. */
async function gongjian(args: readonly string[], facts: unknown = null): Promise<Ended> {
  const file = path.join(folder, 'facts.json')
  writeFileSync(file, typeof facts === 'string' ? facts : JSON.stringify(facts))
  return runHere(folder, ['screen', ...args.map((a) => (a === '-' ? file : a))])
}

async function screened(subject: string, facts: unknown, ...more: string[]): Promise<unknown> {
  const { code, out, err } = await gongjian(['--subject', subject, '--facts', '-', '--json', ...more], facts)
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

/** Of what a machine screens by itself; what is found in a season plan is checked within it. */
const SCREENED = ruleCases.filter((t) => ruleSets.some((s) => s.facts.subject === t.subject))

describe('screen --json', () => {
  it.each(SCREENED.map((t) => [t.subject, t] as const))('every case of the tables: %s', async (subject, t) => {
    const cases = t.cases.filter((c) => c.on === null)
    const answers = (await screened(
      subject,
      cases.map((c) => factsOfCase(c)),
    )) as Screening[]
    expect(answers.map((a, i) => [cases[i]?.why, a.verdict])).toEqual(cases.map((c) => [c.why, c.verdict]))
  })

  it('one object gives one answer, with its clause, its reason and its day', async () => {
    const answer = await screened('facility', { 产品: '铝用炭素', 独立企业: true, 额定产能: 80000, 产能单位: '吨/年' })
    expect(answer).toMatchObject({
      verdict: 'eliminate',
      findings: [{ rule: 'facility.carbon-small', clause: '2.2.1.2.4', outcome: 'eliminate', missing: [] }],
      missing: [],
    })
    const { because } = (answer as Screening).findings[0] ?? { because: '' }
    expect(because).toContain('额定产能 80000 吨/年（10 万吨/年即 100000 吨/年）')
    expect(because).toContain('“退出10万吨/年以下的独立铝用炭素企业”（二（二）1（2）④）')
  })

  it('code words serve as labels do; true, 是 and null', async () => {
    const answers = await screened('kiln', [
      { kind: '加热炉', fuel: '煤', inHeatNetwork: '是', compliant: null },
      { kind: '加热炉', fuel: '煤', inHeatNetwork: false, compliant: true },
      { 窑炉类型: '煤气发生炉', '炉膛直径(m)': 3, compliant: true },
      { 窑炉类型: '煤气发生炉', '炉膛直径（mm）': 2999, compliant: true },
    ])
    expect((answers as Screening[]).map((a) => a.verdict)).toEqual(['eliminate', 'keep', 'borderline', 'eliminate'])
  })

  it('labels as the heads of a form have them, options or unit in brackets', async () => {
    const project = { '建设性质(新建/改建/扩建/技术改造)': '新建', '年耗煤量(t/a)': 10, 'VOCs替代倍数要求（1/2）': 1 }
    expect(await screened('project', project)).toMatchObject({
      verdict: 'prohibited',
      findings: [{ clause: '4.5.2.2' }],
    })
    const kiln = { '窑炉类型(热风炉/加热炉/烘干炉（窑）/煤气发生炉/熔炼炉/其他)': '热风炉', 燃料: '煤' }
    expect(await screened('kiln', kiln)).toMatchObject({ verdict: 'eliminate' })
  })

  it('what a ledger writes for nothing is nothing, neither zero nor 否', async () => {
    const facts = { 产品: '电解铝', 额定产能: '—', 产能单位: '/', 位于中心城区: '不详' }
    const { verdict, missing } = (await screened('facility', facts)) as Screening
    expect([verdict, missing]).toEqual(['unknown', ['额定产能', '产能单位', '位于中心城区']])
  })

  it('the day decides which rules are in force', async () => {
    const facts = { 已过治理期限: '是' }
    expect(await screened('site', facts, '--on', '2019-06-09')).toMatchObject({ verdict: 'keep', on: '2019-06-09' })
    expect(await screened('site', facts, '--on', '2019年6月10日')).toMatchObject({
      verdict: 'eliminate',
      on: '2019-06-10',
    })
  })

  it('a number in a unit that says nothing is as good as missing, and the reason tells it', async () => {
    const facts = { 产品: '通用水泥熟料', 额定产能: 60, 产能单位: '万吨/年' }
    const { verdict, missing, findings } = (await screened('facility', facts)) as Screening
    expect([verdict, missing]).toEqual(['unknown', ['额定产能']])
    expect(findings[0]?.because).toContain('还缺：额定产能（现填 60 万吨/年，不能换算为吨/日）')
  })

  it('says 原则上 where the plan does', async () => {
    const facts = { 建设性质: '新建', 国民经济行业代码: 3011, 单纯新增产能: '是' }
    const { verdict, findings } = (await screened('project', facts)) as Screening
    expect([verdict, findings[0]?.outcome]).toEqual(['prohibited', 'prohibit'])
    expect(findings[0]?.because).toContain('原则上禁止建设')
    expect(findings[0]?.because).toContain('国民经济行业代码为3011，按代码行业类别为水泥，')
  })

  it.each([
    ['3031', '国民经济行业代码为3031，按代码行业类别为其他，'],
    ['3071', '国民经济行业代码为3071，按代码行业类别为陶瓷，'],
  ])('names the trade that the code %s gives, not those that the rule asks for', async (code, words) => {
    const facts = { 建设性质: '新建', 国民经济行业代码: code, 单纯新增产能: true, 产能过剩行业: true }
    const { verdict, findings } = (await screened('project', facts)) as Screening
    expect([verdict, findings[0]?.because]).toEqual(['prohibited', expect.stringContaining(words)])
  })

  it('a code that is none is said; it changes no verdict', async () => {
    const { notices } = (await screened('project', { 建设性质: '新建', 国民经济行业代码: '9999' })) as Screening
    expect(notices).toEqual([expect.stringContaining('GB/T 4754-2017 里没有代码 9999')])
  })

  it('from a pipe, through the program itself', async () => {
    const ended = await byProcess(['--subject', 'kiln', '--facts', '-', '--json'], { 窑炉类型: '热风炉', 燃料: '煤' })
    expect([ended.code, ended.err]).toEqual([0, ''])
    expect(JSON.parse(ended.out)).toMatchObject({ verdict: 'eliminate', findings: [{ clause: '4.3.1' }, {}] })
  })

  it('nothing in, nothing out', async () => expect(await screened('site', [])).toEqual([]))
})

describe('screen --describe', () => {
  it('lists label, code word, kind, options and unit', async () => {
    const { out, code } = await gongjian(['--describe', '--subject', 'facility', '--json'])
    expect(code).toBe(0)
    const facts = JSON.parse(out) as Record<string, unknown>[]
    expect(facts[0]).toMatchObject({ label: '产品', code: 'product', kind: 'choice', unit: null })
    expect(facts.find((f) => f.label === '直径')).toMatchObject({
      code: 'diameter',
      kind: 'quantity',
      unit: 'm',
      options: [],
    })
    expect(facts.find((f) => f.label === '额定产能')).toMatchObject({ unit: null, unitFact: '产能单位' })
  })
  it('and in words, for a person', async () => {
    const { out } = await gongjian(['--describe', '--subject', 'kiln'])
    expect(out).toMatch(/^炉膛直径\s+hearthDiameter\s+数量\s+m$/m)
  })
})

describe('what is not understood is refused by name', () => {
  const table: [string, unknown, number, string][] = [
    ['kiln', { 窑炉类型: '热风炉', 颜色: '红' }, 2, '没有“颜色”这一项'],
    ['kiln', [{ 窑炉类型: '热风炉' }, { 窑炉类型: '锅炉' }], 2, '第 2 项：窑炉类型应为：热风炉、加热炉'],
    ['kiln', [{ 炉膛直径: '3 尺' }, {}, { 窑炉类型: '锅炉' }], 2, '单位“尺”不可识别'],
    ['kiln', [{ 炉膛直径: '3 尺' }, {}, { 窑炉类型: '锅炉' }], 2, '；第 3 项：窑炉类型应为'],
    // A word that every object of the language knows is no other spelling of a fuel.
    ['kiln', { 燃料: 'constructor' }, 2, '燃料应为：煤、焦炭'],
    ['kiln', { 炉膛直径: 2800 }, 2, '炉膛直径不大于 20 m'],
    ['kiln', { 炉膛直径: '3 尺' }, 2, '单位“尺”不可识别'],
    ['kiln', { 炉膛直径: '1,8' }, 2, '炉膛直径“1,8”说不准是多少：小数点请写“.”，如 1.8'],
    ['kiln', { 炉膛直径: '1，8 m' }, 2, '说不准是多少'],
    ['kiln', { 炉膛直径: '2 800mm 3' }, 2, '炉膛直径的单位'],
    ['kiln', { 达标排放: '也许' }, 2, '达标排放应为“是”或“否”'],
    ['facility', { 额定产能: 8, 产能单位: '万吨' }, 2, '单位“万吨”不能换算'],
    ['facility', { 额定产能: -1, 产能单位: '万吨/年' }, 2, '额定产能不小于 0'],
    ['facility', { 额定产能: '8万吨/年', 产能单位: '吨/日' }, 2, '不能换算成'],
    ['facility', { 产品: '地条钢', product: '其他' }, 2, '产品写了两次'],
    ['site', 7, 2, '应是一个对象'],
    ['site', '{"用地手续齐全": ', 1, '不是有效的 JSON'],
    ['boiler', {}, 2, '没有“boiler”这种审查对象'],
  ]
  it.each(table)('%s %j: %i', async (subject, facts, code, words) => {
    const ended = await gongjian(['--subject', subject, '--facts', '-', '--json'], facts)
    expect([ended.code, ended.out]).toEqual([code, ''])
    expect(ended.err).toContain(words)
    expect(ended.err.trim().split('\n')).toHaveLength(1)
  })
  it('a day on which no rule was in force yet is said', async () => {
    const facts = { 窑炉类型: '热风炉', 燃料: '煤' }
    const before = await gongjian(['--subject', 'kiln', '--facts', '-', '--on', '2018-01-01'], facts)
    expect(before.out.trim()).toBe('2018-01-01 没有生效的规则，没有可依的结论；请核对 --on 的日期')
    const after = await gongjian(['--subject', 'kiln', '--facts', '-', '--on', '2019-09-20'], facts)
    expect(after.out).toContain('按 2019-09-20 的规则')
  })
  it('so are a missing option and a day that is none', async () => {
    expect((await gongjian(['--facts', '-'], {})).err).toContain('缺少必填选项 --subject')
    expect((await gongjian(['--subject', 'site'], {})).err).toContain('缺少必填选项 --facts')
    expect((await gongjian(['--subject', 'site', '--facts', '-', '--on', '2019-02-30'], {})).err).toContain(
      '没有“2019-02-30”这一天',
    )
  })
})
