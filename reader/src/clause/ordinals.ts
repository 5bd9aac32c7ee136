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
  [3, /([1-9]\d{0,2})[.、](?!\d(?!\d{3}年|\d?月))/y],
  [4, /(?:（(\d{1,3})）|(\d{1,2})）)[、.]?/y],
  [5, /([①-⑳㉑-㉟㊱-㊿])[、.]?/y],
]
/** 2.1.3 at the start of a line; a size (3.5万亩) is none. */
const DECIMAL =
  /(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?(?=[\u4e00-\u9fa5“《（])(?!万|亿|个|元|吨|公里|亩|米|年|月|千|平方|倍|小时)/y
const DECIMAL_LINE =
  /(?:^|\n)\d{1,2}\.1(?:\.1)?[.、]?(?=[\u4e00-\u9fa5“《])(?!万|亿|个|元|吨|公里|亩|米|年|月|千|平方|倍|小时)/g
const PLAIN = /(\d{1,2})(?=[\u4e00-\u9fa5]{2,20}(?:\n|$))(?!个|项|家|年|月|日|万|亿|元|吨|户|处|条|座|所|名|人|台|亩)/y
const FIRST = /[第一二三四五六七八九十百（\d①-⑳㉑-㉟㊱-㊿]/g
const BOUNDARY = new Set(['。', '；', '：', '）', '”', '！', '？', '\n', '\t'])

/** All ordinals that number a clause. In mid-line only those that go on counting, or begin, do. */
export function findOrdinals(view: View): Ordinal[] {
  const { s } = view
  const found: Ordinal[] = []
  const last: number[] = [0, 0, 0, 0, 0, 0]
  const decimal = decimalDepth(s)
  FIRST.lastIndex = 0
  for (let next = FIRST.exec(s); next; next = FIRST.exec(s)) {
    const i = next.index
    const atStart = i === 0 || s[i - 1] === '\n' || found[found.length - 1]?.end === i
    const numbered = atStart && decimal !== null ? decimalAt(s, i, decimal) : null
    const opens = atStart || BOUNDARY.has(s[i - 1] ?? '') || gapBefore(view, i)
    const ordinal = numbered ?? (opens ? ordinalAt(s, i, atStart) : null)
    if (ordinal && (atStart || isExpected(s, ordinal, last))) {
      found.push(ordinal)
      last[ordinal.level] = ordinal.value
      FIRST.lastIndex = ordinal.end
    }
  }
  return found
}

/** Which level 1.1 has in a document that numbers so, or null: below 一、 and 1. where those stand, else the second. */
function decimalDepth(s: string): Level | null {
  if ((s.match(DECIMAL_LINE)?.length ?? 0) < 1) return null
  if (/(?:^|\n)\d{1,2}[.、](?!\d)/.test(s)) return 4
  return /(?:^|\n)[一二三四五六七八九十]{1,3}、/.test(s) ? 3 : 2
}

function decimalAt(s: string, i: number, second: Level): Ordinal | null {
  DECIMAL.lastIndex = i
  const match = DECIMAL.exec(s)
  if (match?.[1]) {
    const parts = match[1].split('.')
    const level = Math.min(6, second + parts.length - 2) as Level
    return { level, value: Number(parts[parts.length - 1]), start: i, end: i + match[0].length, inline: false }
  }
  PLAIN.lastIndex = i
  const plain = second === 2 ? PLAIN.exec(s) : null
  return plain ? { level: 1, value: Number(plain[1]), start: i, end: i + plain[0].length, inline: false } : null
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
