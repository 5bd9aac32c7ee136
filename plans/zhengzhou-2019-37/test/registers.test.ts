import { carriedOver } from '@gongjian/domain/register/relapse.ts'
import { describe, expect, it } from 'vitest'
import { doubted, isBroken } from '@gongjian/domain/register/check.ts'
import { COMMON } from '@gongjian/domain/register/columns.ts'
import { dueOf } from '@gongjian/domain/register/due.ts'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import { definitionProblems } from '@gongjian/domain/register/problems.ts'
import { stepsOf, type Register } from '@gongjian/domain/register/register.ts'
import { isUnit } from '@gongjian/domain/quantity/units.ts'
import { readPlan } from '@gongjian/reader'
import { registers, zhengzhou } from '../index.ts'

/** Issue B, in the plan's order; a task's own register first. */
const ASKED: readonly (readonly [clause: string, ids: readonly string[]])[] = [
  ['1.3', ['economy']],
  ['2.1', ['projects', 'entry-list', 'zones', 'transfer-catalogue']],
  ['2.2.1', ['capacity', 'standards', 'substandard-steel-checks']],
  ['2.2.2', ['noncompliant', 'steel-retrofit']],
  ['3.1', ['relocation']],
  ['3.2', ['hazchem']],
  ['3.3.2.1', ['limits', 'enterprise-plans']],
  ['3.3.2.2', ['upgrade']],
  ['4.1', ['scattered']],
  ['4.2', ['heavy-metals']],
  ['4.3', ['kilns']],
  ['4.4', ['vocs', 'voc-works', 'voc-offsets']],
  ['4.5', ['coal', 'coal-balance', 'coal-works']],
  ['4.6', ['staggered', 'green-leaders']],
  ['5.1', ['integration']],
  ['5.2', ['transformation']],
  ['5.3', ['clusters']],
  ['5.4', ['new-energy-vehicles', 'vehicle-projects']],
  ['5.5', ['env-industry', 'env-projects']],
  ['6.1', ['energy-supervision', 'differential-price', 'efficiency-leaders']],
  ['6.2', ['wells', 'water-supply', 'water-benchmark']],
  ['6.3', ['cleaner-production', 'circular-parks']],
  ['6.4', ['parks']],
  ['6.5', ['solid-waste', 'waste-projects', 'recycling-list']],
  ['7.1', ['schemes']],
  ['7.2', ['support']],
  ['7.3', ['cases']],
]
const IDS = ASKED.flatMap(([, ids]) => ids)
const clauses = new Set(readPlan(zhengzhou.document).clauses.map((c) => c.id))

function named(id: string): Register {
  const found = registers.find((r) => r.id === id)
  if (!found) throw new Error(`no register ${id}`)
  return found
}

function clausesOf(r: Register): string[] {
  const due =
    r.due.kind === 'table' ? r.due.rows.map((x) => x.clause) : r.due.kind === 'continuing' ? [] : [r.due.clause]
  const cited = [
    r.clause,
    ...Object.values(r.fields).map((x) => x.clause),
    ...r.steps.map((s) => s.clause),
    ...r.checks.map((c) => c.clause),
    ...r.demands.map((d) => d.clause),
    ...due,
  ]
  return cited.filter((c) => c !== null)
}

describe('the registers', () => {
  it('are all there, in the order of the clauses', () => expect(registers.map((r) => r.id)).toEqual(IDS))

  it.each(registers.map((r) => [r.id, r] as const))('%s is sound', (_id, r) =>
    expect(definitionProblems(r)).toEqual([]),
  )

  it('cite clauses that the document has', () =>
    expect(
      registers.flatMap((r) =>
        clausesOf(r)
          .filter((c) => !clauses.has(c))
          .map((c) => `${r.id} ${c}`),
      ),
    ).toEqual([]))

  it('hang on tasks, each in its own clause; 一 and 七 are no tasks', () => {
    const tasks = zhengzhou.tasks.map((t) => t.id)
    for (const [clause, ids] of ASKED) {
      const task = tasks.includes(clause) ? clause : null
      for (const id of ids) expect([id, named(id).task]).toEqual([id, task])
    }
    expect(tasks.filter((t) => !registers.some((r) => r.task === t && r.clause === t))).toEqual([])
  })

  it('name items of registers that exist', () => {
    const items = registers.flatMap((r) => Object.values(r.fields).filter((x) => x.kind === 'item'))
    expect(items.map((x) => x.register).filter((id) => id !== null && !IDS.includes(id))).toEqual([])
  })

  it('count in units that convert, save compound ones of their own', () => {
    const own = ['分', '笔', '天', '轮', '项', '倍', '件', 'km²', 'm³/单位', 'mg/L', 'tce/万元', '']
    const units = registers.flatMap((r) =>
      [...Object.values(r.fields), ...r.series.flatMap((s) => Object.values(s.fields))].map((x) => unitOf(x) ?? ''),
    )
    expect([...new Set(units)].filter((u) => !isUnit(u) && !own.includes(u))).toEqual([])
  })

  it('an amount without a unit of its own says which it may have, or which column says it', () => {
    const said = registers.flatMap((r) => {
      const labels = Object.values(r.fields).map((x) => x.label)
      return [...Object.values(r.fields), ...r.series.flatMap((s) => Object.values(s.fields))].flatMap((x) =>
        x.kind === 'quantity' && x.unit === ''
          ? [[r.id, x.label, x.units.length > 0 ? x.units.every(isUnit) : labels.includes(x.unitColumn ?? '')]]
          : [],
      )
    })
    expect(said.filter(([, , isSaid]) => isSaid !== true)).toEqual([])
  })

  it('say every step once to those that must do it, and none to a record', () => {
    expect(registers.filter((r) => r.life === 'record' && r.steps.length > 0).map((r) => r.id)).toEqual([])
    expect(registers.filter((r) => r.life !== 'record' && r.steps.length === 0).map((r) => r.id)).toEqual([])
  })

  it('open with work that is still to do', () => {
    for (const r of registers) expect([r.id, r.views[0]?.name]).toEqual([r.id, r.life === 'record' ? '在册' : '未销号'])
  })
})

describe('due days of 三（一）, by pathway and size', () => {
  it.each([
    ['就地改造', '中', '2020-12-31', '2019-06-30'],
    ['就地改造', '大', '2020-12-31', '2019-06-30'],
    ['就地改造', null, '2020-12-31', '2019-06-30'],
    ['转型转产', '小', '2021-12-31', '2019-06-30'],
    ['退城入园', '微', '2022-12-31', '2019-12-31'],
    ['退城入园', '小', '2022-12-31', '2019-12-31'],
    ['退城入园', '中', '2022-12-31', '2019-12-31'],
    ['退城入园', '大', '2025-12-31', '2019-12-31'],
    ['退城入园', '特大', '2025-12-31', '2019-12-31'],
    ['关闭退出', '大', '2020-12-31', null],
  ])('%s %s → %s（启动 %s）', (pathway, size, day, startBy) => {
    const { due } = named('relocation')
    expect(dueOf(due, { pathway, size })).toMatchObject({ day, startBy, clause: '3.1.1', missing: [] })
  })

  it('the enterprise’s own size stands in where the row has none', () =>
    expect(dueOf(named('relocation').due, { pathway: '退城入园', size: null, 'enterprise.size': '大' }).day).toBe(
      '2025-12-31',
    ))

  it('a size that nobody knows is asked for, not guessed', () =>
    expect(dueOf(named('relocation').due, { pathway: '退城入园', size: null })).toMatchObject({
      day: null,
      startBy: '2019-12-31',
      missing: ['size'],
    }))
})

describe('a part of a year’s figures is no more than its whole', () => {
  it.each<[string, string, Record<string, number | null>, boolean]>([
    ['solid-waste', 'more used of this year’s than there was', { generated: 100, used: 500, usedOfPast: 0 }, true],
    ['solid-waste', 'the rest lay there from before', { generated: 100, used: 500, usedOfPast: 400 }, false],
    ['solid-waste', 'how much lay there is not known', { generated: 100, used: 500, usedOfPast: null }, false],
    // What lay there may be disposed of as well, and nobody writes how much of it.
    ['solid-waste', 'disposed of what lay there', { generated: 100, used: 0, usedOfPast: 0, disposed: 900 }, false],
    ['new-energy-vehicles', 'electric of none known', { bought: 3, newEnergy: null, electric: 5 }, true],
    ['new-energy-vehicles', 'electric', { bought: 5, newEnergy: 3, electric: 4 }, true],
    ['new-energy-vehicles', 'all', { bought: 5, newEnergy: 5, electric: 5 }, false],
  ])('%s: %s', (id, _what, values, broken) => {
    const checks = registers.find((r) => r.id === id)?.series[0]?.checks ?? []
    expect(checks.some((c) => isBroken(c, values))).toBe(broken)
  })
  it.each<[Record<string, number | null>, boolean]>([
    [{ generated: 100, used: 60, usedOfPast: 0, disposed: 41 }, true],
    [{ generated: 100, used: 60, usedOfPast: 1, disposed: 41 }, false],
    // What nobody filled in is none: the usual row leaves it empty.
    [{ generated: 100, used: 60, usedOfPast: null, disposed: 900 }, true],
    [{ generated: 100, used: 150 }, true],
    [{ generated: 100, used: 90, disposed: 50 }, true],
    [{ generated: 50, used: 100, disposed: null }, true],
    [{ generated: 100, used: null, disposed: 101 }, true],
    [{ generated: 100, used: 60, disposed: 40 }, false],
    [{ generated: 100, used: null, usedOfPast: null, disposed: null }, false],
    [{ generated: null, used: 60, disposed: 40 }, false],
  ])('more disposed of and used than there was is asked about: %j', (values, asked) => {
    const doubts = registers.find((r) => r.id === 'solid-waste')?.series[0]?.doubts ?? []
    expect(doubts.some((d) => doubted(d, values) !== null)).toBe(asked)
  })
})

describe('other due days', () => {
  it.each([
    ['capacity', {}, '2020-12-31'],
    ['noncompliant', { deadline: '2019-10-31' }, '2019-10-31'],
    ['noncompliant', { deadline: '2021-03-31' }, '2020-12-31'],
    ['noncompliant', {}, '2020-12-31'],
    ['hazchem', {}, '2020-12-31'],
    ['limits', {}, '2019-03-31'],
    ['enterprise-plans', {}, '2019-05-31'],
    ['upgrade', {}, '2020-12-31'],
    ['scattered', { deadline: '2019-08-31' }, '2019-08-31'],
    ['kilns', {}, '2020-12-31'],
    ['wells', { closeBy: '2019-12-31' }, '2019-12-31'],
    ['wells', {}, null],
    ['energy-supervision', { deadline: '2019-11-15' }, '2019-11-15'],
    ['projects', {}, null],
    ['water-benchmark', {}, null],
    ['parks', {}, '2020-12-31'],
  ])('%s %o → %s', (id, values, day) => expect(dueOf(named(id).due, values).day).toBe(day))
})

describe('steps', () => {
  it.each([
    ['capacity', {}, '停产 断水断电 拆除主体设备 现场核查'],
    ['relocation', { pathway: '就地改造' }, '技术改造方案 改造完成 达标验收'],
    ['relocation', { pathway: '转型转产' }, '项目论证 立项审批 原生产线拆除 投产 职工安置'],
    ['relocation', { pathway: '退城入园' }, '选址 审批 开工 投产 旧厂拆除 职工安置'],
    ['relocation', { pathway: '关闭退出' }, '停产 拆除关键设备 职工安置'],
    ['hazchem', { measure: '关闭退出' }, '停产 清除生产设备 注销安全生产许可 土壤初步调查'],
    [
      'hazchem',
      { measure: '关闭退出', preliminary: '超过筛选值', soilRisk: '不可接受' },
      '停产 清除生产设备 注销安全生产许可 土壤初步调查 土壤详细调查 风险评估 风险管控或修复 效果评估',
    ],
    ['hazchem', { measure: '异地搬迁' }, '新址选定与审批 新址投产 停产 清除生产设备 土壤初步调查'],
    ['scattered', { disposal: '关停取缔' }, '断水 断电 清原料 清产品 清设备'],
    ['scattered', { disposal: '整改提升' }, '治理完成 手续补办 达标监测'],
    ['kilns', { measure: '淘汰' }, '主体移位 切断连接 清除燃料 永不复用'],
    ['kilns', { measure: '停产整治' }, '停产 治理完成 达标监测'],
    ['cleaner-production', { kind: '强制性' }, '公布 审核 评估 验收'],
    ['cleaner-production', { kind: '自愿性' }, '审核 评估 验收'],
    ['parks', {}, '集中处理设施建成 管网全配套 在线监控安装联网 稳定达标运行核查'],
    ['noncompliant', { measure: '关停' }, '停产到位 断水断电 拆除主要设备 注销排污许可'],
  ])('%s %o: %s', (id, values, steps) =>
    expect(
      stepsOf(named(id), values)
        .map((s) => s.title)
        .join(' '),
    ).toBe(steps),
  )
})

describe('facts of entry review (issue C) are fields of these registers', () => {
  const labelled = (x: Field): string => {
    const unit = unitOf(x)
    return x.kind === 'quantity' && unit !== null ? `${x.label}(${unit})` : x.label
  }
  it.each([
    [
      'projects',
      '建设性质 国民经济行业代码 行业类别 单纯新增产能 燃料 位于工业园区 位于化工园区 新建化工园区 园区环保基础设施完善且稳定运行 承接转移项目 ' +
        '属于过剩或落后产能 产能置换方式 骨干企业 产能过剩行业 VOCs排放量(t/a) VOCs削减替代量(t/a) VOCs替代倍数要求 ' +
        '生产或使用高VOCs含量溶剂型涂料油墨胶粘剂 年耗煤量(t/a) 高耗能项目 单位产品能耗达到国际先进水平 新建自备井',
    ],
    ['capacity', '产品 额定产能 产能单位 直径(m) 工艺 独立企业 位于中心城区 特种水泥'],
    ['kilns', '窑炉类型 燃料 炉膛直径(m) 在热电联产供热管网覆盖范围内 达标排放 非燃料类'],
    ['scattered', '用地手续齐全 工商手续齐全 可改造达标 已过治理期限'],
  ])('%s', (id, labels) => {
    const have = Object.values(named(id).fields).map(labelled)
    expect(labels.split(' ').filter((l) => !have.includes(l))).toEqual([])
  })

  it.each([
    ['projects', 'nature', '新建/改建/扩建/技术改造'],
    ['projects', 'trade', '钢铁/电解铝/水泥/玻璃/传统煤化工/焦化/铸造/铝用炭素/耐火材料/陶瓷/化工/其他'],
    ['projects', 'replacement', '无/省内置换/企业内部大型化置换/等量置换/减量置换'],
    ['projects', 'vocRatio', '1/2'],
    ['capacity', 'product', '电解铝/铝用炭素/煤气/合成氨/通用水泥熟料/水泥粉磨/地条钢/其他'],
    ['capacity', 'process', '固定床间歇式/其他'],
    ['kilns', 'kind', '热风炉/加热炉/烘干炉（窑）/煤气发生炉/熔炼炉/其他'],
  ])('%s %s: %s', (id, key, options) => {
    const x = named(id).fields[key]
    expect(x?.kind === 'choice' ? x.options.join('/') : null).toBe(options)
  })

  it('common labels are no field’s', () => {
    const common: string[] = Object.values(COMMON).map((x) => x.label)
    expect(registers.flatMap((r) => Object.values(r.fields).filter((x) => common.includes(x.label)))).toEqual([])
  })
})

describe('what a relapse does not carry', () => {
  it.each<[string, string[]]>([
    ['scattered', ['foundOn', 'deadline', 'pastDeadline', 'measures']],
    ['hazchem', ['stoppedOn', 'clearBy', 'clearedOn', 'preliminary', 'soilRisk']],
    ['noncompliant', ['foundOn', 'deadline', 'measured', 'result', 'remeasured']],
    ['steel-retrofit', ['deadline', 'onTime', 'dust']],
    ['kilns', ['stoppedOn', 'compliant']],
    ['wells', ['closeBy', 'sealedOn', 'sealing']],
  ])('%s: %j', (id, keys) => {
    const register = registers.find((r) => r.id === id)
    if (!register) throw new Error(id)
    const carried = carriedOver(register)
    expect(keys.filter((k) => carried.includes(k) || !(k in register.fields))).toEqual([])
    // What names the thing, and what it needs to stand in the ledger.
    const needed = Object.entries(register.fields).filter(([, x]) => x.required)
    expect(needed.map(([k]) => k).filter((k) => !carried.includes(k))).toEqual([])
  })
})
