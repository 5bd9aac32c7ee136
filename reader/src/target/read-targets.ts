import type { ReadingTarget } from '@gongjian/domain/plan/reading.ts'
import { clauseAt } from '../clause/clauses.ts'
import type { Deadline } from '../deadline/deadline.ts'
import { clauseIdAt, quote, type Document } from '../document.ts'
import { lineStart } from '../spans.ts'
import type { Target } from './targets.ts'

export function readTargets(
  document: Document,
  targets: readonly Target[],
  deadlines: readonly Deadline[],
): ReadingTarget[] {
  return targets.map((target) => ({
    clause: clauseIdAt(document, target.start),
    ...quote(document, target.start, target.end),
    subject: target.subject,
    kind: target.direction,
    comparator: target.comparator,
    value: target.value,
    unit: target.unit,
    baseline: target.baseline,
    by: dueOf(document, target, deadlines),
    firmness: target.strive ? ('strive' as const) : ('binding' as const),
  }))
}

/** The day of its sentence; else the one that opens its paragraph, or the list that it is an item of. */
function dueOf(document: Document, target: Target, deadlines: readonly Deadline[]): string | null {
  const { s } = document.view
  const paragraph = lineStart(s, target.start, 4000)
  const clause = clauseAt(document.clauses, target.start)
  const isItem = s[paragraph] === '-'
  const from = isItem ? (clause?.start ?? 0) : Math.max(paragraph, clause?.start ?? 0)
  let due: string | null = null
  for (let i = firstFrom(deadlines, from); i < deadlines.length; i++) {
    const deadline = deadlines[i]
    if (!deadline || deadline.start >= target.end) break
    if (deadline.kind === 'ongoing' || deadline.kind === 'from') continue
    if (deadline.kind === 'recurring') {
      if (deadline.start >= target.sentence[0]) due = null
      continue
    }
    if (deadline.start >= target.sentence[0] || opensSentence(s, deadline)) due = deadline.date
  }
  return due
}

function firstFrom(deadlines: readonly Deadline[], from: number): number {
  let low = 0
  let high = deadlines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((deadlines[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

function opensSentence(s: string, deadline: Deadline): boolean {
  return /(?:^|[。；\n\t：，-][^，。；\n]{0,4})$/.test(s.slice(Math.max(0, deadline.start - 6), deadline.start))
}
