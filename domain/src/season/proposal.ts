import type { Measure } from './words.ts'

export interface Proposed {
  readonly measure: Measure
  /** Of 限产; null: the season sets none for the trade, and the county fills it in. */
  readonly percent: number | null
}

interface Ordered {
  readonly measure: string | null
  readonly percent: number | null
}

/**
 * Whether a row departs from what the rules propose, and so wants the county's reason: another measure, or a limit below the
 * season's for its trade. More than proposed is asked about as well where a works that is spared is limited after all.
 */
export function departs(row: Ordered, proposed: Proposed | null): boolean {
  if (proposed === null || row.measure === null) return false
  if (row.measure !== proposed.measure) return true
  if (row.measure !== '限产' || proposed.percent === null || row.percent === null) return false
  return row.percent < proposed.percent
}

/** Limits in per cent by trade, as the lead sets them for a season with their basis. */
export type SeasonLimits = Readonly<Record<string, number>>

/** What still keeps a row from being submitted. */
export const SEASON_GAPS = {
  named: '没有写企业、产线或行业',
  measure: '没有错峰措施',
  percent: '限产没有写比例',
  days: '没有写起止日期',
  outside: '起止日期超出错峰季',
  tier: '没有绩效等级或目录类别，不能核对是否“一刀切”',
  reason: '与规则建议的措施不一致，没有写理由',
  alertReason: '与规则建议的预警措施不一致，没有写理由',
} as const
export type SeasonGap = keyof typeof SEASON_GAPS
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

/** Of one row, all that it lacks; the same in SQL (server/src/season/judged-sql.ts), held together by a test. */
export function gapsOf(row: Filled, season: { readonly from: string; readonly until: string }): SeasonGap[] {
  const isDated = row.measure === '停产' || row.measure === '限产'
  const isOutside = (day: string | null): boolean => day !== null && (day < season.from || day > season.until)
  const found: readonly [SeasonGap, boolean][] = [
    ['named', !row.isNamed],
    ['measure', row.measure === null],
    ['percent', row.measure === '限产' && row.percent === null],
    ['days', isDated && (row.from === null || row.until === null)],
    ['outside', isDated && (isOutside(row.from) || isOutside(row.until))],
    ['tier', !row.hasTier],
    ['reason', departs(row, row.proposed) && (row.reason ?? '').trim() === ''],
    ['alertReason', row.alertDeparts && (row.alertReason ?? '').trim() === ''],
  ]
  return found.filter(([, is]) => is).map(([gap]) => gap)
}
