import type { View } from '../view/view.ts'
import { findOrdinals, type Level, type Ordinal } from './ordinals.ts'

/** A numbered clause; all offsets are in the view. */
export interface Clause {
  readonly id: string
  readonly level: Level
  readonly value: number
  readonly parent: Clause | null
  /** Which document of the file: some hold two. */
  readonly document: number
  readonly start: number
  readonly labelEnd: number
  readonly headingEnd: number
  /** End of its own words: the first child or the next clause. */
  readonly end: number
  /** End with its children. */
  treeEnd: number
  readonly children: Clause[]
}

const HEADING_LIMIT = 60
const SENTENCE_HEADING_LIMIT = 45

export function findClauses(view: View): Clause[] {
  const ordinals = findOrdinals(view)
  const clauses: Clause[] = []
  const taken = new Map<string, number>()
  let path: Clause[] = []
  let document = 1
  let nested = false
  ordinals.forEach((ordinal, index) => {
    if (startsAgain(ordinal, clauses)) {
      document++
      path = []
    }
    nested = ordinal.inline && (nested || (ordinal.value === 1 && path.some((open) => open.level === ordinal.level)))
    const level = nested ? 6 : ordinal.level
    path = path.filter((open) => open.level < level)
    const parent = path[path.length - 1] ?? null
    const end = ordinals[index + 1]?.start ?? view.s.length
    const clause: Clause = {
      id: uniqueId(parent, ordinal.value, document, taken),
      level,
      value: ordinal.value,
      parent,
      document,
      start: ordinal.start,
      labelEnd: ordinal.end,
      headingEnd: headingEnd(view.s, ordinal.end, end),
      end: trimEnd(view.s, ordinal.end, end),
      treeEnd: end,
      children: [],
    }
    parent?.children.push(clause)
    clauses.push(clause)
    path.push(clause)
    for (const open of path) open.treeEnd = end
  })
  return clauses
}

/** A second 一、 after 二、: another document begins inside the file. */
function startsAgain(ordinal: Ordinal, clauses: readonly Clause[]): boolean {
  if (ordinal.level !== 1 || ordinal.value !== 1) return false
  for (let i = clauses.length - 1; i >= 0; i--) {
    const clause = clauses[i]
    if (clause?.level === 0) return false
    if (clause?.level === 1) return clause.value >= 2
  }
  return false
}

function uniqueId(parent: Clause | null, value: number, document: number, taken: Map<string, number>): string {
  const prefix = parent ? `${parent.id}.` : document > 1 ? `${document}:` : ''
  const id = `${prefix}${value}`
  const times = (taken.get(id) ?? 0) + 1
  taken.set(id, times)
  return times === 1 ? id : `${id}~${times}`
}

/** The heading ends with its line, its first sentence, or its colon; running text has none. */
function headingEnd(s: string, start: number, end: number): number {
  const line = s.indexOf('\n', start)
  const lineEnd = line < 0 || line > end ? end : line
  const head = s.slice(start, Math.min(lineEnd, start + HEADING_LIMIT + 1))
  const colon = head.indexOf('：')
  const stop = head.search(/[。；\t]/)
  if (colon > 0 && colon <= 14 && (stop < 0 || colon < stop)) return start + colon
  if (stop < 0) return lineEnd - start <= HEADING_LIMIT ? lineEnd : start
  if (head[stop] === '；' || stop > SENTENCE_HEADING_LIMIT) return start
  return start + stop + 1 < trimEnd(s, start, end) ? start + stop : start
}

function trimEnd(s: string, start: number, end: number): number {
  let i = end
  while (i > start && (s[i - 1] === '\n' || s[i - 1] === '\t')) i--
  return i
}

/** The innermost clause whose own words hold this place; clauses stand in order of their start. */
export function clauseAt(clauses: readonly Clause[], at: number): Clause | null {
  let low = 0
  let high = clauses.length - 1
  let hit: Clause | null = null
  while (low <= high) {
    const middle = (low + high) >> 1
    const clause = clauses[middle]
    if (!clause) break
    if (clause.start <= at) {
      hit = clause
      low = middle + 1
    } else high = middle - 1
  }
  return hit
}
