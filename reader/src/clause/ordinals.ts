import { chineseNumber, circledNumber } from '../numerals.ts'
import { gapBefore, type View } from '../view/view.ts'

/** Levels of numbering, outermost first: 第一部分, 一、, （一）, 1., （1）, ①; 6: a second 1. in mid-line below a 1. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6

export interface Ordinal {
  readonly level: Level
  readonly value: number
  readonly start: number
  readonly end: number
  /** Not at the start of a paragraph. */
  readonly inline: boolean
}

const CN = '[一二三四五六七八九十百]{1,4}'
const FORMS: readonly (readonly [Level, RegExp])[] = [
  [0, new RegExp(`第(${CN})(?:部分|篇)[、：]?`, 'y')],
  [1, new RegExp(`(${CN})[、.](?!${CN}[、.])`, 'y')],
  [2, new RegExp(`（(${CN})）[、.]?`, 'y')],
  [3, /(\d{1,3})[.、](?!\d(?!\d{3}年|\d?月))/y],
  [4, /(?:（(\d{1,3})）|(\d{1,2})）)[、.]?/y],
  [5, /([①-⑳㉑-㉟㊱-㊿])[、.]?/y],
]
const FIRST = /[第一二三四五六七八九十百（\d①-⑳㉑-㉟㊱-㊿]/g
const BOUNDARY = new Set(['。', '；', '：', '）', '”', '！', '？', '\n', '\t'])

/** All ordinals that number a clause. In mid-line only those that go on counting, or begin, do. */
export function findOrdinals(view: View): Ordinal[] {
  const { s } = view
  const found: Ordinal[] = []
  const last: number[] = [0, 0, 0, 0, 0, 0]
  FIRST.lastIndex = 0
  for (let next = FIRST.exec(s); next; next = FIRST.exec(s)) {
    const i = next.index
    const atStart = i === 0 || s[i - 1] === '\n' || found[found.length - 1]?.end === i
    const ordinal = atStart || BOUNDARY.has(s[i - 1] ?? '') || gapBefore(view, i) ? ordinalAt(s, i, atStart) : null
    if (ordinal && (atStart || isExpected(s, ordinal, last))) {
      found.push(ordinal)
      last[ordinal.level] = ordinal.value
      FIRST.lastIndex = ordinal.end
    }
  }
  return found
}

function ordinalAt(s: string, i: number, atStart: boolean): Ordinal | null {
  for (const [level, form] of FORMS) {
    form.lastIndex = i
    const match = form.exec(s)
    if (!match) continue
    const words = match[1] ?? match[2] ?? ''
    if (level === 4 && match[1] === undefined && !atStart) continue
    const value = level === 5 ? circledNumber(words) : chineseNumber(words)
    if (Number.isNaN(value) || value === 0) continue
    return { level, value, start: i, end: i + match[0].length, inline: !atStart }
  }
  return null
}

function isExpected(s: string, ordinal: Ordinal, last: readonly number[]): boolean {
  const before = s[ordinal.start - 1] ?? ''
  const next = (last[ordinal.level] ?? 0) + 1
  if (ordinal.value === next && next > 1) return true
  if (ordinal.value !== 1) return false
  return ordinal.level >= 1 && (before === '：' || before === '。' || before === '）' || ordinal.level <= 2)
}
