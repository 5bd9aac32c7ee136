import type { ReadingClause } from '@gongjian/domain/plan/reading.ts'
import { lastStartingBefore, type Span } from './span.ts'

export interface ClauseNode {
  readonly clause: ReadingClause
  readonly level: number
  readonly children: readonly ClauseNode[]
}

export interface ClauseIndex {
  readonly byId: ReadonlyMap<string, ReadingClause>
  /** In the order in which they stand in the text. */
  readonly sorted: readonly ReadingClause[]
  readonly roots: readonly ClauseNode[]
  readonly levels: ReadonlyMap<string, number>
  /** 二（二）1（2）⑥ */
  readonly labels: ReadonlyMap<string, string>
}

export function indexClauses(clauses: readonly ReadingClause[]): ClauseIndex {
  const sorted = [...clauses].sort((a, b) => a.start - b.start)
  const byId = new Map<string, ReadingClause>()
  const levels = new Map<string, number>()
  const labels = new Map<string, string>()
  const nodes = new Map<string, { clause: ReadingClause; level: number; children: ClauseNode[] }>()
  const roots: ClauseNode[] = []
  for (const clause of sorted) {
    // A second document inside the same file may number itself alike: the first clause keeps the id.
    if (byId.has(clause.id)) continue
    const parent = clause.parent === null ? undefined : nodes.get(clause.parent)
    const level = parent ? parent.level + 1 : 1
    const node = { clause, level, children: [] }
    byId.set(clause.id, clause)
    levels.set(clause.id, level)
    labels.set(clause.id, (parent ? (labels.get(parent.clause.id) ?? '') : '') + bareLabel(clause.label))
    nodes.set(clause.id, node)
    if (parent) parent.children.push(node)
    else roots.push(node)
  }
  return { byId, sorted, roots, levels, labels }
}

/** 一、 → 一, 1. → 1, (2) → （2） */
export function bareLabel(label: string): string {
  return label
    .replace(/[*\s\u3000]/g, '')
    .replace(/[、.．﹒，,:：]+$/, '')
    .replace(/^[（(〔[](.+)[）)〕\]]$/, '（$1）')
}

/** The innermost clause whose own words hold the offset. */
export function clauseAt(index: ClauseIndex, offset: number): ReadingClause | null {
  const clause = index.sorted[lastStartingBefore(index.sorted, offset)]
  return clause && offset < clause.end ? clause : null
}

export function ancestorsOf(index: ClauseIndex, id: string): string[] {
  const path: string[] = []
  let parent = index.byId.get(id)?.parent ?? null
  while (parent !== null && !path.includes(parent)) {
    path.unshift(parent)
    parent = index.byId.get(parent)?.parent ?? null
  }
  return path
}

/** The clause with all that stands under it. */
export function wholeClause(index: ClauseIndex, id: string): Span | null {
  const clause = index.byId.get(id)
  if (!clause) return null
  let end = clause.end
  for (const other of index.sorted) if (other.id.startsWith(`${id}.`)) end = Math.max(end, other.end)
  return { start: clause.start, end }
}

const QUOTED = /“[^”]*”|《[^》]*》/
const CLAUSE_ID = /(?<![\d.])\d+(?:\.\d+)+(?![\d.%]|[万亿吨米台个家辆元])/

/** `由6.2承接` → `由六（二）承接`: people know a clause by its label. Words quoted from the document stay. */
export function withLabels(sentence: string, index: ClauseIndex): string {
  const parts = new RegExp(`${QUOTED.source}|${CLAUSE_ID.source}`, 'g')
  return sentence.replace(parts, (part) => index.labels.get(part) ?? part)
}
