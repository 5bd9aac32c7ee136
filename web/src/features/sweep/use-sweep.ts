import { z } from 'zod'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import { MOST_ACTED, type CandidateView, type SweepView } from '@gongjian/domain/sweep/contracts.ts'
import { Tray, TRAYS } from '@gongjian/domain/sweep/tray.ts'
import type { CallOf } from '@gongjian/domain/operation/contract.ts'
import type { OperationName, OPERATIONS } from '@gongjian/domain/operation/operations.ts'

/** What an answer or a decision makes old; a confirmation writes into a register. */
export const SWEEPS_CHANGE: readonly OperationName[] = [
  'listSweeps',
  'getSweep',
  'listCandidates',
  'mapCandidates',
  'listItemCandidates',
  'previewRules',
  'listRuleChanges',
  'countRuleRows',
  'getOverview',
  'listItems',
  'getItem',
  'listMyDesk',
]

/** While one waits or runs. */
export const SOON_MS = 1500

export const UrlState = z.object({
  state: Tray.optional().catch(undefined),
  rule: z.string().max(80).optional().catch(undefined),
  unit: z.string().max(40).optional().catch(undefined),
  missing: z.string().max(60).optional().catch(undefined),
  show: z.enum(['list', 'missing', 'readings', 'changes']).catch('list'),
  /** Of the rules that are compared: the days. */
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  map: z.enum(['yes']).optional().catch(undefined),
})
export type UrlState = z.output<typeof UrlState>

export type Filter = CallOf<typeof OPERATIONS.listCandidates>

export function filterOf(subject: string, tray: Tray, { rule, unit, missing }: UrlState): Filter {
  const { state, standing } = TRAYS[tray]
  return {
    subject,
    state,
    ...(standing === null ? {} : { standing }),
    ...(rule === undefined ? {} : { rule }),
    ...(unit === undefined ? {} : { unit }),
    ...(missing === undefined ? {} : { missing }),
  }
}

/** Of what is shown: what something can be done with, and what of that is chosen. No more than goes at once. */
export function choiceOf<Row extends Pick<CandidateView, 'id' | 'allowed'>>(
  rows: readonly Row[],
  chosen: ReadonlySet<number>,
): { able: readonly Row[]; its: readonly Row[] } {
  const able = rows.filter((c) => c.allowed.length > 0)
  return { able: able.slice(0, MOST_ACTED), its: able.filter((c) => chosen.has(c.id)).slice(0, MOST_ACTED) }
}

export function isUnderWay({ next }: Pick<SweepView, 'next'>): boolean {
  return next !== null && next.state !== 'failed'
}
