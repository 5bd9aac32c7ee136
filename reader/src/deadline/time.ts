import { yearNumber } from '../dates.ts'
import { chineseNumber } from '../numerals.ts'

/** One mention of a time in the view: not yet a deadline. */
export interface Time {
  readonly start: number
  readonly end: number
  /** 自, 到, 截至… before it. */
  readonly lead: string
  readonly year: number | null
  /** 0: this year (今年), 1: next year. */
  readonly near: number | null
  readonly month: number | null
  readonly day: number | null
  /** 底, 上旬… of a month. */
  readonly part: string
  readonly quarter: number | null
  readonly half: number | null
  /** 年底, 年末, 年内. */
  readonly yearEnd: boolean
  /** 前, 之前, 底前. */
  readonly bound: boolean
  /** 起, 以来, 后… behind it. */
  readonly after: string
  /** 每年, 每月… */
  readonly every: string
  /** The later end of a range: 3月至6月. */
  readonly until: Time | null
}

const ANCHOR =
  /二[〇零][〇零一二三四五六七八九]{2}(?=年)|(?:20|19)\d\d(?=年|\.\d{1,2}(?:[.。，）]|$))|今年|明年|本年度?|当年|次年|翌年|下一?年度|“?十[三四五六]五”?(?:末|期末|时期末)|\d{1,2}月|(?:第?[一二三四1-4]|前[一二三]|首)个?季度|上半年|下半年|年[底末内]|每(?:个|半个|[两双二三]个?)?(?:年|季|半年|月|周|旬|星期)/g
const YEAR = /((?:20|19)\d\d|二[〇零][〇零一二三四五六七八九]{2})年(?:度(?=[^\u4e00-\u9fa5]|内|末|底))?/y
const NEAR = /(今年|明年|本年度?|当年|次年|翌年|下一?年度)/y
const MONTH = /(\d{1,2}|十[一二]?|[一二三四五六七八九](?=月))月(?:份)?/y
const DAY = /(\d{1,2}|[一二三]?十?[一二三四五六七八九十](?=[日号]))[日号]/y
const PART = /(底|末|初|上旬|中旬|下旬|中下旬|上中旬)/y
const QUARTER = /第?(前[一二三]|[一二三四1-4首])个?季度(末|底)?/y
const HALF = /(上|下)半年/y
const YEAR_END = /年?(?:底|末|终|内(?!容|涵|部|外))/y
const BOUND = /(?:底前|底之前|之前|以前|前(?!期|沿|景|述|往|提|列|端|置|瞻|三|一|两|五|十))/y
const AFTER = /(?:之日起|起(?!步|点|草|来|到|诉|源)|开始|以来|以后|之后|后(?!续|期|备|勤|置|评)|期间|间(?!接))/y
const EVERY = /每(?:个|半个|[两双二三]个?)?(年度?|季度?|半年|月|周|旬|星期)/y
const LEAD = /(?:截至|截止到|截止|到|至|自|从|在|于)$/
const RANGE = /[-至到]/y
const PLAN_END = /“?十([三四五六])五”?(?:时期|期)?末/y

interface Cursor {
  readonly s: string
  at: number
}

export function findTimes(s: string): Time[] {
  const times: Time[] = []
  ANCHOR.lastIndex = 0
  for (let match = ANCHOR.exec(s); match; match = ANCHOR.exec(s)) {
    const time = timeAt(s, match.index)
    if (!time) continue
    times.push(time)
    ANCHOR.lastIndex = Math.max(time.until?.end ?? time.end, match.index + 1)
  }
  return times
}

function timeAt(s: string, at: number, mayRange = true): Time | null {
  if (isInsideNumber(s, at)) return null
  const cursor: Cursor = { s, at }
  const every = take(cursor, EVERY)
  const planEnd = every ? null : take(cursor, PLAN_END)
  const year = every || planEnd ? null : take(cursor, YEAR)
  const near = every || planEnd || year ? null : take(cursor, NEAR)
  const beforeWithin = cursor.at
  if (year || near) take(cursor, /的/y)
  const within = takeWithin(cursor, Boolean(year ?? near ?? every))
  if (!within.found) cursor.at = beforeWithin
  if (cursor.at === at) return null
  const bound = take(cursor, BOUND)
  const after = take(cursor, AFTER)
  const lead = LEAD.exec(s.slice(Math.max(0, at - 3), at))
  return {
    start: at - (lead && !/[在于]/.test(lead[0]) ? lead[0].length : 0),
    end: cursor.at,
    lead: lead?.[0] ?? '',
    year: planEnd ? 2005 + 5 * ('三四五六'.indexOf(planEnd[1] ?? '') + 3) : year ? yearNumber(year[1] ?? '') : null,
    near: near ? (/明|次|翌|下/.test(near[0]) ? 1 : 0) : null,
    ...within.fields,
    yearEnd: within.fields.yearEnd || planEnd !== null,
    bound: bound !== null,
    after: after?.[0] ?? '',
    every: every?.[0] ?? '',
    until: every || !mayRange ? null : rangeEnd(s, cursor.at),
  }
}

/** 12025年 is no year; the second year of 2024-2025年 bounds the plan's own period. */
function isInsideNumber(s: string, at: number): boolean {
  if (!/\d/.test(s[at] ?? '')) return false
  return /\d$/.test(s.slice(at - 1, at)) || /(?:20|19)\d\d-$/.test(s.slice(Math.max(0, at - 5), at))
}

function rangeEnd(s: string, at: number): Time | null {
  RANGE.lastIndex = at
  if (!RANGE.exec(s)) return null
  const next = /^(?:(?:20|19)\d\d年|\d{1,2}[月日]|年?底|[一二三四]季度)/.test(s.slice(at + 1, at + 8))
  if (!next) return null
  const end = timeAt(s, at + 1, false)
  return end && !end.every ? end : null
}

type Within = Pick<Time, 'month' | 'day' | 'part' | 'quarter' | 'half' | 'yearEnd'>

function takeWithin(cursor: Cursor, inYear: boolean): { found: boolean; fields: Within } {
  const none: Within = { month: null, day: null, part: '', quarter: null, half: null, yearEnd: false }
  const month = take(cursor, MONTH)
  if (month) {
    const value = chineseNumber(month[1] ?? '')
    if (value < 1 || value > 12) return { found: false, fields: none }
    const day = take(cursor, DAY)
    const part = day ? null : take(cursor, PART)
    return {
      found: true,
      fields: { ...none, month: value, day: day ? chineseNumber(day[1] ?? '') : null, part: part?.[0] ?? '' },
    }
  }
  const quarter = take(cursor, QUARTER)
  if (quarter) return { found: true, fields: { ...none, quarter: quarterNumber(quarter[1] ?? '') } }
  const half = take(cursor, HALF)
  if (half) return { found: true, fields: { ...none, half: half[1] === '上' ? 1 : 2 } }
  const day = inYear ? take(cursor, DAY) : null
  if (day) return { found: true, fields: { ...none, day: chineseNumber(day[1] ?? '') } }
  const end = take(cursor, YEAR_END)
  return { found: end !== null, fields: { ...none, yearEnd: end !== null } }
}

function quarterNumber(words: string): number {
  const word = words.replace('前', '')
  return word === '首' ? 1 : chineseNumber(word)
}

function take(cursor: Cursor, form: RegExp): RegExpExecArray | null {
  form.lastIndex = cursor.at
  const match = form.exec(cursor.s)
  if (match) cursor.at += match[0].length
  return match
}
