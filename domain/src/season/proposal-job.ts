import { z } from 'zod'
import { Instant } from '../calendar/calendar.ts'

/** waiting: in the queue · done, failed, cancelled: over, and of the last two nothing was written. */
export const ProposalState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export type ProposalState = z.infer<typeof ProposalState>

export function isProposing(state: ProposalState): boolean {
  return state === 'waiting' || state === 'running'
}

export const ProposalResult = z.object({
  added: z.number().int(),
  filled: z.number().int(),
  /** Rows of which the rules cannot tell what they are. */
  undecided: z.number().int(),
  /** The first of them; `refusedCount` is how many there are. */
  refused: z.array(z.object({ title: z.string(), why: z.string() })),
  refusedCount: z.number().int(),
  /** The first of the enterprises that do not belong in a season's plan, and how many there are. */
  left: z.array(z.object({ enterprise: z.string(), why: z.string() })),
  leftCount: z.number().int(),
})
export type ProposalResult = z.infer<typeof ProposalResult>

/** The last time that a plan was drawn up by the rules. */
export const SeasonProposal = z.object({
  state: ProposalState,
  /** Per cent. */
  progress: z.number().int(),
  by: z.string(),
  askedAt: Instant,
  finishedAt: Instant.nullable(),
  error: z.string().nullable(),
  result: ProposalResult.nullable(),
  mayCancel: z.boolean(),
})
export type SeasonProposal = z.infer<typeof SeasonProposal>
