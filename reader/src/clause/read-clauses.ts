import type { ReadingClause } from '@gongjian/domain/plan/reading.ts'
import { quote, type Document } from '../document.ts'

export function readClauses(document: Document): ReadingClause[] {
  const { view, clauses } = document
  return clauses.map((clause) => ({
    id: clause.id,
    label: view.written.slice(clause.start, clause.labelEnd),
    heading: view.written.slice(clause.labelEnd, clause.headingEnd),
    text: view.written.slice(clause.headingEnd, clause.end).replace(/^[。：\n]+/, ''),
    parent: clause.parent?.id ?? null,
    ...quote(document, clause.start, clause.end),
  }))
}
