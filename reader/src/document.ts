import { findBrackets, type Bracket } from './assignment/brackets.ts'
import { findLabels, type Label } from './assignment/labels.ts'
import { clauseAt, findClauses, type Clause } from './clause/clauses.ts'
import { findFront, type Front } from './front-matter.ts'
import { findPastFields } from './table/past-fields.ts'
import { findRows, type Row } from './table/table.ts'
import { buildView, spanOf, type Span, type View } from './view/view.ts'

/** What every finder works on: the view and the structure found in it. */
export interface Document {
  readonly view: View
  readonly clauses: readonly Clause[]
  readonly brackets: readonly Bracket[]
  readonly labels: readonly Label[]
  readonly front: Front
  readonly rows: readonly Row[]
  /** What was reached so far; nothing in it binds. */
  readonly past: readonly (readonly [number, number])[]
}

export function openDocument(text: string): Document {
  const view = buildView(text)
  const clauses = findClauses(view)
  const rows = findRows(view.s)
  return {
    view,
    clauses,
    brackets: findBrackets(view.s),
    labels: findLabels(view.s),
    front: findFront(view, clauses),
    rows,
    past: findPastFields(view.s, rows, clauses),
  }
}

export function clauseIdAt(document: Document, at: number): string {
  return clauseAt(document.clauses, at)?.id ?? ''
}

/** The quote's place in the text. */
export function quote(document: Document, a: number, b: number): Span {
  return spanOf(document.view, a, b)
}
