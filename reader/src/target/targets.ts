import type { TargetComparator } from '@gongjian/domain/plan/reading.ts'
import type { Document } from '../document.ts'
import type { Bracket } from '../assignment/brackets.ts'
import { findQuantities, type Quantity } from '../quantity/quantities.ts'
import { isWithin, titleSpans } from '../spans.ts'
import { classify } from './classify.ts'
import type { Verdict } from './verdict.ts'
import { comparatorOf, type Direction } from './operators.ts'
import { subjectOf, subjectsSharing } from './subject.ts'

/** A number that the plan sets itself; offsets are in the view. */
export interface Target {
  readonly start: number
  readonly end: number
  readonly sentence: readonly [number, number]
  readonly subject: string
  readonly direction: Direction
  readonly comparator: TargetComparator
  readonly value: number
  readonly unit: string
  readonly baseline: number | null
  readonly strive: boolean
}

export interface Figures {
  readonly targets: readonly Target[]
  readonly limits: readonly Quantity[]
}

/** Sorts the numbers of the document into goals and limits; the rest (money given, sizes, dates) are neither. */
export function findFigures(document: Document): Figures {
  const { s, written } = document.view
  const titles = titleSpans(s)
  const targets: Target[] = []
  const limits: Quantity[] = []
  let previous: Verdict | null = null
  const inBrackets = bracketLookup(document.brackets)
  for (const quantity of findQuantities(s)) {
    if (isWithin(titles, quantity.start) || isWithin(document.past, quantity.start)) continue
    const verdict = classify(document, quantity, previous, inBrackets(quantity.start))
    if (verdict.kind === 'limit') limits.push(quantity)
    if (verdict.kind === 'target') targets.push(...toTargets(s, written, verdict))
    previous = verdict
  }
  return { targets, limits }
}

function toTargets(s: string, written: string, verdict: Verdict): Target[] {
  const { quantity } = verdict
  const row = {
    start: verdict.start,
    end: quantity.end,
    sentence: verdict.sentence,
    direction: verdict.direction,
    comparator: quantity.upTo !== null ? ('>=' as const) : comparatorOf(verdict.comparator, quantity.suffix),
    value: quantity.value,
    unit: quantity.unitStart === quantity.start ? quantity.unit : written.slice(quantity.unitStart, quantity.unitEnd),
    baseline: verdict.baseline,
    strive: /力争|争取|努力/.test(s.slice(verdict.sentence[0], quantity.start)),
  }
  const shared = verdict.sharing ? subjectsSharing(s, verdict.clauseStart, verdict.start) : []
  if (shared.length > 1) return shared.map((subject) => ({ ...row, subject }))
  return [{ ...row, subject: subjectOf(s, written, verdict) }]
}

/** Depth of brackets at a place, asked in order of place. */
function bracketLookup(brackets: readonly Bracket[]): (at: number) => Bracket | null {
  const open: Bracket[] = []
  let next = 0
  return (at) => {
    for (; next < brackets.length; next++) {
      const bracket = brackets[next]
      if (!bracket || bracket.start > at) break
      if (bracket.closed) open.push(bracket)
    }
    while (open.length > 0 && (open[open.length - 1]?.end ?? 0) <= at) open.pop()
    return open[open.length - 1] ?? null
  }
}
