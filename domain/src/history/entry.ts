import { z } from 'zod'
import { Instant } from '../calendar/calendar.ts'

/** One change of an item or an enterprise, as its own page tells it. */
const HistoryEntry = z.object({
  id: z.number().int(),
  at: Instant,
  by: z.string(),
  unit: z.string(),
  action: z.string(),
  why: z.string().nullable(),
  changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
})

/** The newest first. `next`: the `before` of the next page; null: this is the last. */
export const HistoryEntries = z.object({ entries: z.array(HistoryEntry), next: z.number().int().nullable() })
