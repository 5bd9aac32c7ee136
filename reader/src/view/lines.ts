import { isDigit } from './characters.ts'
import { decode, type Draft } from './draft.ts'

const LABEL =
  /^[^，。；：、]{0,12}(?:单位|部门|主体|时限|时间|节点|期限|任务|目标|措施|联系人|电话|抄送|主办|督办|附件)[^，。；：、]{0,4}：/
const UNIT_LABEL = /^[^，。；：、]{0,12}(?:单位|部门|主体|抄送|主办|督办|时限|期限)：/
const ORDINAL =
  /^(?:[一二三四五六七八九十百]{1,4}[、.]|（[一二三四五六七八九十百\d]{1,4}）|\d{1,3}[.、）]|[①-⑳]|第[一二三四五六七八九十百]{1,4}[章节条部]|专栏|附件|附表|注：|-)/
const DEEP_ORDINAL = /^(?:（\d{1,3}）|\d{1,2}）|[①-⑳])/
const HEADING_ORDINAL = /^(?:[一二三四五六七八九十百]{1,4}[、.]|（[一二三四五六七八九十百]{1,4}）|\d{1,3}[.、])/
const DOC_NUMBER = /^[\u4e00-\u9fa5]{1,12}（(?:19|20)\d\d）\d{1,4}号/
const ENDS_DATE = /^\d{4}年\d{1,2}月\d{1,2}日/
const FINAL = new Set('。；：！？…”）》.|'.split('').map((c) => c.charCodeAt(0)))
const LINES_TO_JUDGE = 8

interface Line {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Page breaks and hard wraps cut sentences in two: takes out the line ends that end nothing. */
export function joinLines(draft: Draft): void {
  const lines = readLines(draft)
  const wrap = wrapWidth(lines)
  const drop = new Set<number>()
  let inBody = false
  let open = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const a = lines[i]
    const b = lines[i + 1]
    if (!a || !b) break
    inBody ||= HEADING_ORDINAL.test(a.words)
    open = drop.has(a.start - 1) ? open + openBrackets(a.words) : openBrackets(a.words)
    if (isCut(a, b, { wrap, inBody, open: open > 0 })) drop.add(a.end)
  }
  if (drop.size > 0) compact(draft, drop)
}

interface Surroundings {
  readonly wrap: number | null
  readonly inBody: boolean
  readonly open: boolean
}

function isCut(a: Line, b: Line, around: Surroundings): boolean {
  const last = a.words.charCodeAt(a.words.length - 1)
  if (a.words.includes('\t') || b.words.includes('\t')) return false
  if (ORDINAL.test(b.words) && !/^\d/.test(b.words)) return false
  if (isDigit(last) && /^[\d年月日%万亿个家项]/.test(b.words) && a.words.length > 8) return true
  if (ORDINAL.test(b.words) || LABEL.test(b.words) || ENDS_DATE.test(b.words)) return false
  if (DOC_NUMBER.test(b.words)) return false
  if (around.open && b.words.includes('）') && closesFirst(b.words)) return true
  if (a.words.endsWith('、') || a.words.endsWith('，')) return true
  if (FINAL.has(last)) return false
  if (around.wrap !== null && a.words.length >= around.wrap - 3 && a.words.length <= around.wrap + 6) return true
  return isProse(a.words, around.inBody)
}

/** Does the line read as running text, which a heading, a label or a list of units does not? */
function isProse(words: string, inBody: boolean): boolean {
  if (UNIT_LABEL.test(words)) return false
  if (words.includes('。') || words.includes('；') || /^.{1,16}：./.test(words)) return true
  if (!inBody) return false
  if (DEEP_ORDINAL.test(words)) return words.length > 12
  return words.length >= 40 || words.split('，').length > 2
}

function closesFirst(words: string): boolean {
  const close = words.indexOf('）')
  const opening = words.indexOf('（')
  return opening < 0 || close < opening || openBrackets(words) < 0
}

function openBrackets(words: string): number {
  let depth = 0
  for (let at = words.indexOf('（'); at >= 0; at = words.indexOf('（', at + 1)) depth++
  for (let at = words.indexOf('）'); at >= 0; at = words.indexOf('）', at + 1)) depth--
  return depth
}

/** The width of a hard-wrapped text, or null: many lines of one length, none longer. */
function wrapWidth(lines: readonly Line[]): number | null {
  if (lines.length < LINES_TO_JUDGE) return null
  const lengths = lines.map((line) => line.words.length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.8)] ?? 0
  if (width < 18 || width > 60) return null
  if ((lengths[lengths.length - 1] ?? 0) > width + 12) return null
  const full = lengths.filter((length) => length >= width - 3 && length <= width + 3).length
  return full >= lines.length * 0.35 ? width : null
}

function readLines(draft: Draft): Line[] {
  const text = decode(draft.rule, draft.length)
  const lines: Line[] = []
  let start = 0
  while (start < text.length) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (end > start) lines.push({ start, end, words: text.slice(start, end) })
    start = end + 1
  }
  return lines
}

function compact(draft: Draft, drop: ReadonlySet<number>): void {
  let out = 0
  let from = 0
  for (const gap of [...drop, draft.length]) {
    for (const units of [draft.rule, draft.written, draft.from, draft.to]) units.copyWithin(out, from, gap)
    out += gap - from
    from = gap + 1
  }
  draft.length = out
}
