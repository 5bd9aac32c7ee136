import { z } from 'zod'
import type { CandidateState } from '@gongjian/domain/sweep/candidate.ts'
import { type CandidateStanding } from '@gongjian/domain/sweep/candidate.ts'
import type { CandidateTally, SweepView } from '@gongjian/domain/sweep/contracts.ts'
import type { CallOf } from '@gongjian/domain/operation/contract.ts'
import type { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { type OperationName } from '@gongjian/domain/operation/operations.ts'

/** What an answer or a decision makes old; a confirmation writes into a register. */
export const SWEEPS_CHANGE: readonly OperationName[] = [
  'listSweeps',
  'getSweep',
  'listCandidates',
  'mapCandidates',
  'listItemCandidates',
  'getOverview',
  'listItems',
  'getItem',
  'listMyDesk',
]

/** While one waits or runs. */
export const SOON_MS = 1500

/** Which candidates are looked at: a state, or what is not decided yet. */
export const SHELVES = ['open', 'disputed', 'confirmed', 'borderline', 'unknown', 'dismissed', 'gone'] as const
export type Shelf = (typeof SHELVES)[number]

export const SHELF_TITLES: Readonly<Record<Shelf, string>> = {
  open: '待确认',
  disputed: '有异议',
  confirmed: '已确认',
  borderline: '恰在界限',
  unknown: '缺少事实',
  dismissed: '异议成立',
  gone: '不再符合',
}

export const UrlState = z.object({
  state: z.enum(SHELVES).optional().catch(undefined),
  rule: z.string().max(80).optional().catch(undefined),
  unit: z.string().max(40).optional().catch(undefined),
  missing: z.string().max(60).optional().catch(undefined),
  show: z.enum(['list', 'missing', 'readings']).catch('list'),
  map: z.enum(['yes']).optional().catch(undefined),
})
export type UrlState = z.output<typeof UrlState>

export type Filter = CallOf<typeof OPERATIONS.listCandidates>

function standingOf(shelf: Shelf): { state: CandidateState; standing?: CandidateStanding } {
  switch (shelf) {
    case 'open':
      return { state: 'open', standing: 'yes' }
    case 'borderline':
    case 'unknown':
      return { state: 'open', standing: shelf }
    case 'disputed':
    case 'confirmed':
    case 'dismissed':
    case 'gone':
      return { state: shelf }
  }
}

export function filterOf(subject: string, shelf: Shelf, { rule, unit, missing }: UrlState): Filter {
  return {
    subject,
    ...standingOf(shelf),
    ...(rule === undefined ? {} : { rule }),
    ...(unit === undefined ? {} : { unit }),
    ...(missing === undefined ? {} : { missing }),
  }
}

export function countOn(tally: CandidateTally, shelf: Shelf): number | undefined {
  return shelf === 'dismissed' || shelf === 'gone' ? undefined : tally[shelf]
}

export function isUnderWay({ next }: Pick<SweepView, 'next'>): boolean {
  return next !== null && next.state !== 'failed'
}
