import { daysIn } from './days.ts'
import type { Alike } from './uniform.ts'

/** What one turn of a line is ordered. */
export interface Turn {
  readonly measure: string | null
  readonly percent: number | null
  readonly from: string | null
  readonly until: string | null
}

/** How much an order takes from a line. */
export interface Load {
  /** 停产 100, 限产 as it is written, 豁免 0. */
  readonly percent: number
  /** percent × days, over all turns of the line. */
  readonly percentDays: number
}

/** Rows of 一般企业 of the same trade in the same county that are ordered the same. */
export interface GeneralLoad extends Load {
  readonly lines: number
}

const STOPPED = 100

function percentOf({ measure, percent }: Turn): number | null {
  switch (measure) {
    case '停产':
      return STOPPED
    case '限产':
      return percent
    case '豁免':
      return 0
    default:
      return null
  }
}

function percentDaysOf(turn: Turn): number | null {
  const percent = percentOf(turn)
  if (percent === null || turn.measure === '豁免') return percent
  const days = daysIn(turn)
  return days === null ? null : percent * days
}

/** Of one row, with the other turns of its line (`turns` holds it too); null: its order is not written whole. */
export function loadOf(row: Turn, turns: readonly Turn[]): Load | null {
  const percent = percentOf(row)
  if (percent === null || percentDaysOf(row) === null) return null
  return { percent, percentDays: turns.reduce((n, t) => n + (percentDaysOf(t) ?? 0), 0) }
}

function isLess(line: Load, general: Load, { days }: Alike): boolean {
  if (line.percent < STOPPED && line.percent <= general.percent) return true
  return line.percentDays <= general.percentDays - STOPPED * days
}

/**
 * 四（六）2（2） 限制类要提高错峰限产比例或实施停产: whether a line is ordered less than most lines of general enterprises are: it is neither
 * stopped nor limited by a higher per cent, or comes to clearly fewer days in the season (a stop of one day is no stop). null: it has no
 * order, or there is nothing to compare it with. The same in SQL (server/src/season/below-general-sql.ts), held together by a property.
 */
export function isBelowGeneral(line: Load | null, generals: readonly GeneralLoad[], alike: Alike): boolean | null {
  const all = generals.reduce((n, g) => n + g.lines, 0)
  if (line === null || all === 0) return null
  const more = generals.filter((g) => isLess(line, g, alike)).reduce((n, g) => n + g.lines, 0)
  return more > all * alike.share
}
