import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Book } from '../book.ts'
import type { City } from '../city.ts'
import type { TrialItem } from '../types.ts'
import { amount, BODIES, firmsOf, maybe, numbered, rounded, yearly } from './recipe.ts'

function money(book: Book, most: number): FieldValues {
  const investment = amount(book.r, most / 20, most, 0)
  const started = book.r.chance(0.75)
  return {
    investment,
    invested: started ? amount(book.r, 0, investment, 0) : 0,
    startedOn: started ? '2019-05-20' : null,
  }
}

const CASTING: readonly (readonly [trade: string, word: string])[] = [
  ['耐火材料', '耐材'],
  ['炭素', '炭素'],
  ['铸造', '铸造'],
  ['水泥', '水泥'],
]

export function* integration(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const unit of ['410185', '410182', '410183', '410106', '410184', '410181']) {
    for (const [trade] of CASTING) {
      if (r.chance(0.4)) continue
      const before = r.int(10, 60)
      const capacity = amount(r, 20, 300, 0)
      yield book.item('integration', {
        unit,
        title: numbered(`${trade}整合`, ++n, city.short(unit)),
        values: {
          kind: r.pick(['兼并重组', '改造升级', '退城入园']),
          trade,
          cluster: `演示${city.short(unit)}${trade}集群`,
          enterprisesBefore: before,
          enterprisesAfter: r.int(3, before),
          capacityBefore: capacity,
          capacityAfter: amount(r, capacity * 0.5, capacity, 0),
          ...money(book, 50_000),
        },
      })
    }
  }
}

const TYPES = {
  智能化改造: ['机器换人', '智能生产线', '智能车间', '智能工厂', '能耗排污数据智能采集'],
  绿色化改造: ['绿色工厂', '绿色园区', '绿色供应链', '绿色产品'],
  技术改造: ['新技术新工艺', '新设备新材料'],
} as const
const NAMED = ['智能车间', '智能工厂', '绿色工厂', '绿色园区', '绿色供应链', '绿色产品']

export function* transformation(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const firm of city.firms.filter((x) => x.size !== '微' && r.chance(0.45))) {
    const kind = r.pick(['智能化改造', '绿色化改造', '技术改造', '技术改造'] as const)
    const types: readonly string[] = TYPES[kind]
    const type = r.pick(types)
    const isNamed = NAMED.includes(type)
    yield book.item('transformation', {
      firm,
      title: numbered(type, ++n, city.short(firm.unit)),
      values: {
        kind,
        type,
        trade:
          {
            钢铁: '钢铁',
            化工: '化工',
            制药: '生物医药',
            电解铝: '有色',
            装备: '装备',
            电子: '电子信息',
            食品: '食品',
          }[firm.trade.word] ?? '建材',
        aboveScale: firm.size !== '小' || r.chance(0.4),
        robots: type === '机器换人' || type === '智能车间' ? r.int(1, 24) : null,
        level: isNamed ? r.pick(['省级', '省级', '市级', '国家级']) : null,
        energySaved: maybe(r, amount(r, 5, 900, 0), 0.4),
        ...money(book, 12_000),
      },
    })
  }
}

const NEW_TRADES = [
  '新一代信息技术',
  '新能源及智能网联汽车',
  '智能制造装备',
  '智能传感器',
  '生物医药',
  '信息安全',
  '纳米材料',
  '超级电容',
] as const
const YEARS = [2016, 2017, 2018]

export function* clusters(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const unit of ['gaoxin', 'jingkai', 'hanggang', 'zhengdong', '410122', '410184', '410181']) {
    const trade = r.pick(NEW_TRADES)
    const output = amount(r, 400_000, 4_000_000, 0)
    const cluster = `演示${city.short(unit)}${trade}集群`
    yield book.item('clusters', {
      unit,
      title: cluster,
      values: {
        kind: '产业集群',
        trade,
        level: output > 2_500_000 ? '千亿级' : '百亿级',
        enterprises: r.int(12, 140),
        outputGoal: output * 2,
      },
      series: yearly('yearly', YEARS, (_y, i) => ({
        output: rounded(output * 1.12 ** i, 0),
        invested: amount(r, 20_000, 300_000, 0),
        source: '演示统计',
      })),
    })
    for (let i = 0; i < 5; i++) {
      const kind = i === 4 ? '前沿领域引进' : '重点项目'
      yield book.item('clusters', {
        unit,
        title: numbered(kind, ++n, city.short(unit)),
        values: { kind, trade, cluster, park: `演示${city.short(unit)}园区`, ...money(book, 300_000) },
        series: yearly('yearly', [2018], () => ({ invested: amount(r, 500, 60_000, 0), source: '演示统计' })),
      })
    }
  }
}

const BUYERS: readonly (readonly [owner: string, use: string, word: string, share: number])[] = [
  ['党政机关', '公务', '机关车队', 0.78],
  ['公共机构', '公务', '公共机构', 0.82],
  ['公交企业', '公交', '公交公司', 0.95],
  ['环卫单位', '环卫', '环卫中心', 0.8],
  ['出租汽车企业', '巡游出租', '出租公司', 0.6],
  ['网约车平台', '网约车', '网约车平台', 0.7],
  ['物流（装卸）企业', '运输装卸', '物流公司', 0.4],
]

export function* vehicles(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const unit of BODIES) {
    for (const [owner, use, word, share] of BUYERS) {
      const fleet = r.int(20, 400)
      yield book.item('new-energy-vehicles', {
        unit,
        title: `演示${city.short(unit)}${word}`,
        values: {
          owner,
          use,
          inBuiltUp: r.chance(0.8),
          fleet,
          fleetNewEnergy: Math.floor(fleet * share * 0.5),
          chargers: r.int(0, 60),
        },
        series: yearly('yearly', [2017, 2018], (_y, i) => {
          const bought = r.int(4, 60)
          const newEnergy = Math.min(bought, Math.round(bought * (share - 0.1 + 0.1 * i)))
          return { bought, newEnergy, electric: Math.floor(newEnergy * 0.9), source: '演示统计' }
        }),
      })
    }
    const kind = r.pick(['动力电池产业链', '整车', '核心零部件', '充电基础设施', '充电基础设施'])
    const charging =
      kind === '充电基础设施'
        ? { chargers: r.int(10, 200), stations: r.int(1, 12), power: amount(r, 300, 9000, 0) }
        : {}
    yield book.item('vehicle-projects', {
      unit,
      title: numbered(`新能源汽车项目-${kind}`, ++n, city.short(unit)),
      values: { kind, ...charging, ...money(book, 80_000) },
    })
  }
}

export function* envIndustry(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  let n = 0
  for (const firm of [...city.of('环保'), ...firmsOf(city, r, 0.3, '装备')]) {
    const revenue = amount(r, 800, 60_000, 0)
    yield book.item('env-industry', {
      firm,
      values: {
        field: r.pick(['大气治理装备', '水处理', '节能装备', '监测检测', '环保服务']),
        business: r.pick(['装备制造', '合同能源管理', '第三方治理', '社会化监测']),
        revenue,
        leading: revenue > 40_000,
        innovation: r.chance(0.15),
        patents: r.int(0, 40),
      },
      series: yearly('yearly', YEARS, (_y, i) => ({
        revenue: rounded(revenue * 0.9 ** (2 - i), 0),
        source: '演示统计',
      })),
    })
    const kind = r.pick(['合同能源管理', '环境污染第三方治理', '社会化监测', '废旧路面材料循环利用', '技术装备产业化'])
    yield book.item('env-projects', {
      firm,
      title: numbered(`节能环保项目-${kind}`, ++n, city.short(firm.unit)),
      values: {
        kind,
        client: '演示用能单位',
        contractOn: '2019-03-15',
        contractUntil: '2024-03-14',
        energySaved: maybe(r, amount(r, 20, 3000, 0)),
        reused: kind === '废旧路面材料循环利用' ? amount(r, 2000, 90_000, 0) : null,
        ...money(book, 6000),
      },
    })
  }
}
