import type { Day } from '../calendar/calendar.ts'

/** 错峰生产通知单: what one enterprise is ordered for a season, for one page. */
export interface SeasonOrder {
  readonly planTitle: string
  readonly docNumber: string
  readonly season: string
  readonly from: Day
  readonly until: Day
  readonly enterprise: string
  readonly creditCode: string
  /** The responsible body whose plan it is. */
  readonly county: string
  /** Which submission is obeyed, and by whom and when it was approved. */
  readonly version: number
  readonly approvedBy: string
  readonly approvedOn: Day
  readonly madeOn: Day
  readonly trial: boolean
  readonly lines: readonly SeasonOrderLine[]
}

export interface SeasonOrderLine {
  /** 1#隧道窑 · 焙烧 · 第 1 轮 */
  readonly name: string
  /** 停产, 限产 30 %, 豁免 */
  readonly order: string
  /** 2019-11-15 至 2020-03-15; '': 豁免 has none. */
  readonly days: string
  readonly why: string
  /** 方案四（六）2（2） */
  readonly clause: string
}
