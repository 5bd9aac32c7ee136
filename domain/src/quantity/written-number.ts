/** The digits without what groups them, and the words behind; `byFours`: grouped as 万 counts, which a decimal comma may look like. */
export type WrittenNumber =
  { readonly digits: string; readonly rest: string; readonly byFours: boolean } | { readonly problem: string }

const RUN = /^([+-]?)\s*(\d(?:[\d.,\s]*[\d.,])?)([^]*)$/
const PLAIN = /^\d+(?:\.\d+)?$/
/** 1,200.5 and 1 200.5; not 0,800, which nobody groups. */
const BY_THREES = /^[1-9]\d{0,2}([, ])\d{3}(?:\1\d{3})*(?:\.\d+)?$/
/** 1,2345: 万 by 万. */
const BY_FOURS = /^[1-9]\d{0,3}(?:,\d{4})+(?:\.\d+)?$/

/**
 * The number at the head of a text, wherever one is read: a comma goes only where it groups. 1,8 without its comma is 18, and 3 m
 * decide whether a furnace is to go; two numbers of one cell without the line between them are one that nobody wrote. `said`: the whole of
 * what the person wrote, where more than the number.
 */
export function writtenNumber(text: string, said = text): WrittenNumber {
  const found = RUN.exec(text.normalize('NFKC').trim())
  if (!found) return { problem: `应为数字，不是“${said}”` }
  const [, sign = '', run = '', behind = ''] = found
  const written = run.replace(/ *([.,]) */g, '$1')
  const rest = behind.replace(/\s+/g, '')
  const byFours = BY_FOURS.test(written)
  if (PLAIN.test(written) || BY_THREES.test(written) || byFours)
    return { digits: sign + written.replace(/[, ]/g, ''), rest, byFours }
  return { problem: whatIsWrong(written, said) }
}

function whatIsWrong(written: string, said: string): string {
  if (/^\d+,\d+$/.test(written))
    return `“${said}”说不准是多少：小数点请写“.”，如 ${written.replace(',', '.')}；千分位的逗号每三位一个，如 1,200`
  if (written.includes(',')) return `“${said}”说不准是多少：小数点请写“.”；千分位的逗号每三位一个，如 1,200.5`
  if (/\s/.test(written)) return `“${said}”中间有空格或换行，说不准是多少，请只写一个数字`
  return `应为数字，不是“${said}”`
}
