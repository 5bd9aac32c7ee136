import { looksLikeUnit, mayBeUnit } from '../unit/unit-names.ts'
import type { View } from '../view/view.ts'
import { FIRST_LEADS } from './labels.ts'
import { splitNames, type Name } from './names.ts'
import { TAILS, type Part } from './roles.ts'

export interface Share {
  readonly part: Part
  readonly names: readonly Name[]
}

export interface Roles {
  readonly shares: readonly Share[]
  /** How many shares were stated by a verb (牵头, 负责…). */
  readonly stated: number
  /** Every word belongs to a unit or its part: nothing but roles stands here. */
  readonly pure: boolean
  /** A stated part needs units before it that look like units; a weak verb alone proves nothing. */
  readonly sound: boolean
}

interface Segment {
  readonly start: number
  readonly end: number
}

const NOTE =
  /下同|不再列出|不再[^，。、]{0,6}列[出示]|不再一一列出|不再重复|不再做分工|不再分工|(?:任务|工作|措施)均|以[下上](?:各项|工作|任务|措施)?[^、，]{0,8}均/
/** A verb in mid-segment that a part ends with: A牵头、B配合, or A牵头B配合. */
const INNER = /(?:牵头负责|牵头|配合|参与|负责)(?=[、和]|[^、，。；）负责组织推进落实实施协调抓总的考和编制起草会]{2})/g

/** Reads `A牵头，B、C配合` in the view's a..b; names with no verb of their own have `stated` as their part. */
export function parseRoles(view: View, a: number, b: number, stated: Part | null): Roles {
  const shares: Share[] = []
  let waiting: Name[] = []
  let count = 0
  let pure = true
  let sound = true
  for (const segment of segmentsOf(view.s, a, b)) {
    const words = view.s.slice(segment.start, segment.end)
    if (isNote(words)) continue
    const tail = TAILS.find((known) => known.form.test(words))
    const match = tail?.form.exec(words)
    if (tail && match) {
      count++
      const read = [...waiting, ...namesBefore(view, segment, match.index, tail.part, shares)]
      waiting = []
      if (!read.some((name) => looksLikeUnit(name.key)) || (tail.weak && !read.every((n) => looksLikeUnit(n.key))))
        sound = false
      const kept = read.filter((name) => mayBeUnit(name.key))
      if (kept.length < read.length || kept.length === 0) pure = false
      if (kept.length > 0) shares.push({ part: tail.part, names: kept })
      continue
    }
    if (words.startsWith('会同')) {
      const together = splitNames(view, segment.start + 2, segment.end).filter((name) => looksLikeUnit(name.key))
      if (together.length > 0) shares.push({ part: 'cooperating', names: together })
      continue
    }
    const names = splitNames(view, segment.start, segment.end)
    const kept = names.filter((name) => looksLikeUnit(name.key) || (stated !== null && mayBeUnit(name.key)))
    if (kept.length < names.length) pure = false
    waiting.push(...kept)
  }
  if (waiting.length > 0) shares.push({ part: stated ?? 'plain', names: waiting })
  return { shares: shares.flatMap(applyNotes), stated: count, pure, sound }
}

/** 下同 in the brackets behind a name is a remark on the list; the name stays. */
function isNote(words: string): boolean {
  const bare = words.includes('（') ? words.replace(/（[^（）]*）/g, '') : words
  return bare.length < 2 || NOTE.test(bare) || FIRST_LEADS.test(bare)
}

/** `X会同Y负责`: what stands after 会同 cooperates. */
function namesBefore(view: View, segment: Segment, length: number, part: Part, shares: Share[]): Name[] {
  const end = segment.start + length
  const words = view.s.slice(segment.start, end)
  const together = /会同/.exec(words)
  if (!together || part === 'cooperating' || together.index < 2) return splitNames(view, segment.start, end)
  const others = splitNames(view, segment.start + together.index + together[0].length, end)
  if (others.length > 0) shares.push({ part: 'cooperating', names: others })
  return splitNames(view, segment.start, segment.start + together.index)
}

/** `市发改委（牵头）` within a list takes the part that its bracket states. */
function applyNotes(share: Share): Share[] {
  if (share.names.every((name) => name.note === null)) return [share]
  const leads = share.names.filter((name) => name.note !== null && /牵头|主责|主办|第一/.test(name.note))
  const helpers = share.names.filter((name) => name.note !== null && /配合|协办|参与/.test(name.note))
  const rest = share.names.filter((name) => name.note === null)
  const shares: Share[] = [
    { part: 'lead', names: leads },
    { part: 'cooperating', names: helpers },
    { part: share.part, names: rest },
  ]
  return shares.filter((one) => one.names.length > 0)
}

function segmentsOf(s: string, a: number, b: number): Segment[] {
  const cuts: number[] = []
  let depth = 0
  for (let i = a; i < b; i++) {
    const c = s[i]
    if (c === '（') depth++
    else if (c === '）') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (c === '，' || c === '。' || c === '；' || c === '\n' || c === '\t')) cuts.push(i)
  }
  const segments: Segment[] = []
  let start = a
  for (const cut of [...cuts, b]) {
    if (cut > start) segments.push(...splitInner(s, start, cut))
    start = cut + 1
  }
  return segments
}

function splitInner(s: string, start: number, end: number): Segment[] {
  const words = s.slice(start, end)
  const segments: Segment[] = []
  let from = start
  INNER.lastIndex = 0
  for (let match = INNER.exec(words); match; match = INNER.exec(words)) {
    const cut = start + match.index + match[0].length
    const before = s.slice(from, start + match.index)
    if (!looksLikeUnit(lastName(before)) || !TAILS.some((tail) => tail.form.test(words))) continue
    segments.push({ start: from, end: cut })
    from = /[、和]/.test(s[cut] ?? '') ? cut + 1 : cut
  }
  if (from < end) segments.push({ start: from, end })
  return segments
}

function lastName(words: string): string {
  return (words.split(/[、和]/).pop() ?? words).replace(/等(?:有关|相关)?(?:部门|单位)?$/, '')
}
