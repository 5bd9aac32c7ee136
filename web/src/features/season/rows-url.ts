import { z } from 'zod'
import { MEASURES, TIERS } from '@gongjian/domain/season/words.ts'

/** What narrows the rows of a plan, in the address. */
export const RowsUrl = z.object({
  q: z.string().optional().catch(undefined),
  trade: z.string().optional().catch(undefined),
  measure: z
    .enum([...MEASURES, 'none'])
    .optional()
    .catch(undefined),
  tier: z
    .enum([...TIERS, 'none'])
    .optional()
    .catch(undefined),
  /** Rows of a figure of 预计减排. */
  cut: z.string().optional().catch(undefined),
  finding: z.string().optional().catch(undefined),
  only: z.enum(['gaps', 'departing']).optional().catch(undefined),
  /** A submission as it was. */
  number: z.coerce.number().int().positive().optional().catch(undefined),
})
export type RowsUrl = z.output<typeof RowsUrl>
