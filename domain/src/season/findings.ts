import { z } from 'zod'
import { TIER_TITLES, measureWords, type Tier } from './words.ts'

/** Rows of one trade and tier that are ordered the same. */
export interface OrderGroup {
  readonly trade: string
  readonly tier: Tier
  readonly measure: string
  readonly percent: number | null
  readonly from: string | null
  readonly until: string | null
}

export interface UniformTrade {
  readonly trade: string
  /** Two or more, in the order of TIER_TITLES. */
  readonly tiers: readonly Tier[]
  /** What they all get. */
  readonly order: string
}

function orderOf({ measure, percent, from, until }: OrderGroup): string {
  const days = from === null || until === null || measure === '豁免' ? '' : `（${from} 至 ${until}）`
  return `${measureWords(measure, percent)}${days}`
}

/**
 * 一刀切 (四（六）1): trades in which enterprises of different tiers get one and the same measure, to the per cent and the day. A tier
 * whose own lines are ordered differently is differentiated already. Leaders and standard enterprises are one tier: the rules spare both.
 */
export function uniformTrades(groups: readonly OrderGroup[]): UniformTrade[] {
  const trades = Map.groupBy(groups, (g) => g.trade)
  return [...trades].flatMap(([trade, its]) => {
    const single = [...Map.groupBy(its, (g) => g.tier)].flatMap(([tier, mine]) => {
      const orders = new Set(mine.map(orderOf))
      const [only] = orders
      return orders.size === 1 && only !== undefined ? [{ tier, order: only }] : []
    })
    return [...Map.groupBy(single, (s) => s.order)]
      .filter(([, alike]) => alike.length > 1)
      .map(([order, alike]) => ({ trade, order, tiers: TIER_ORDER.filter((t) => alike.some((a) => a.tier === t)) }))
  })
}

const TIER_ORDER = Object.keys(TIER_TITLES) as Tier[]

export const UNIFORM = 'uniform'

export const FindingAnswer = z.object({
  id: z.number().int(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  accepted: z.object({ by: z.string(), at: z.string() }).nullable(),
})
export type FindingAnswer = z.infer<typeof FindingAnswer>

/** Something in a plan that the clause forbids unless it is mended or answered. */
export const SeasonFinding = z.object({
  /** `uniform:建材`, `season.spared-limited:铸造`: the same thing found again has the same key. */
  key: z.string(),
  title: z.string(),
  clause: z.string(),
  clauseLabel: z.string(),
  quote: z.string(),
  /** What was found, a sentence. */
  because: z.string(),
  /** What to do about it. */
  mend: z.string(),
  rows: z.number().int(),
  enterpriseCount: z.number().int(),
  /** The first of them; a row that names no enterprise yet is of none. */
  enterprises: z.array(z.object({ id: z.number().int(), name: z.string() })),
  /** Of the rows as they stand: an answer is given for exactly these. */
  mark: z.string(),
  answer: FindingAnswer.nullable(),
})
export type SeasonFinding = z.infer<typeof SeasonFinding>

/** Neither mended nor answered. */
export function isOpenFinding(f: Pick<SeasonFinding, 'answer'>): boolean {
  return f.answer === null
}

/** Still in the way of an approval: not answered, or the answer not accepted by the lead. */
export function isUnsettled(f: Pick<SeasonFinding, 'answer'>): boolean {
  return f.answer === null || f.answer.accepted === null
}

export function uniformWords({ trade, tiers, order }: UniformTrade): string {
  return `${trade}行业的${tiers.map((t) => TIER_TITLES[t]).join('、')}都是“${order}”，没有按绩效和目录类别区别`
}
