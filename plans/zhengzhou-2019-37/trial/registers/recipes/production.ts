import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Rng } from '../../random.ts'
import { registerOf, type Book } from '../book.ts'
import type { City, Firm } from '../city.ts'
import type { TrialItem } from '../types.ts'
import { TRIAL_OPEN, TRIAL_PUBLISHED } from '../../appraisals.ts'
import { amount, firmsOf, maybe, monthly, rounded } from './recipe.ts'

const TRADES: Readonly<Record<string, string>> = {
  钢铁: '钢铁',
  铸造: '铸造',
  再生有色: '有色',
  电解铝: '有色',
  化工: '化工',
}

function classOf(r: Rng): string {
  return r.pick(['一般', '一般', '一般', '一般', '一般', '绿色环保标准', '绿色环保标准', '绿色环保引领', '限制类'])
}

/** 原则上: leaders and standard enterprises are spared, the restricted stop, the rest are limited line by line. */
function measureOf(performance: string, r: Rng): FieldValues {
  if (performance === '绿色环保引领' || performance === '绿色环保标准')
    return { measure: '豁免', catalogueClass: '允许类', reason: `${performance}企业，原则上不再错峰` }
  const season = { from: '2018-11-15', until: '2019-03-15' }
  if (performance === '限制类') return { ...season, measure: '停产', catalogueClass: '限制类', reason: '限制类装备' }
  return r.chance(0.5)
    ? { ...season, measure: '停产', catalogueClass: '允许类', reason: '演示：上一季集中停产' }
    : { ...season, measure: '限产', catalogueClass: '允许类', limitPercent: r.pick([30, 50, 50, 60]) }
}

/** What the season of the trial (../../seasons.ts) limits every trade by; a row that departs from it says why. */
const PROPOSED = 30

/** The plan that is being drawn up differs by class (四（六）1): a general line that stopped last winter is limited in this one. */
function shifted(v: FieldValues): FieldValues {
  if (v.from === undefined) return v
  const season = { from: '2019-11-15', until: '2020-03-15' }
  if (v.measure === '限产' && v.limitPercent !== PROPOSED)
    return { ...v, ...season, reason: '演示：沿用上一季的比例，高于本季规定' }
  const isGeneralStop = v.measure === '停产' && v.catalogueClass !== '限制类'
  return isGeneralStop
    ? { ...v, ...season, measure: '限产', limitPercent: 50, reason: '演示：上一季停产，本季改为限产' }
    : { ...v, ...season }
}

/** The season that is over, and the one that is being drawn up. */
export function* staggered(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of city.firms.filter((x) => x.isListed)) {
    const performance = classOf(r)
    for (const facility of firm.facilities.filter((x) => x.kind === '生产线')) {
      const measure = measureOf(performance, r)
      const common = {
        trade: TRADES[firm.trade.word] ?? '建材',
        level: '生产线',
        process: '焙烧（熔炼）',
        performance,
        performanceEdition: '演示分级指南',
        emissionShare: amount(r, 30, 100, 1),
        minimumRun: firm.trade.word === '耐材' ? maybe(r, r.pick([15, 30]), 0.4) : null,
      }
      const cut = measure.measure === '豁免' ? 0 : amount(r, 0.1, 6)
      const cuts = { dustCut: cut, sulphurCut: rounded(cut * 0.6), nitrogenCut: rounded(cut * 1.4) }
      yield book.item('staggered', {
        firm,
        facility,
        stage: 'listed',
        values: {
          ...common,
          ...measure,
          ...cuts,
          season: '2018-2019',
          carriedOut: r.chance(0.95) ? '按要求执行' : '未按要求执行',
        },
      })
      if (r.chance(0.2)) {
        const values = { ...common, ...shifted(measure), ...cuts, season: '2019-2020', carriedOut: '未到期' }
        yield book.item('staggered', { firm, facility, stage: 'draft', values })
      }
    }
  }
}

export function* greenLeaders(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const trades: Readonly<Record<string, string>> = {
    耐材: '建材',
    水泥: '建材',
    铸造: '铸造',
    钢铁: '钢铁',
    制药: '医药',
    电力: '电力',
  }
  for (const firm of firmsOf(city, r, 0.06, ...Object.keys(trades))) {
    const stage = book.stageOf(registerOf('green-leaders'))
    const isJudged = stage === 'verified' || stage === 'closed'
    yield book.item('green-leaders', {
      firm,
      stage,
      values: {
        round: isJudged ? TRIAL_PUBLISHED : TRIAL_OPEN,
        trade: trades[firm.trade.word] ?? '其他',
        applied: r.pick(['绿色环保引领', '绿色环保标准']),
      },
    })
  }
}

function surchargeOf(firm: Firm, r: Rng): FieldValues {
  const isOut = r.chance(0.25)
  return {
    trade: { 电解铝: '电解铝', 水泥: '水泥', 钢铁: '钢铁' }[firm.trade.word] ?? '其他（县扩大范围）',
    priceClass: isOut ? '淘汰类' : '限制类',
    catalogueClass: isOut ? '淘汰类' : '限制类',
    surcharge: isOut ? 0.4 : 0.1,
    equipment: '演示装备',
    basis: '演示认定文件',
    widened: firm.trade.word === '铸造',
    from: '2018-01-01',
  }
}

export function* differentialPrice(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of [...city.of('电解铝', '水泥', '钢铁'), ...firmsOf(city, r, 0.08, '铸造')]) {
    const values = surchargeOf(firm, r)
    const base = { 大: 3_000_000, 中: 600_000, 小: 80_000, 微: 20_000 }[firm.size]
    yield book.item('differential-price', {
      firm,
      values,
      series: monthly('monthly', () => ({
        electricity: rounded(base * (0.7 + r.next() * 0.6), 0),
        surcharge: Number(values.surcharge),
      })),
    })
  }
}

const SUPERVISED: Readonly<Record<string, string>> = {
  钢铁: '钢铁',
  水泥: '水泥',
  化工: '化工',
  电解铝: '有色',
  再生有色: '有色',
}

export function* energySupervision(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of city.of(...Object.keys(SUPERVISED))) {
    const stage = book.stageOf(registerOf('energy-supervision'))
    const finding = ['draft', 'listed', 'removed'].includes(stage)
      ? null
      : r.pick(['符合要求', '符合要求', '限期整改', '行政处罚'])
    const must = finding !== null && finding !== '符合要求'
    yield book.item('energy-supervision', {
      firm,
      stage,
      values: {
        year: 2019,
        round: '演示第一批',
        trade: SUPERVISED[firm.trade.word] ?? '其他',
        keyEnergy: true,
        energy: amount(r, 1200, 260_000, 0),
        visitedOn: finding === null ? null : '2019-06-28',
        team: '演示节能监察机构',
        finding,
        problems: must ? '演示：部分电机未达能效等级，计量器具不全' : null,
        emissionStandard: finding === null ? null : r.chance(0.95),
        deadline: must ? r.pick(['2019-08-31', '2019-10-31', '2019-12-31']) : null,
        correctedOn: must && stage === 'closed' ? '2019-08-20' : null,
      },
    })
  }
}

export function* efficiencyLeaders(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const lists = ['能效“领跑者”', '节能机电设备（产品）目录', '“能效之星”产品目录'] as const
  for (const firm of [...firmsOf(city, r, 0.3, '水泥', '钢铁', '电解铝'), ...firmsOf(city, r, 0.5, '环保', '装备')]) {
    const progress = r.pick(['申报', '推荐', '入选', '未入选'])
    yield book.item('efficiency-leaders', {
      firm,
      values: {
        list: ['环保', '装备'].includes(firm.trade.word) ? (lists[r.int(1, 2)] ?? lists[1]) : lists[0],
        level: r.pick(['国家级', '省级', '市级']),
        year: r.pick([2018, 2019]),
        trade: firm.trade.name,
        product: '演示产品',
        progress,
        appliedOn: '2019-06-30',
        publishedOn: progress === '入选' ? '2019-09-10' : null,
      },
    })
  }
}
