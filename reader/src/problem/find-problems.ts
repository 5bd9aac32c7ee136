import type { ReadingProblem } from '@gongjian/domain/plan/reading.ts'
import { isFooter } from '../assignment/label-markers.ts'
import type { Marker } from '../assignment/marker.ts'
import type { Deadline } from '../deadline/deadline.ts'
import { clauseIdAt, quote, type Document } from '../document.ts'
import { isInside } from '../assignment/marker.ts'
import { problem } from './problems.ts'
import type { Stretch } from './scrambled.ts'

export function findProblems(
  document: Document,
  found: {
    readonly markers: readonly Marker[]
    readonly deadlines: readonly Deadline[]
    readonly scrambled: readonly Stretch[]
  },
): ReadingProblem[] {
  const problems = [
    ...found.scrambled.map(([a, b]) => problem('table-scrambled', clauseOf(document, a), quote(document, a, b))),
    ...found.deadlines
      .filter((deadline) => deadline.yearless)
      .map((one) => problem('year-unknown', clauseOf(document, one.start), quote(document, one.start, one.end))),
    ...unclearUnits(document, found.markers),
    ...document.clauses
      .filter((clause) => clause.id.includes('~'))
      .map((clause) => problem('clause-repeated', clause.id, quote(document, clause.start, clause.labelEnd))),
    ...document.brackets
      .filter((bracket) => !bracket.closed && isInside(found.markers, bracket.start))
      .map((one) => problem('bracket-open', clauseOf(document, one.start), quote(document, one.start, one.end))),
  ]
  return problems.sort((a, b) => a.start - b.start)
}

/** A label with nothing behind it that reads as a unit. */
function unclearUnits(document: Document, markers: readonly Marker[]): ReadingProblem[] {
  const { s } = document.view
  return document.labels.flatMap((label) => {
    if (label.part === 'person' || isInside(markers, label.start) || isFooter(s, label.start)) return []
    if (!/[\n\t（；，。]/.test(s[label.start - 1] ?? '\n')) return []
    const line = s.indexOf('\n', label.end)
    const end = Math.min(line < 0 ? s.length : line, label.end + 80)
    return [
      problem('unit-unclear', clauseOf(document, label.start), quote(document, label.start, Math.max(end, label.end))),
    ]
  })
}

function clauseOf(document: Document, at: number): string | null {
  return clauseIdAt(document, at) || null
}
