import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Rng } from '../../random.ts'
import { registerOf, type Book } from '../book.ts'
import type { City } from '../city.ts'
import type { TrialItem } from '../types.ts'
import { amount, BODIES, dayBetween, maybe, numbered } from './recipe.ts'

const PROJECT_TRADES = ['水泥', '铸造', '耐火材料', '陶瓷', '化工', '钢铁', '铝用炭素', '其他', '其他', '其他']
const SURPLUS = ['水泥', '铸造', '钢铁', '铝用炭素']

/** What the rules of 二（一） would say of these facts; a person decides otherwise now and then, with a reason. */
function verdictOf(v: FieldValues): string {
  if (v.newChemicalPark === true || (v.trade === '化工' && v.inPark === false)) return '禁止'
  if (v.onlyAddsCapacity === true && SURPLUS.includes(String(v.trade))) return '禁止'
  if (v.fuel === '煤' && ['新建', '扩建'].includes(String(v.nature))) return '禁止'
  if ([v.inPark, v.onlyAddsCapacity, v.fuel, v.highVoc].includes(null)) return '信息不足'
  return typeof v.vocs === 'number' && v.vocs > 0 ? '有条件' : '未触及禁限'
}

function facts(r: Rng): FieldValues {
  const trade = r.pick(PROJECT_TRADES)
  const hasVocs = ['化工', '其他', '铸造'].includes(trade) && r.chance(0.5)
  const vocs = hasVocs ? amount(r, 0.2, 12) : 0
  const ratio = r.pick(['1', '2'])
  return {
    procedure: r.pick(['审批', '核准', '备案']),
    nature: r.pick(['新建', '新建', '改建', '扩建', '技术改造']),
    trade,
    product: `演示产品${r.int(1, 40)}`,
    newCapacity: maybe(r, amount(r, 0, 30, 1)),
    capacityUnit: '万吨/年',
    onlyAddsCapacity: maybe(r, r.chance(0.15)),
    surplusIndustry: SURPLUS.includes(trade),
    replacement: r.pick(['无', '等量置换', '减量置换']),
    fuel: maybe(r, r.pick(['电', '天然气', '热力', '不用燃料', '煤'])),
    coal: 0,
    energyIntensive: r.chance(0.2),
    advancedEnergy: maybe(r, r.chance(0.7)),
    inPark: maybe(r, r.chance(0.8)),
    inChemicalPark: trade === '化工' ? r.chance(0.6) : false,
    newChemicalPark: r.chance(0.01),
    parkSound: maybe(r, r.chance(0.85)),
    transferredIn: r.chance(0.1),
    surplusOrObsolete: r.chance(0.05),
    vocs,
    vocRatio: vocs > 0 ? ratio : null,
    vocOffset: vocs > 0 ? amount(r, 0, vocs * Number(ratio), 2) : null,
    gasTreatment: vocs > 0 ? r.chance(0.9) : null,
    highVoc: maybe(r, r.chance(0.06)),
    newWell: r.chance(0.04),
    investment: amount(r, 500, 60_000, 0),
    landArea: maybe(r, amount(r, 5, 200, 1)),
  }
}

const REASONS = [
  '市政府专题会议同意，按减量置换办理',
  '属城市保障项目，企业承诺改用天然气',
  '专家论证认为风险可控，附条件同意',
]

function decided(v: FieldValues, stage: string, r: Rng): FieldValues {
  const verdict = verdictOf(v)
  if (['draft', 'listed', 'removed'].includes(stage)) return { verdict: maybe(r, verdict, 0.6) }
  const usual =
    { 禁止: '不同意', 有条件: '附条件同意', 未触及禁限: '同意', 信息不足: '退回补正' }[verdict] ?? '退回补正'
  const against = verdict === '禁止' && r.chance(0.25)
  const on = dayBetween(r, '2019-07-01', '2019-09-18')
  return {
    verdict,
    screenedOn: on,
    decision: against ? '附条件同意' : usual,
    againstVerdict: against,
    decisionReason: against ? r.pick(REASONS) : null,
    conditions: usual === '附条件同意' || against ? '落实VOCs削减替代并安装高效治理设施' : null,
    decidedOn: on,
    decidedBy: '演示审批机关',
  }
}

export function* projects(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  const firms = city.firms.filter(() => r.chance(0.12))
  let n = 0
  for (const firm of firms) {
    const v = facts(r)
    const stage = book.stageOf(registerOf('projects'))
    const place = city.short(firm.unit)
    yield book.item('projects', {
      firm,
      title: numbered('项目', ++n, place),
      stage,
      values: {
        ...v,
        ...decided(v, stage, r),
        code: `演示-${String(n).padStart(5, '0')}`,
        industryClass: firm.industry,
        parkName: v.inPark === true ? `演示${place}产业集聚区` : null,
        site: firm.address,
      },
    })
  }
}

const ENTRIES: readonly FieldValues[] = [
  { restriction: '禁止', industryClass: '3011', product: '水泥熟料', area: '全域' },
  { restriction: '禁止', industryClass: '3071', process: '煤气发生炉供热', area: '全域' },
  {
    restriction: '限制',
    industryClass: '3391',
    equipment: '冲天炉',
    area: '园区外',
    condition: '须进入工业园区并使用电炉',
  },
  { restriction: '限制', industryClass: '2614', area: '园区外', condition: '须进入化工园区' },
  { restriction: '禁止', industryClass: '2221', process: '化学制浆', area: '重点流域' },
]

export function* entryLists(book: Book, city: City): Generator<TrialItem> {
  const { r } = book
  for (const unit of BODIES) {
    for (const [i, entry] of ENTRIES.entries()) {
      if (r.chance(0.35)) continue
      yield book.item('entry-list', {
        unit,
        title: numbered('准入条目', i + 1, city.short(unit)),
        values: {
          ...entry,
          line: '环境准入清单',
          basis: '演示依据文件',
          from: '2019-01-01',
          until: maybe(r, '2022-12-31', 0.4),
        },
      })
    }
    yield* regionalWorks(book, city, unit)
  }
  for (const [i, name] of ['新型耐火材料', '智能传感器', '生物医药', '新能源汽车零部件', '高端装备'].entries()) {
    yield book.item('transfer-catalogue', {
      unit: 'fagai',
      title: `演示产业：${name}`,
      values: { trade: name, region: '演示承接地', edition: `演示版${2017 + (i % 2)}`, from: '2018-01-01' },
    })
  }
}

function* regionalWorks(book: Book, city: City, unit: string): Generator<TrialItem> {
  const { r } = book
  const kinds = ['限期达标改造', '规划环评', '区域环评', '“三线一单”编制', '布局调整优化', '环境风险管控'] as const
  for (const kind of kinds) {
    if (kind !== '“三线一单”编制' && !r.chance(0.4)) continue
    yield book.item('zones', {
      unit,
      title: `演示${city.short(unit)}产业集聚区`,
      values: {
        kind,
        parkKind: r.pick(['产业集聚区', '开发区', '专业园区']),
        level: r.pick(['省级', '市级', '县级']),
        problem: kind === '限期达标改造' ? '演示：雨污分流不彻底，污水管网未全覆盖' : null,
        enterprises: r.int(3, 90),
        deadline: maybe(r, dayBetween(r, '2019-08-31', '2020-11-30'), 0.7),
      },
    })
  }
}
