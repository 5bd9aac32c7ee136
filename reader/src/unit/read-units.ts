import type { ReadingUnit } from '@gongjian/domain/plan/reading.ts'
import type { Marker } from '../assignment/marker.ts'
import type { Name } from '../assignment/names.ts'
import { isCommonName } from './unit-names.ts'

const LEVEL = /^(?:国家|自治区|省|市(?!场)|县|区(?!域)|州|旗)(?!委$)/
const MAKES_LEVEL =
  /^(?:省|市(?!场)|县|区(?!域)|州|旗|自治区)(?=[\u4e00-\u9fa5]{2,}(?:局|委|办|厅|部|署|中心|院|处|会|行|社))/

/** Offices that every level of government has: only these are known to lack their prefix. */
const OFFICE =
  /^(?:发展|发改|工业|工信|经信|经济|科技|科学|教育|公安|民政|司法|财政|人力|人社|自然资源|规划|生态环境|环境|环保|住房|住建|城乡|城管|城市管理|交通|水利|水务|农业|商务|文化|文旅|卫生|卫健|退役|应急|审计|国资|市场监管|市场监督|统计|医保|医疗保障|体育|金融|地方金融|信访|机关事务|林业|园林|粮食|能源|大数据|数据|行政审批|知识产权|扶贫|乡村振兴|广电|民族|民宗|外事|人防|药监|药品).*(?:局|委|厅|办|委员会)$/

/** Long and short ways to write the same office; longest first. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/委员会/g, '委'],
  [/人民政府/g, '政府'],
  [/发展和?改革/g, '发改'],
  [/工业和信息化/g, '工信'],
  [/经济和信息化|经济信息化/g, '经信'],
  [/人力资源和?社会保障/g, '人社'],
  [/住房和?城乡建设/g, '住建'],
  [/自然资源和规划|规划和自然资源/g, '资规'],
  [/文化和旅游|文化广电和?旅游/g, '文旅'],
  [/卫生健康/g, '卫健'],
  [/市场监督管理/g, '市场监管'],
  [/应急管理/g, '应急'],
  [/农业农村/g, '农业农村'],
  [/交通运输/g, '交通'],
  [/机关事务管理|机关事务服务/g, '机管'],
  [/国有资产监督管理|国资监管/g, '国资'],
  [/地方金融监督管理/g, '地方金融监管'],
  [/科学技术/g, '科技'],
  [/城市管理(?:和综合执法|综合行政执法|综合执法)?/g, '城管'],
  [/退役军人事务/g, '退役军人'],
]

type Units = Map<string, { name: string; aliases: Set<string> }>

/** All units of the plan; a short name and an elided prefix (科技局) are aliases of the full one (市科技局). */
export function readUnits(markers: readonly Marker[]): ReadingUnit[] {
  const units: Units = new Map()
  const short = new Map<string, string>()
  const seen = [
    ...new Set(markers.flatMap((marker) => marker.shares.flatMap((share) => share.names.map((n) => n.name)))),
  ]
  const full = new Map(seen.filter((name) => LEVEL.test(name)).map((name) => [shortForm(name, short), name]))
  for (const marker of markers) {
    let level = ''
    for (const name of marker.shares.flatMap((share) => share.names)) {
      level = MAKES_LEVEL.exec(name.key)?.[0] ?? level
      add(units, short, name, fullName(name, level, full, short))
    }
  }
  return [...units.values()].map(({ name, aliases }) => ({ name, aliases: [...aliases] }))
}

function add(units: Units, short: Map<string, string>, name: Name, resolved: string): void {
  const key = shortForm(resolved, short)
  const unit = units.get(key) ?? { name: resolved, aliases: new Set<string>() }
  units.set(key, unit)
  if (unit.name !== name.name) unit.aliases.add(name.name)
}

function fullName(name: Name, level: string, full: ReadonlyMap<string, string>, short: Map<string, string>): string {
  const brief = shortForm(name.name, short)
  if (LEVEL.test(name.name) || isCommonName(name.key)) return name.name
  for (const prefix of ['市', '省', '县', '区', '州', '国家', '自治区', '旗']) {
    const known = full.get(prefix + brief)
    if (known && (level === '' || prefix === level || prefix === '国家')) return known
  }
  return level !== '' && OFFICE.test(name.key) ? level + name.name : name.name
}

function shortForm(name: string, known: Map<string, string>): string {
  const before = known.get(name)
  if (before !== undefined) return before
  const short = SHORT.reduce((words, [long, brief]) => words.replace(long, brief), name)
  known.set(name, short)
  return short
}
