import type { ReadingDeadline } from '@gongjian/domain/plan/reading.ts'
import { clauseIdAt, quote, type Document } from '../document.ts'
import type { Deadline } from './deadline.ts'

export function readDeadlines(document: Document, deadlines: readonly Deadline[]): ReadingDeadline[] {
  return deadlines.map((deadline) => ({
    clause: clauseIdAt(document, deadline.start),
    ...quote(document, deadline.start, deadline.end),
    text: document.view.written.slice(deadline.start, deadline.end),
    kind: deadline.kind,
    date: deadline.date,
  }))
}
