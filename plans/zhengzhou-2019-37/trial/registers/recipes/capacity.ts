import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Rng } from '../../random.ts'
import type { Book } from '../book.ts'
import type { City } from '../city.ts'
import { LAST_DAY } from '../life.ts'
import type { TrialItem } from '../types.ts'
import { amount, BODIES, dayBetween, firmsOf, maybe } from './recipe.ts'

type Exit = (r: Rng) => FieldValues

function perYear(
  product: string,
  trade: string,
  basis: string,
  capacities: readonly number[],
  more: Exit = () => ({}),
): Exit {
  return (r) => {
    const ratedCapacity = r.pick(capacities)
    return { product, trade, basis, ratedCapacity, capacityUnit: '万吨/年', exitedCapacity: ratedCapacity, ...more(r) }
  }
}

/** What a line of that trade that has to go looks like; on and beside the plan's bounds, and with gaps. */
const EXITS: Readonly<Record<string, readonly Exit[]>> = {
  电解铝: [perYear('电解铝', '有色', '③电解铝', [12, 18, 20, 22], (r) => ({ inCentralArea: r.chance(0.4) }))],
  炭素: [
    perYear('铝用炭素', '炭素', '④独立铝用炭素', [4, 6.5, 8, 10, 12], (r) => ({ standalone: maybe(r, r.chance(0.8)) })),
    (r) => ({
      product: '煤气',
      trade: '化工',
      basis: '⑤煤气化炉与合成氨',
      ratedCapacity: amount(r, 5000, 20_000, 0),
      capacityUnit: '吨/年',
      process: maybe(r, '固定床间歇式'),
    }),
  ],
  化工: [perYear('合成氨', '化工', '⑤煤气化炉与合成氨', [8, 18, 30, 36], () => ({ process: '其他' }))],
  水泥: [
    (r) => ({
      product: '通用水泥熟料',
      trade: '水泥',
      basis: '⑥水泥熟料与粉磨',
      ratedCapacity: r.pick([1000, 2000, 2500]),
      capacityUnit: '吨/日',
      specialCement: false,
      exitedCapacity: amount(r, 30, 60, 0),
    }),
    perYear('水泥粉磨', '水泥', '⑥水泥熟料与粉磨', [20, 40, 60], (r) => ({
      diameter: maybe(r, r.pick([2.2, 2.6, 3, 3.2])),
      specialCement: maybe(r, r.chance(0.1)),
    })),
  ],
  钢铁: [perYear('其他', '钢铁', '产业结构调整指导目录', [20, 30])],
  铸造: [perYear('其他', '铸造', '⑦综合标准', [0.5, 1, 2], () => ({ missed: '演示：单位产品能耗高于限定值' }))],
  耐材: [perYear('其他', '耐火材料', '⑦综合标准', [1, 3, 5], () => ({ missed: '演示：单位产品能耗高于限定值' }))],
}

const STANDARDS = [
  ['能耗', '单位产品综合能耗', 110, 'kgce/t'],
  ['环保', '颗粒物排放浓度', 10, 'mg/m³'],
  ['质量', '产品一次合格率', 95, '%'],
  ['安全', '安全生产标准化等级', null, ''],
  ['技术', '装备自动化率', 60, '%'],
] as const

function* standardsOf(book: Book): Generator<TrialItem> {
  for (const [kind, indicator, bound, boundUnit] of STANDARDS) {
    const direction = kind === '质量' || kind === '技术' ? '不低于' : '不高于'
    const values = {
      kind,
      indicator,
      bound,
      boundUnit,
      trade: '耐火材料',
      direction,
      basis: '演示综合标准',
      from: '2019-07-01',
    }
    yield book.item('standards', { unit: 'gongxin', title: `演示耐火材料${kind}综合标准`, stage: 'listed', values })
  }
}

export function* capacity(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const standards = [...standardsOf(book)]
  yield* standards
  const firms = [
    ...firmsOf(city, r, 0.4, '电解铝', '炭素', '水泥', '钢铁'),
    ...firmsOf(city, r, 0.06, '耐材', '铸造', '化工'),
  ]
  for (const firm of firms) {
    const facility = firm.facilities.find((x) => x.kind === '生产线')
    if (!facility) continue
    const values = {
      ...r.pick(EXITS[firm.trade.word] ?? [])(r),
      builtIn: r.int(1995, 2012),
      sets: 1,
      workers: r.int(8, 220),
      catalogueClass: r.pick(['限制类', '淘汰类']),
    }
    const refs = 'missed' in values ? { standard: r.pick(standards).key } : {}
    yield book.item('capacity', { firm, facility, values, refs })
  }
  yield* checks(book, city)
}

const FURNACES = 8

/**
 * 二（二）1（2）②: 地条钢 was shut within weeks and is looked at again and again; every fourth furnace was found at work, and stands anew.
 * `busy`: names of enterprises whose line stands in the ledger for something else.
 */
export function* substandardSteel(book: Book, city: City, busy: ReadonlySet<string>): Generator<TrialItem> {
  const free = city.of('铸造').filter((f) => !busy.has(f.name))
  for (const [i, firm] of free.slice(0, FURNACES).entries()) {
    const facility = firm.facilities.find((x) => x.kind === '生产线')
    if (!facility) continue
    const values = {
      product: '地条钢',
      trade: '钢铁',
      basis: '②地条钢',
      catalogueClass: '淘汰类',
      model: '中频感应炉',
      sets: book.r.int(1, 3),
      builtIn: book.r.int(2008, 2015),
      workers: book.r.int(6, 40),
    }
    const row = { firm, facility, values, source: '现场检查' }
    const item = book.item('capacity', { ...row, from: '2019-06-14', to: '2019-07-26', stage: 'closed' })
    const closedOn = item.moves.find((m) => m.move === 'close')?.at.slice(0, 10) ?? LAST_DAY
    const foundOn = addDays(closedOn, 45)
    if (i % 4 !== 0 || foundOn > LAST_DAY) {
      yield item
      continue
    }
    yield { ...item, rechecks: [{ round: 1, doneOn: foundOn, found: true, note: '夜间恢复冶炼，炉体重新通电' }] }
    yield book.item('capacity', { ...row, from: foundOn, stage: i === 0 ? 'listed' : 'underway', relapseOf: item })
  }
}

function* checks(book: Book, city: City): Generator<TrialItem> {
  for (const unit of BODIES) {
    for (const month of ['06', '07', '08', '09']) {
      const checkedOn = `2019-${month}-${String(book.r.int(14, 18)).padStart(2, '0')}`
      yield book.item('substandard-steel-checks', {
        unit,
        title: `演示${city.short(unit)}2019年${Number(month)}月排查`,
        from: checkedOn,
        stage: 'listed',
        values: {
          checkedOn,
          scope: '铸造、轧钢及废旧金属回收企业',
          checked: book.r.int(5, 40),
          furnaces: book.r.int(0, 12),
          found: false,
          team: '工信、市场监管、生态环境',
        },
      })
    }
  }
}

const STANDARD = '演示大气污染物排放标准'

export function* noncompliant(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const words: Readonly<Record<string, string>> = {
    耐材: '耐火材料',
    铸造: '铸造',
    砖瓦: '砖瓦窑',
    炭素: '炭素',
    陶瓷: '陶瓷',
  }
  for (const firm of firmsOf(city, r, 0.13, ...Object.keys(words))) {
    const limit = r.pick([10, 30, 50, 100])
    const measure = r.pick(['限期整改', '限期整改', '限产', '停产', '关停'])
    yield book.item('noncompliant', {
      firm,
      values: {
        trade: words[firm.trade.word] ?? '其他',
        pollutant: r.pick(['颗粒物', '二氧化硫', '氮氧化物']),
        standard: STANDARD,
        bound: limit,
        measured: amount(r, limit * 1.05, limit * 3, 1),
        measureUnit: 'mg/m³',
        foundOn: dayBetween(r, '2019-03-01', '2019-06-10'),
        measure,
        limitPercent: measure === '限产' ? r.pick([30, 50]) : null,
        hopeless: measure === '关停' ? true : maybe(r, false),
        deadline: maybe(r, dayBetween(r, '2019-08-15', '2020-09-30'), 0.8),
      },
    })
  }
  for (const firm of city.of('钢铁')) {
    for (const [i, process] of ['原料场', '烧结', '炼铁', '炼钢', '轧钢', '清洁运输'].entries()) {
      const facility = firm.facilities.find((x) => x.kind === '生产线')
      yield book.item('steel-retrofit', {
        firm,
        ...(facility ? { facility } : {}),
        values: {
          process,
          kind: process === '清洁运输' ? '清洁运输' : r.pick(['有组织排放', '无组织排放']),
          capacity: r.pick([60, 100, 120]),
          deadline: dayBetween(r, '2019-10-31', '2020-10-31'),
          investment: amount(r, 300, 9000, 0),
          disposal: i === 1 && r.chance(0.3) ? '关停退出' : '超低排放改造',
          dust: maybe(r, amount(r, 5, 20, 1), 0.5),
          online: r.chance(0.6),
        },
      })
    }
  }
}

const PATHWAYS = ['就地改造', '就地改造', '退城入园', '退城入园', '转型转产', '关闭退出'] as const
const RELOCATION_TRADES: Readonly<Record<string, string>> = {
  铸造: '铸造',
  炭素: '炭素',
  水泥: '水泥',
  化工: '化工',
  造纸: '造纸',
  印染: '印染',
  电解铝: '电解铝',
  钢铁: '钢铁',
}

export function* relocation(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const firms = city.firms.filter((x) => x.trade.word in RELOCATION_TRADES && x.inBuiltUp)
  for (const firm of firms) {
    const pathway = r.pick(PATHWAYS)
    const workers = r.int(12, 600)
    const investment = amount(r, 300, 40_000, 0)
    const started = pathway !== '关闭退出' && r.chance(0.6)
    yield book.item('relocation', {
      firm,
      values: {
        trade: RELOCATION_TRADES[firm.trade.word] ?? '其他',
        inBuiltUp: true,
        foundBy: STANDARD,
        foundOn: '2019-05-20',
        size: maybe(r, firm.size, 0.8),
        pathway,
        receivingPark: pathway === '退城入园' ? maybe(r, '演示承接园区') : null,
        newBusiness: pathway === '转型转产' ? '演示仓储物流' : null,
        replacement: pathway === '退城入园' ? r.pick(['等量置换', '减量置换', '不涉及']) : '不涉及',
        landArea: amount(r, 8, 300, 1),
        output: amount(r, 500, 90_000, 0),
        workers,
        placed: r.int(0, workers),
        investment,
        invested: started ? amount(r, 0, investment, 0) : 0,
        funds: ['企业自筹', ...(r.chance(0.4) ? ['银行贷款'] : [])],
        startedOn: started ? dayBetween(r, '2019-03-01', '2019-09-10') : null,
      },
    })
  }
  const [unplaced] = city.of('化工')
  // One whose county nobody has said yet.
  if (unplaced) {
    const values = { trade: '化工', pathway: '退城入园', size: null }
    yield book.item('relocation', { firm: unplaced, unit: null, stage: 'listed', values })
  }
}
