import type { ClauseIndex } from '../../components/official-text/clause-index.ts'
import type { Paragraph } from '../../components/official-text/paragraphs.ts'
import type { Span } from '../../components/official-text/span.ts'

export interface Place {
  readonly clause?: string | undefined
  readonly start?: number | undefined
  readonly end?: number | undefined
}

/** The words that an address names: its offsets, else the opening paragraph of its clause. */
export function litOf(place: Place, paragraphs: readonly Paragraph[], index: ClauseIndex): Span | null {
  if (place.start !== undefined && place.end !== undefined && place.start < place.end)
    return { start: place.start, end: place.end }
  const clause = place.clause === undefined ? undefined : index.byId.get(place.clause)
  if (!clause) return null
  const opening = paragraphs.find((p) => p.opens && p.clause === clause.id)
  return { start: clause.start, end: opening?.end ?? clause.end }
}
