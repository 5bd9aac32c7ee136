import { daysBetween } from '../calendar/calendar.ts'
import { TIER_TITLES, TIERS, measureWords, type Tier } from './words.ts'

/** Lines of one trade and tier that are ordered the same. */
export interface OrderGroup {
  readonly trade: string
  readonly tier: Tier
  readonly measure: string
  readonly percent: number | null
  readonly from: string | null
  readonly until: string | null
  /** Ordered on so few days that it is as good as spared (days.ts). */
  readonly sparedByDays: boolean
  /** How many. */
  readonly lines: number
}

/** From when on two orders are one and the same, and how many of a class's lines speak for it. */
export interface Alike {
  /** Of a class's lines: more than this part of them is most of them. */
  readonly share: number
  /** 限产 that differs by less, in points of per cent, is the same. */
  readonly points: number
  /** First and last days that differ by less are the same. */
  readonly days: number
}

/** A tier most of whose lines have the order. */
export interface AlikeTier {
  readonly tier: Tier
  readonly alike: number
  readonly lines: number
}

export interface UniformTrade {
  readonly trade: string
  /** Two or more, in the order of TIERS. */
  readonly tiers: readonly AlikeTier[]
  /** What most of them get. */
  readonly order: string
  /** Those of them that get it, or next to it. */
  readonly groups: readonly OrderGroup[]
}

/** What the order comes to. */
function effective({ measure, sparedByDays }: OrderGroup): string {
  return sparedByDays ? '豁免' : measure
}

function orderOf(group: OrderGroup): string {
  const { percent, from, until } = group
  const measure = effective(group)
  const days = from === null || until === null || measure === '豁免' ? '' : `（${from} 至 ${until}）`
  return `${measureWords(measure, percent)}${days}`
}

function isNear(a: number | null, b: number | null, within: number): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) < within
}

function isAlike(a: OrderGroup, b: OrderGroup, { points, days }: Alike): boolean {
  if (effective(a) !== effective(b)) return false
  if (effective(a) === '豁免') return true
  const near = (x: string | null, y: string | null): boolean =>
    x === null || y === null ? x === y : Math.abs(daysBetween(x, y)) < days
  return (
    (a.measure !== '限产' || isNear(a.percent, b.percent, points)) && near(a.from, b.from) && near(a.until, b.until)
  )
}

function linesOf(groups: readonly OrderGroup[]): number {
  return groups.reduce((n, g) => n + g.lines, 0)
}

/** Who of a trade gets the order or one next to it, by tiers most of whose lines do. */
function around(order: OrderGroup, its: readonly OrderGroup[], alike: Alike): UniformTrade {
  const near = its.filter((g) => isAlike(g, order, alike))
  const tiers = TIERS.flatMap((tier) => {
    const lines = linesOf(its.filter((g) => g.tier === tier))
    const same = linesOf(near.filter((g) => g.tier === tier))
    return same > lines * alike.share ? [{ tier, alike: same, lines }] : []
  })
  const groups = near.filter((g) => tiers.some((t) => t.tier === g.tier))
  return { trade: order.trade, order: orderOf(order), tiers, groups }
}

/** The order that the most tiers share, then the most lines; the words decide between two of a kind, so that it is always the same one. */
function widest(found: readonly UniformTrade[]): UniformTrade | undefined {
  return [...found].sort(
    (a, b) => b.tiers.length - a.tiers.length || linesOf(b.groups) - linesOf(a.groups) || (a.order < b.order ? -1 : 1),
  )[0]
}

/**
 * 一刀切 (四（六）1): trades in which most lines of each of two or more tiers get one and the same measure. Orders next to each other are
 * the same, and a few lines that are ordered otherwise do not make a class differ: else one odd line would hide it. Leaders and standard
 * enterprises are one tier: the rules spare both.
 */
export function uniformTrades(groups: readonly OrderGroup[], alike: Alike): UniformTrade[] {
  return [...Map.groupBy(groups, (g) => g.trade)].flatMap(([, its]) => {
    const orders = [...Map.groupBy(its, orderOf).values()].flatMap(([first]) => first ?? [])
    return widest(orders.map((o) => around(o, its, alike)).filter((u) => u.tiers.length > 1)) ?? []
  })
}

/** What the order is, of whom, and how many of each. */
export function uniformWords({ trade, tiers, order, groups }: UniformTrade, { points, days }: Alike): string {
  const whose = tiers.map((t) => `${TIER_TITLES[t.tier]}（${t.lines} 条中 ${t.alike} 条）`).join('、')
  const few = groups.some((g) => g.sparedByDays) ? '；停限产天数不到错峰季一半、又不到规定比例一半的，算豁免' : ''
  return `${trade}行业的${whose}多数都是“${order}”，没有按绩效和目录类别区别；比例相差不到 ${points} 个百分点、起止日期相差不到 ${days} 天的，算同一措施${few}`
}

const SHOWN = 4

/** What the general lines of a trade are ordered, the most frequent first, beside which the restricted are looked at. */
export function generalWords(its: readonly OrderGroup[], limit: number | null): string {
  const general = its.filter((g) => g.tier === 'general')
  if (general.length === 0) return `本县（市、区）同行业没有一般企业，本季一般企业限产比例是 ${limit ?? 0} %`
  const kinds = [...Map.groupBy(general, (g) => measureWords(g.measure, g.percent))]
    .map(([words, mine]) => ({ words, lines: linesOf(mine) }))
    .sort((a, b) => b.lines - a.lines)
  const said = kinds.slice(0, SHOWN).map((k) => `${k.words} ${k.lines} 条`)
  return `同行业一般企业 ${linesOf(general)} 条：${said.join('、')}${kinds.length > SHOWN ? '等' : ''}`
}
