import { useCallback, useMemo, useState } from 'react'
import { useRouter } from '@tanstack/react-router'
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
  const router = useRouter()
  const show = useCallback(
    (to: string | null, words?: Span) => {
      setClicks((n) => n + 1)
      const named = { clause: to ?? undefined, start: words?.start, end: words?.end }
      // Without resetScroll the page would jump to its top and back.
      void router.navigate({
        to: '.',
        search: (now: object) => textOf({ ...now, ...named }),
        replace: true,
        resetScroll: false,
      })
    },
    [router],
  )
  return {
    lit,
    missing: clause !== undefined && start === undefined && !index.byId.has(clause) ? clause : null,
    withFindings: notes !== 'off',
    setFindings: (on: boolean) => setSearch({ notes: on ? undefined : 'off' }),
    show,
  }
}

/** The router of this web writes plain text into the address, so nothing undefined may come to it. */
function textOf(values: Record<string, unknown>): Record<string, string> {
  const known = Object.entries(values).filter(([, v]) => typeof v === 'string' || typeof v === 'number')
  return Object.fromEntries(known.map(([key, v]) => [key, String(v)]))
}
