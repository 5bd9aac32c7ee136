import { isUnit } from '@gongjian/domain/quantity/units.ts'

/** Half-width, without blanks and the star that marks a required column; brackets stay. */
export function tight(text: string): string {
  return text.normalize('NFKC').replace(/[\s*]/g, '')
}

/** Letters alone: brackets, signs and numbering say nothing about which column it is. */
export function flat(text: string): string {
  return tight(text)
    .toLowerCase()
    .replace(/^(?:\d+[.、]|\(\d+\)|[一二三四五六七八九十]+、)/, '')
    .replace(/[^\p{L}\p{N}%‰]/gu, '')
}

/** Without what stands in brackets: units, notes to the clerk, other names. */
export function bare(text: string): string {
  return flat(
    tight(text)
      .replace(/\([^()]*\)/g, '')
      .replace(/[[【〔][^\]】〕]*[\]】〕]/g, ''),
  )
}

/** What stands in its brackets, one by one. */
export function bracketed(text: string): string[] {
  return [...tight(text).matchAll(/[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/g)].map((m) => m[1] ?? '')
}

/** The unit that a head states: 产能（万吨/年）, 投资[万元], 直径/mm, 单位：亿元. */
export function unitIn(head: string): string | null {
  const after = /[/,:](\D+)$/.exec(tight(head))?.[1] ?? ''
  const candidates = [...bracketed(head).reverse(), after].map((c) => c.replace(/^单位[:]?/, ''))
  return candidates.find((c) => c !== '' && isUnit(c)) ?? null
}

/** How alike two names are, 0 to 1: shared pairs of letters, or shared letters for the short names that heads are. */
export function likeness(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0
  const shared = Math.max(dice(pairs(a), pairs(b)), 0.95 * dice([...a], [...b]))
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  // 产能 for 额定产能; 日期 alone may be any of the days.
  const isPart = short.length >= 3 ? long.includes(short) : long.endsWith(short) && long.length <= 4
  const contains = isPart ? 0.6 + (0.4 * short.length) / long.length : 0
  return Math.max(shared, contains)
}

function pairs(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
}

function dice(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let shared = 0
  for (const x of a) {
    const at = left.indexOf(x)
    if (at < 0) continue
    left.splice(at, 1)
    shared += 1
  }
  return (2 * shared) / (a.length + b.length)
}
