import { isDigit } from '../view/characters.ts'
import type { Verdict } from './verdict.ts'

const PLACE = /(?:市|县|区|镇|乡|州|街道|省|地区)$/
/** A part that says something of its own is no subject of the next. */
const SAYS = /高于|低于|快于|达到|超过|完成|实现/
const OPENING =
  /^(?:力争|争取)?(?:到|至)?(?:(?:20|19)\d\d年(?:年?[底末]|底)?前?|年[底内末]前?)?[，]?(?:其中|同时|力争|争取|确保|努力|基本|全面|推动|实现|使|将|与|并|且|要|应|和|：|-|—)*/
const CLOSING = /(?:分别|(?<!年)均|各|总体|累计|力争|至少|要|应|将|须|并|且|(?<!占)比|较|达|共|约)*$/

/** What the number is of: the words before it, or, where it opens its part, the words behind. */
export function subjectOf(s: string, written: string, verdict: Verdict): string {
  const listed = listedSubject(s, verdict)
  if (listed) return listed
  const before = s.slice(verdict.clauseStart, verdict.start)
  const colon = Math.max(before.lastIndexOf('：') + 1, behindCounted(before))
  const skip = colon + (OPENING.exec(before.slice(colon))?.[0].length ?? 0)
  const start = verdict.clauseStart + skip
  const tail = CLOSING.exec(s.slice(Math.max(start, verdict.start - 40), verdict.start))?.[0].length ?? 0
  const end = verdict.start - tail
  if (end - start >= 4) return written.slice(start, end)
  const behind = /^(?:的)?([^，。；、\n\t（]{2,40})/.exec(s.slice(verdict.quantity.end, verdict.quantity.end + 50))
  const from = verdict.quantity.end + (behind && behind[0].length > (behind[1]?.length ?? 0) ? 1 : 0)
  if (behind?.[1]) return written.slice(from, from + behind[1].length)
  return end - start >= 2 ? written.slice(start, end) : subjectBefore(s, verdict)
}

/** Behind the 、 that closes the last part with a number of its own; a year counts nothing. */
function behindCounted(before: string): number {
  for (let i = before.lastIndexOf('、') - 1; i >= 0; i--) {
    if (!isDigit(before.charCodeAt(i))) continue
    if (!/[年月日]/.test(before[i + 1] ?? '')) return before.indexOf('、', i) + 1
    while (i > 0 && isDigit(before.charCodeAt(i - 1))) i--
  }
  return 0
}

/** 研发投入强度提高到3.5%，较2022年提高0.8个百分点: the part before names what both are of. */
function subjectBefore(s: string, verdict: Verdict): string {
  const part =
    s
      .slice(verdict.sentence[0], Math.max(verdict.sentence[0], verdict.clauseStart - 1))
      .split('，')
      .pop() ?? ''
  return part.replace(/(?:提高|提升|达到|下降|降低|增长|降|达|比|较).*$/, '').replace(OPENING, '')
}

/** 二氧化硫、氮氧化物排放总量分别下降15%、10%: the subject at the same place of its own list. */
function listedSubject(s: string, verdict: Verdict): string | null {
  const head = verdict.head ?? verdict
  if (!/分别/.test(s.slice(head.clauseStart, head.quantity.start))) return null
  const parts = namedParts(s.slice(head.clauseStart, head.start).replace(/分别.*$/, ''))
  return parts.length > 1 ? (parts[verdict.place] ?? null) : null
}

/** The subjects of 均 and 各. A list of places that share one value is one subject. */
export function subjectsSharing(s: string, start: number, end: number): string[] {
  const parts = namedParts(s.slice(start, end))
  return parts.length < 2 || parts.slice(0, -1).some((part) => PLACE.test(part) || SAYS.test(part)) ? [] : parts
}

/** The list's members, each with the word that only the last one carries: 种植、收获机械化率. */
function namedParts(words: string): string[] {
  const text = words
    .replace(/^[^：]*：/, '')
    .replace(CLOSING, '')
    .replace(OPENING, '')
    .replace(/^.*?(?:新评选|评选|建成|培育|打造|新增)/, '')
  const parts = splitList(text)
  const tail = /(?:等主要污染物)?(?:排放)?(?:总量|浓度|机械化率|利用率|覆盖率|达标率|比例|占比|强度|面积|数量)$/.exec(
    parts[parts.length - 1] ?? '',
  )
  if (!tail || parts.slice(0, -1).some((part) => PLACE.test(part))) return parts
  return parts.map((part) => (/[率量度例比积]$/.test(part) ? part : part + tail[0].replace('等主要污染物', '')))
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
