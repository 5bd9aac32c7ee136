import type { Verdict } from './classify.ts'

const PLACE = /(?:市|县|区|镇|乡|州|街道|省|地区)$/
const OPENING =
  /^(?:力争|争取)?(?:到|至)?(?:(?:20|19)\d\d年(?:年?[底末]|底)?前?|年[底内末]前?)?[，]?(?:其中|同时|力争|争取|确保|努力|基本|全面|推动|实现|使|将|与|并|且|要|应|和|：|-|—)*/
const CLOSING = /(?:分别|均|各|总体|累计|力争|至少|要|应|将|须|并|且|比|较|达|共)*$/

/** What the number is of: the words before it, or, where it opens its part, the words behind. */
export function subjectOf(s: string, written: string, verdict: Verdict): string {
  const before = s.slice(verdict.clauseStart, verdict.start)
  const colon = before.lastIndexOf('：') + 1
  const skip = colon + (OPENING.exec(before.slice(colon))?.[0].length ?? 0)
  const start = verdict.clauseStart + skip
  const tail = CLOSING.exec(s.slice(start, verdict.start))?.[0].length ?? 0
  const end = verdict.start - tail
  if (end - start >= 4) return written.slice(start, end)
  const behind = /^(?:的)?([^，。；、\n\t（]{2,40})/.exec(s.slice(verdict.quantity.end, verdict.quantity.end + 50))
  const from = verdict.quantity.end + (behind && behind[0].length > (behind[1]?.length ?? 0) ? 1 : 0)
  return behind?.[1] ? written.slice(from, from + behind[1].length) : written.slice(start, Math.max(start, end))
}

/** The subjects of 均 and 各. A list of places that share one value is one subject. */
export function subjectsSharing(s: string, start: number, end: number): string[] {
  const words = s.slice(start, end).replace(CLOSING, '')
  const text = words.replace(OPENING, '').replace(/^.*?(?:新评选|评选|建成|培育|打造|新增)/, '')
  const parts = splitList(text)
  if (parts.length < 2) return []
  const owners = parts.slice(0, -1)
  return owners.some((part) => PLACE.test(part)) ? [] : parts
}

function splitList(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '（') depth++
    else if (c === '）') depth--
    else if (depth === 0 && (c === '、' || c === '和' || c === '及' || c === '与')) {
      if (i > from) parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}
