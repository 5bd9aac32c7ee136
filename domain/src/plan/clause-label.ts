const NUMERALS = '一二三四五六七八九十'

/** 1 → 一, 12 → 十二, 20 → 二十. */
function numeral(n: number): string {
  const digit = (d: number) => NUMERALS[d - 1] ?? ''
  if (n <= 10) return digit(n)
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digit(tens) : ''}十${digit(n % 10)}`
}

const CIRCLED_ONE = 0x2460

/** How GB/T 9704 numbers the levels on the way down: 一、（一）1.（1）①. */
const LEVELS: readonly ((n: number) => string)[] = [
  numeral,
  (n) => `（${numeral(n)}）`,
  (n) => String(n),
  (n) => `（${n}）`,
  (n) => String.fromCodePoint(CIRCLED_ONE + n - 1),
]

/** A clause's id as the document writes it: 2.2.1.2.6 → 二（二）1（2）⑥. */
export function clauseLabel(id: string): string {
  return id
    .split('.')
    .map((part, level) => LEVELS[level]?.(Number(part)) ?? `.${part}`)
    .join('')
}
