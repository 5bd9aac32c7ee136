import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'

/** A fault looked for in any plan; `text` is the document without its BOM. */
export type LintRule = (text: string, reading: Reading) => Finding[]

/** The words without blanks, for comparing. */
export function plain(words: string): string {
  return words.replace(/[\s\u3000]+/g, '')
}

/** What an indicator is about: 单位工业增加值用水量 → 用水. Empty when nothing telling is left. */
export function coreOf(subject: string): string {
  const words = plain(subject)
    .replace(/（[^（）]*）|\([^()]*\)/g, '')
    .replace(/(?:排放)?(?:总量|强度|比例|比率|占比|浓度|水平|数量|规模|面积|量|率|数)$/, '')
    .replace(/(?:年均|平均|综合|累计|排放)$/, '')
  const latin = /[A-Za-z][A-Za-z0-9.]*$/.exec(words)
  if (latin) return latin[0]
  return words.slice(-2)
}
