import { registerCountInWords, type RegisterCount } from '@gongjian/domain/register/register-count.ts'

/** To its own full stop: what a clerk wrote after it on the same line stays. */
const QUOTE = /(^|\n)按台账：[^\n。]*。?/

/** The sentence of the registers at the end of what was written; one that was quoted before gives way to it. */
export function quoteCounts(cumulative: string, counts: readonly RegisterCount[]): string {
  const sentence = `按台账：${counts.map((c) => registerCountInWords(c)).join('；')}。`
  if (QUOTE.test(cumulative)) return cumulative.replace(QUOTE, (_, before: string) => `${before}${sentence}`)
  return cumulative.trim() === '' ? sentence : `${cumulative.trimEnd()}\n${sentence}`
}
