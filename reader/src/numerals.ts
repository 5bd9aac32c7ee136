const DIGITS = '〇一二三四五六七八九'

/** 二十三 → 23; also 十, 百. NaN when the words are no Chinese numeral below a thousand. */
export function chineseNumber(words: string): number {
  if (/^\d+$/.test(words)) return Number(words)
  let total = 0
  let digit = -1
  for (const c of words) {
    if (c === '十' || c === '百') {
      total += (digit < 0 ? 1 : digit) * (c === '十' ? 10 : 100)
      digit = -1
      continue
    }
    const value = c === '零' ? 0 : c === '两' ? 2 : DIGITS.indexOf(c)
    if (value < 0) return NaN
    digit = digit > 0 ? digit * 10 + value : value
  }
  return total + Math.max(digit, 0)
}

/** ① → 1 … ㊿ → 50. */
export function circledNumber(c: string): number {
  const code = c.charCodeAt(0)
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1
  if (code >= 0x3251 && code <= 0x325f) return code - 0x3251 + 21
  if (code >= 0x32b1 && code <= 0x32bf) return code - 0x32b1 + 36
  return NaN
}
