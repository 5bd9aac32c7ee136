import { chineseNumber } from './numerals.ts'

/** A calendar day as YYYY-MM-DD, or null where no such day exists. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!(year >= 1949 && year <= 2100) || !(month >= 1 && month <= 12) || !(day >= 1 && day <= lastDay(year, month)))
    return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** 二〇一九 → 2019; 2019 → 2019. */
export function yearNumber(words: string): number {
  if (/^\d{4}$/.test(words)) return Number(words)
  const digits = [...words].map((c) => '〇一二三四五六七八九'.indexOf(c === '零' ? '〇' : c))
  return digits.length === 4 && digits.every((d) => d >= 0) ? Number(digits.join('')) : NaN
}

export const FULL_DATE =
  /((?:20|19)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日/
export const DASH_DATE = /((?:20|19)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})/

export function readDate(match: RegExpExecArray): string | null {
  const [, year = '', month = '', day = ''] = match
  return isoDate(yearNumber(year), chineseNumber(month), chineseNumber(day))
}
