import { registerOf, type Book } from '../book.ts'
import type { City, Firm } from '../city.ts'
import type { TrialItem } from '../types.ts'
import { amount, BODIES, dayBetween, firmsOf, maybe } from './recipe.ts'

const TRADES: Readonly<Record<string, string>> = {
  耐材: '耐火材料',
  铸造: '铸造',
  砖瓦: '砖瓦',
  炭素: '碳素',
  水泥: '水泥',
  陶瓷: '陶瓷',
  钢铁: '钢铁',
  电解铝: '电解铝',
  电力: '电力',
  农药: '农药',
  制药: '医药',
}

/** Made-up values: the real ones are the city's to publish. */
export function* limits(book: Book): Generator<TrialItem> {
  const { r } = book
  for (const trade of Object.values(TRADES)) {
    for (const [pollutant, national] of [
      ['颗粒物', 30],
      ['二氧化硫', 200],
      ['氮氧化物', 300],
    ] as const) {
      const provincial = Math.round(national * 0.7)
      const local = amount(r, provincial * 0.3, provincial * 0.8, 0)
      const ownStandard = maybe(r, provincial)
      // One of each kind: both limits, the national one alone, neither (which the row says).
      const standards =
        trade === '农药' && pollutant === '氮氧化物'
          ? { noStandard: true, noStandardBasis: '演示核对意见：国家和省均无此项限值' }
          : {
              provincial: ownStandard,
              provincialStandard: '演示省标准',
              national,
              nationalStandard: '演示国家标准',
            }
      yield book.item('limits', {
        unit: 'shengtai',
        title: `演示${trade}${pollutant}限值`,
        values: {
          trade,
          process: '演示主要工序',
          pollutant,
          local,
          ...standards,
          oxygen: r.pick([8, 9, 18]),
          experts: '演示专家团队',
          from: '2019-04-01',
        },
      })
    }
  }
}

function pollution(book: Book, firm: Firm) {
  const { r } = book
  const base = { 大: 40, 中: 12, 小: 3, 微: 0.8 }[firm.size]
  const before = amount(r, base * 0.5, base * 1.5)
  return { before, after: amount(r, before * 0.2, before * 0.7) }
}

const MET = ['达到绿色环保引领', '达到绿色环保标准', '达到绿色环保标准', '达到最优限值'] as const

/** 一厂一策 and what was built on it. */
export function* upgrades(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of firmsOf(city, r, 0.35, ...Object.keys(TRADES))) {
    const trade = TRADES[firm.trade.word] ?? '其他'
    const target = r.pick(['绿色环保引领', '绿色环保标准', '绿色环保标准', '达到最优限值'])
    const plan = book.item('enterprise-plans', {
      firm,
      weights: { draft: 2, listed: 8, underway: 15, claimed: 5, verified: 6, closed: 62, removed: 2 },
      values: {
        trade,
        experts: `演示专家团队${r.int(1, 6)}`,
        diagnosedOn: dayBetween(r, '2019-04-01', '2019-06-10'),
        organised: '演示：窑炉烟气脱硫脱硝除尘改造',
        fugitive: '演示：物料封闭、皮带廊道密闭、车间抑尘',
        outlets: r.int(1, 8),
        fugitivePoints: r.int(2, 20),
        target,
        investment: amount(r, 20, 2500, 0),
        plannedFinish: dayBetween(r, '2019-10-31', '2020-11-30'),
        reviewedOn: maybe(r, dayBetween(r, '2019-05-10', '2019-09-10'), 0.7),
      },
    })
    yield plan
    if (plan.stage === 'closed' && r.chance(0.75)) yield upgradeOf(book, firm, plan, trade, target)
  }
}

function upgradeOf(book: Book, firm: Firm, plan: TrialItem, trade: string, target: string): TrialItem {
  const { r } = book
  const stage = book.stageOf(registerOf('upgrade'))
  const isDone = stage === 'closed' || stage === 'verified'
  const [dust, sulphur, nitrogen] = [pollution(book, firm), pollution(book, firm), pollution(book, firm)]
  const investment = amount(r, 30, 2500, 0)
  const met = isDone ? r.pick(MET) : null
  return book.item('upgrade', {
    firm,
    stage,
    from: plan.moves.at(-1)?.at.slice(0, 10) ?? plan.createdAt.slice(0, 10),
    refs: { ownPlan: plan.key },
    values: {
      trade,
      measures: '演示：覆膜滤袋除尘、SCR脱硝、无组织全封闭',
      target,
      investment,
      invested: isDone ? investment : amount(r, 0, investment, 0),
      startedOn: ['draft', 'listed', 'removed'].includes(stage) ? null : '2019-06-20',
      dustBefore: dust.before,
      dustAfter: isDone ? dust.after : null,
      sulphurBefore: sulphur.before,
      sulphurAfter: isDone ? sulphur.after : null,
      nitrogenBefore: nitrogen.before,
      nitrogenAfter: isDone ? nitrogen.after : null,
      acceptedOn: isDone ? '2019-09-10' : null,
      met,
      preferred: met === null ? null : met !== '达到最优限值',
      support: met === '达到绿色环保引领' ? ['错峰生产豁免', '资金支持'] : null,
    },
  })
}

export function* schemes(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const unit of BODIES) {
    const state = r.pick(['编制中', '已印发', '已印发', '未启动'])
    yield book.item('schemes', {
      unit,
      title: `演示${city.short(unit)}工业窑炉综合整治实施方案`,
      values: {
        kind: '专项方案',
        forClause: '四（三）',
        state,
        issuer: '演示制定机关',
        issuedOn: state === '已印发' ? dayBetween(r, '2019-06-20', '2019-09-10') : null,
      },
    })
  }
}
