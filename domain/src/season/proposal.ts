import { daysIn, isDated, type Span } from './days.ts'
import { measureWords, type Measure } from './words.ts'

export interface Proposed {
  readonly measure: Measure
  /** Of 限产; null: the season sets none for the trade, and the county fills it in. */
  readonly percent: number | null
  /** The whole season; null of 豁免. */
  readonly from: string | null
  readonly until: string | null
}

/** What a measure is proposed with: the season's limit for the trade, and all of its days. */
export function proposedOf(measure: Measure, limit: number | null, season: Span): Proposed {
  const { from, until } = season
  const days = isDated(measure) ? { from, until } : { from: null, until: null }
  return { measure, percent: measure === '限产' ? limit : null, ...days }
}

interface Ordered {
  readonly measure: string | null
  readonly percent: number | null
  /** Days of the season that the line's turns cover together (days.ts); null: its days are not written, or it is spared. */
  readonly lineDays: number | null
  /** As it is written, and as the class of its works gives it (GB/T 4754); null: the hub has no class, or one of another trade. */
  readonly trade: string | null
  readonly codeTrade: string | null
}

export const DEPARTURES = ['measure', 'percent', 'days', 'trade'] as const
export type Departure = (typeof DEPARTURES)[number]

/**
 * In what a row departs from what the rules propose, and so wants the county's reason: another measure, another limit than the season's for
 * its trade, be it less or more, fewer days than the season, or another trade than its works is of. A plan must not be emptied by its days
 * or by a trade for which nothing is set, nor be made harder without a word.
 */
export function departuresOf(row: Ordered, proposed: Proposed | null): Departure[] {
  const { measure, percent, lineDays, trade, codeTrade } = row
  const isLimited = measure === '限产' && proposed?.measure === '限产'
  const is: Readonly<Record<Departure, boolean>> = {
    measure: proposed !== null && measure !== null && measure !== proposed.measure,
    percent: isLimited && percent !== null && (proposed?.percent ?? null) !== null && percent !== proposed?.percent,
    days: proposed !== null && isDated(measure) && lineDays !== null && lineDays < (daysIn(proposed) ?? 0),
    trade: trade !== null && codeTrade !== null && trade !== codeTrade,
  }
  return DEPARTURES.filter((d) => is[d])
}

export function departs(row: Ordered, proposed: Proposed | null): boolean {
  return departuresOf(row, proposed).length > 0
}

/** What departs, beside what is proposed: “起止日期短于错峰季：…”. */
export function departureWords(departure: Departure, row: Ordered, proposed: Proposed | null): string {
  switch (departure) {
    case 'measure':
      return `措施与规则建议的不一致：建议${measureWords(proposed?.measure ?? null, proposed?.percent ?? null)}，现为${measureWords(row.measure, row.percent)}`
    case 'percent':
      return `限产比例与规则建议的不一致：建议 ${proposed?.percent} %，现为 ${row.percent} %`
    case 'days':
      return `起止日期短于错峰季：各轮合计 ${row.lineDays} 天，错峰季 ${proposed && daysIn(proposed)} 天（${proposed?.from} 至 ${proposed?.until}）`
    case 'trade':
      return `行业与企业国民经济行业代码的不一致：代码属于${row.codeTrade}，现写${row.trade}`
  }
}

/** Limits in per cent by trade, as the lead sets them for a season with their basis. */
export type SeasonLimits = Readonly<Record<string, number>>

/** What still keeps a row from being submitted. */
export const SEASON_GAPS = {
  named: '没有写企业、产线或行业',
  measure: '没有错峰措施',
  percent: '限产没有写比例',
  strayPercent: '不是限产而写了限产比例',
  days: '没有写起止日期',
  outside: '起止日期超出错峰季',
  tier: '没有绩效等级或目录类别，不能核对是否“一刀切”',
  reason: '与规则建议的措施不一致，没有写理由',
  percentReason: '限产比例与规则建议的不一致，没有写理由',
  daysReason: '起止日期短于错峰季，没有写理由',
  tradeReason: '行业与企业国民经济行业代码的不一致，没有写理由',
  alertReason: '预警措施没有按规则建议填写，也没有写理由',
} as const
export type SeasonGap = keyof typeof SEASON_GAPS
/** What is missing where a row departs and says no reason. */
export const REASON_GAPS = {
  measure: 'reason',
  percent: 'percentReason',
  days: 'daysReason',
  trade: 'tradeReason',
} as const satisfies Record<Departure, SeasonGap>
export const SEASON_GAP_KEYS = Object.keys(SEASON_GAPS) as SeasonGap[]

interface Filled extends Ordered {
  /** Enterprise, line and trade are written. */
  readonly isNamed: boolean
  readonly from: string | null
  readonly until: string | null
  readonly reason: string | null
  /** Whether the rules could tell what the row's works is. */
  readonly hasTier: boolean
  readonly proposed: Proposed | null
  /** Of one colour of alert or more (alert.ts). */
  readonly alertDeparts: boolean
  readonly alertReason: string | null
}

/**
 * Of a text that has no word in it (。，——): it gives no reason. The same pattern in JavaScript and in the database, whose own classes of
 * signs hang on its locale.
 */
export const WORDLESS =
  '^[\\s\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e\\u00b7\\u2010-\\u2027\\u2030-\\u205e\\u3000-\\u303f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65]*$'
const NO_WORD = new RegExp(WORDLESS, 'u')

export function isSilent(reason: string | null): boolean {
  return NO_WORD.test(reason ?? '')
}

/** Of one row, all that it lacks; the same in SQL (server/src/season/judged-sql.ts), held together by a test. */
export function gapsOf(row: Filled, season: Span): SeasonGap[] {
  const dated = isDated(row.measure)
  const isOutside = (day: string | null): boolean => day !== null && (day < season.from || day > season.until)
  const found: readonly [SeasonGap, boolean][] = [
    ['named', !row.isNamed],
    ['measure', row.measure === null],
    ['percent', row.measure === '限产' && row.percent === null],
    ['strayPercent', row.measure !== null && row.measure !== '限产' && row.percent !== null],
    ['days', dated && (row.from === null || row.until === null)],
    ['outside', dated && (isOutside(row.from) || isOutside(row.until))],
    ['tier', !row.hasTier],
    ...departuresOf(row, row.proposed).map((d): [SeasonGap, boolean] => [REASON_GAPS[d], isSilent(row.reason)]),
    ['alertReason', row.alertDeparts && isSilent(row.alertReason)],
  ]
  return found.filter(([, is]) => is).map(([gap]) => gap)
}

type Judged = Ordered & { readonly proposed: Proposed | null; readonly gaps: readonly SeasonGap[] }

/** What a row lacks, in words; where it departs, from what. */
export function gapWords(row: Judged): string[] {
  const { proposed } = row
  return row.gaps.map((gap) => {
    const departure = DEPARTURES.find((d) => REASON_GAPS[d] === gap)
    return departure === undefined ? SEASON_GAPS[gap] : `${departureWords(departure, row, proposed)}；没有写理由`
  })
}
