import type { TargetComparator } from '@gongjian/domain/plan/reading.ts'
import type { Direction, Operator } from './operators.ts'

/** What the words around a number make of it: which way it goes, from what year, where its quote begins. */
export interface Bearing {
  /** Where the quote begins: the baseline or the operator. */
  readonly start: number
  readonly direction: Direction
  readonly comparator: TargetComparator
  readonly baseline: number | null
  /** 均, 各: each subject has this value. */
  readonly sharing: boolean
}

interface Around {
  readonly s: string
  readonly clauseStart: number
  readonly sentenceStart: number
  readonly at: number
  readonly operator: Operator | null
  /** The number before it in the same list. */
  readonly list: Bearing | null
}

const BASE = /(?:(?<!占)比|较|与|以|在)((?:20|19)\d\d)年[^，]*$/
const COMPARED = /(?:(?<!占)比|较|与|以|在)((?:20|19)\d\d)年(?:相比|为基[数准期年]?|的?基础上)[^，]{0,4}，/
/** 下降6%（以2020年为基期） */
const BEHIND = /^[^，。；（]{1,16}（(?:以|比|较)((?:20|19)\d\d)年(?:相比|为基[数准期年])?）/
const FALLS = /(?:压减|化解|削减|减少|退出|淘汰)[^，]*$/
/** Within sixteen characters of the number. */
const EACH = /(?:(?<![年月日人户平])均|各(?![类级地市县区]))[^]{0,15}$/

export function bearingOf({ s, clauseStart, sentenceStart, at, operator, list }: Around): Bearing {
  if (list && !operator) {
    return {
      start: at,
      direction: list.direction,
      comparator: list.comparator,
      baseline: list.baseline,
      sharing: false,
    }
  }
  const before = s.slice(clauseStart, at)
  const base = BASE.exec(before)
  const compared =
    base ??
    (operator?.direction === 'level'
      ? null
      : (COMPARED.exec(s.slice(sentenceStart, at)) ?? BEHIND.exec(s.slice(at, at + 40))))
  return {
    start: base ? clauseStart + base.index : at - (operator?.words.length ?? 0),
    direction: operator?.direction ?? deedDirection(before),
    comparator: operator?.comparator ?? wordOf(before),
    baseline: compared ? Number(compared[1]) : null,
    sharing: EACH.test(before.slice(-40)),
  }
}

/** 至少要建成3个 */
function wordOf(before: string): TargetComparator {
  if (/至少[^，。；]{0,8}$/.test(before)) return '>='
  return /(?:约|近)$/.test(before) ? '~' : '='
}

function deedDirection(before: string): Direction {
  if (FALLS.test(before)) return 'decrease'
  return /新增[^，]*$/.test(before) ? 'increase' : 'level'
}
