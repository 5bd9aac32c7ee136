import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import type { ClauseIndex } from '../../components/official-text/clause-index.ts'
import type { Paragraph } from '../../components/official-text/paragraphs.ts'
import type { Span } from '../../components/official-text/span.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { litOf } from './lit.ts'

const offset = z.coerce.number().int().min(0).optional().catch(undefined)
const Search = z.object({
  clause: z.string().optional().catch(undefined),
  start: offset,
  end: offset,
  notes: z.enum(['off']).optional().catch(undefined),
})

/** The place that the address names: what is lit, and how to name another. */
export function usePlace(paragraphs: readonly Paragraph[], index: ClauseIndex) {
  const [search, setSearch] = useUrlState(Search)
  const [clicks, setClicks] = useState(0)
  const { clause, start, end, notes } = search
  const lit = useMemo(
    () => litOf({ clause, start, end }, paragraphs, index),
    // A second click on the same value brings its words back into view.
    [clause, start, end, paragraphs, index, clicks],
  )
  const show = useCallback(
    (to: string | null, words?: Span) => {
      setClicks((n) => n + 1)
      setSearch({ clause: to ?? undefined, start: words?.start, end: words?.end })
    },
    [setSearch],
  )
  return {
    lit,
    missing: clause !== undefined && start === undefined && !index.byId.has(clause) ? clause : null,
    withFindings: notes !== 'off',
    setFindings: (on: boolean) => setSearch({ notes: on ? undefined : 'off' }),
    show,
  }
}
