import type { Book } from '../book.ts'
import type { City } from '../city.ts'
import type { TrialItem } from '../types.ts'
import { amount, BODIES, dayBetween, firmsOf, maybe, monthly, numbered, rounded, yearly } from './recipe.ts'

export function* water(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of city.firms) {
    const well = firm.facilities.find((x) => x.kind === '自备井')
    if (!well) continue
    yield book.item('wells', {
      firm,
      facility: well,
      values: {
        park: firm.park ?? '演示园区',
        depth: amount(r, 60, 400, 0),
        pump: amount(r, 50, 1200, 0),
        permit: maybe(r, `演示取水${r.int(1000, 9999)}`, 0.7),
        yearly: amount(r, 3000, 260_000, 0),
        use: r.pick(['生产', '生产', '生活', '消防备用']),
        publicWater: r.chance(0.6),
        closeBy: maybe(r, dayBetween(r, '2019-08-31', '2020-12-31'), 0.8),
      },
    })
  }
  for (const unit of BODIES) {
    const deadline = maybe(r, dayBetween(r, '2019-09-30', '2020-12-31'))
    const values = {
      parkKind: '产业集聚区',
      level: r.pick(['省级', '市级']),
      capacity: r.pick([10_000, 20_000, 50_000]),
      pipes: amount(r, 4, 60, 1),
      coverage: r.int(40, 100),
      deadline,
      investment: amount(r, 800, 20_000, 0),
    }
    yield book.item('water-supply', { unit, title: `演示${city.short(unit)}产业集聚区集中供水`, values })
  }
  yield* benchmarks(book, city)
}

/** What an enterprise uses by its product, as a part of the general quota. */
const RESULTS = [
  ['达到领跑值', 0.5],
  ['达到先进值', 0.75],
  ['达到先进值', 0.75],
  ['达到通用值', 0.95],
  ['达到通用值', 0.95],
  ['未达标', 1.2],
] as const

function* benchmarks(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const trades: Readonly<Record<string, string>> = {
    钢铁: '钢铁',
    化工: '化工',
    印染: '印染',
    造纸: '造纸',
    食品: '食品',
  }
  for (const firm of city.of(...Object.keys(trades))) {
    const general = amount(r, 4, 30, 1)
    const made = amount(r, 2000, 90_000, 0)
    const [result, share] = r.pick(RESULTS)
    yield book.item('water-benchmark', {
      firm,
      values: {
        trade: trades[firm.trade.word] ?? '其他',
        product: '演示产品',
        productUnit: 't',
        standard: '演示取水定额',
        general,
        advanced: rounded(general * 0.8, 2),
        leading: rounded(general * 0.6, 2),
        result,
        list: result === '达到领跑值' ? r.pick(['申报', '入选']) : '未申报',
        level: '省级',
        listYear: 2019,
      },
      series: yearly('yearly', [2017, 2018], () => ({
        water: rounded(made * general * share, 0),
        product: made,
        recycled: r.int(60, 96),
      })),
    })
  }
}

const AUDITED: Readonly<Record<string, string>> = {
  钢铁: '钢铁',
  电解铝: '有色金属',
  水泥: '建材',
  化工: '化工',
  造纸: '造纸',
  印染: '印染',
  制药: '原料药制造',
  电镀: '电镀',
  炭素: '炭素',
  电力: '火电',
}

export function* cleanerProduction(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of [...firmsOf(city, r, 0.7, ...Object.keys(AUDITED)), ...firmsOf(city, r, 0.05, '耐材')]) {
    const isForced = firm.trade.word in AUDITED && r.chance(0.85)
    const isDone = r.chance(0.4)
    yield book.item('cleaner-production', {
      firm,
      values: {
        kind: isForced ? '强制性' : '自愿性',
        reasons: isForced ? [r.pick(['重点用能', '使用有毒有害原料', '水污染物重点行业'])] : ['企业自愿'],
        trade: AUDITED[firm.trade.word] ?? '建材',
        year: 2019,
        round: '演示第一批',
        publishedOn: isForced ? '2019-04-30' : null,
        auditor: maybe(r, `演示咨询机构${r.int(1, 9)}`, 0.7),
        auditedOn: isDone ? '2019-08-15' : null,
        schemes: isDone ? r.int(6, 30) : null,
        investment: amount(r, 10, 1500, 0),
        energySaved: maybe(r, amount(r, 5, 1200, 0), 0.6),
        waterSaved: maybe(r, amount(r, 100, 60_000, 0), 0.6),
      },
    })
  }
}

function parkOf(book: Book, short: string) {
  const { r } = book
  const capacity = r.pick([10_000, 30_000, 50_000, 100_000])
  return {
    level: r.pick(['省级', '省级', '市级', '县级']),
    parkKind: '产业集聚区',
    newOrUpgraded: r.chance(0.15),
    plant: `演示${short}污水处理厂`,
    ownPlant: r.pick(['自建集中处理', '依托城镇污水厂']),
    capacity,
    inflow: amount(r, capacity * 0.4, capacity * 0.95, 0),
    pipeShare: r.int(60, 100),
    online: r.chance(0.85),
    networked: r.chance(0.8),
    standard: '演示排放标准',
    intake: '演示接纳标准',
    pretreated: maybe(r, r.chance(0.85)),
    dischargers: r.int(6, 120),
    steady: r.chance(0.75),
  }
}

function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
}

export function* parks(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const unit of BODIES) {
    const short = city.short(unit)
    const values = parkOf(book, short)
    yield book.item('parks', {
      unit,
      title: `演示${short}产业集聚区`,
      values,
      series: monthly('monthly', (month) => {
        const days = daysIn(month)
        const compliant = days - r.int(0, values.steady ? 1 : 9)
        const measured = { cod: amount(r, 15, 48, 1), ammonia: amount(r, 0.4, 4.8, 2), source: '演示在线' }
        return { treated: rounded(values.inflow * days, 0), days, compliant, ...measured }
      }),
    })
    if (!r.chance(0.6)) continue
    const { level, parkKind } = values
    const pilot = r.pick(['国家级试点', '省级试点', '非试点'])
    const circular = { parkKind, level, works: r.int(2, 14), investment: amount(r, 2000, 90_000, 0), pilot }
    yield book.item('circular-parks', { unit, title: `演示${short}产业集聚区循环化改造`, values: circular })
  }
}

const WASTES: Readonly<Record<string, readonly string[]>> = {
  电力: ['粉煤灰', '炉渣', '工业副产石膏'],
  钢铁: ['冶炼渣'],
  电解铝: ['赤泥', '危险废物'],
  化工: ['化工废渣', '危险废物'],
  电镀: ['危险废物'],
  水泥: ['其他一般固废'],
  石灰: ['其他一般固废'],
  制药: ['危险废物'],
}

export function* waste(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const firm of city.of(...Object.keys(WASTES))) {
    for (const kind of WASTES[firm.trade.word] ?? []) {
      const isHazardous = kind === '危险废物'
      const base = amount(r, isHazardous ? 2 : 300, isHazardous ? 300 : 90_000, 0)
      yield book.item('solid-waste', {
        firm,
        values: {
          waste: kind,
          way: isHazardous ? '委托危废单位' : r.pick(['综合利用', '综合利用', '贮存']),
          receiver: '演示利用单位',
          threeProof: r.pick(['符合', '符合', '符合', '不符合', '未检查']),
          checkedOn: dayBetween(r, '2019-06-20', '2019-09-10'),
          hazardousCode: isHazardous ? '演示HW00' : null,
          operator: isHazardous ? maybe(r, '演示危废经营单位', 0.9) : null,
          licence: isHazardous ? maybe(r, '演示许可证', 0.9) : null,
        },
        series: yearly('yearly', [2016, 2017, 2018], (_y, i) => {
          const generated = rounded(base * (0.95 + r.next() * 0.1), 0)
          const used = isHazardous ? 0 : rounded(generated * (0.7 + 0.04 * i + r.next() * 0.05), 0)
          const disposed = rounded((generated - used) * 0.6, 0)
          return { generated, used, usedOfPast: 0, disposed, stored: generated - used - disposed, source: '演示统计' }
        }),
      })
    }
  }
  yield* wasteProjects(book, city)
}

const KINDS = [
  '资源综合利用基地',
  '静脉产业园试点',
  '动力蓄电池回收利用',
  '铅酸蓄电池回收处置',
  '水泥窑协同处置',
  '大宗固废利用',
  '“三防”整治',
] as const

function* wasteProjects(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const [i, kind] of [...KINDS, ...KINDS, ...KINDS].entries()) {
    const unit = BODIES[(i * 5) % BODIES.length] ?? ''
    const investment = amount(r, 200, 60_000, 0)
    yield book.item('waste-projects', {
      unit,
      title: numbered(kind, i + 1, city.short(unit)),
      values: {
        kind,
        capacity: amount(r, 5000, 600_000, 0),
        investment,
        invested: amount(r, 0, investment, 0),
        pilot: r.pick(['省级', '市级', '非试点']),
      },
    })
  }
  for (const firm of firmsOf(city, r, 0.9, '再生有色', '橡胶')) {
    const progress = r.pick(['申报', '审核', '公布', '公布'])
    const publishedOn = progress === '公布' ? '2019-08-30' : null
    const resource = firm.trade.word === '橡胶' ? '废轮胎' : '废有色金属'
    const values = {
      resource,
      standard: '演示规范条件',
      round: '演示第一批',
      capacity: amount(r, 5000, 90_000, 0),
      progress,
      publishedOn,
      until: publishedOn === null ? null : '2022-08-29',
    }
    yield book.item('recycling-list', { firm, values })
  }
}
