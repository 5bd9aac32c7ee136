import { z } from 'zod'
import type { Permission } from '../permission/permission.ts'
import type { Standing } from '../rule/state.ts'

/**
 * A row of which a rule speaks, or of which it is not known whether it does. open: waits for the county · disputed: waits for the
 * lead · confirmed: an item stands for it · dismissed: the lead agreed with the dispute · gone: the rule speaks of the row no more.
 */
export const CandidateState = z.enum(['open', 'disputed', 'confirmed', 'dismissed', 'gone'])
export type CandidateState = z.infer<typeof CandidateState>

export const CANDIDATE_STATE_TITLES: Readonly<Record<CandidateState, string>> = {
  open: '待确认',
  disputed: '有异议',
  confirmed: '已确认',
  dismissed: '异议成立',
  gone: '不再符合',
}

/** How the rule stands to the row; a row of which it does not hold is no candidate. */
export const CandidateStanding = z.enum(['yes', 'borderline', 'unknown'])
export type CandidateStanding = z.infer<typeof CandidateStanding> & Standing

export const CANDIDATE_STANDING_TITLES: Readonly<Record<CandidateStanding, string>> = {
  yes: '符合规则',
  borderline: '恰在界限',
  unknown: '缺少事实',
}

export const CandidateAction = z.enum(['confirm', 'dispute', 'uphold', 'reject'])
export type CandidateAction = z.infer<typeof CandidateAction>

interface ActionFacts {
  readonly title: string
  readonly from: CandidateState
  readonly to: CandidateState
  /** Who may: the permission that reaches the row's unit or task. */
  readonly permission: Permission
  readonly needsReason: boolean
  /** Only where the rule stands so: what is not decided yet can be neither confirmed nor disputed. */
  readonly standings: readonly CandidateStanding[]
}

/** What persons do. What is not here is refused. */
export const CANDIDATE_ACTIONS: Readonly<Record<CandidateAction, ActionFacts>> = {
  confirm: {
    title: '确认',
    from: 'open',
    to: 'confirmed',
    permission: 'candidate.answer',
    needsReason: false,
    standings: ['yes'],
  },
  dispute: {
    title: '提出异议',
    from: 'open',
    to: 'disputed',
    permission: 'candidate.answer',
    needsReason: true,
    standings: ['yes'],
  },
  uphold: {
    title: '异议成立',
    from: 'disputed',
    to: 'dismissed',
    permission: 'candidate.decide',
    needsReason: true,
    standings: ['yes'],
  },
  reject: {
    title: '异议不成立',
    from: 'disputed',
    to: 'open',
    permission: 'candidate.decide',
    needsReason: true,
    standings: ['yes'],
  },
}

/** What a sweep finds of a candidate: as it was, with other facts, or not at all. */
export const SEEN = ['same', 'altered', 'absent'] as const
export type Seen = (typeof SEEN)[number]

/** What a sweep makes of a candidate. A person's word stands as long as the facts that it was given on. */
export const SWEPT: Readonly<Record<Seen, Readonly<Record<CandidateState, CandidateState>>>> = {
  same: { open: 'open', disputed: 'disputed', confirmed: 'confirmed', dismissed: 'dismissed', gone: 'open' },
  altered: { open: 'open', disputed: 'open', confirmed: 'open', dismissed: 'open', gone: 'open' },
  // What was confirmed is an item with a life of its own.
  absent: { open: 'gone', disputed: 'gone', confirmed: 'confirmed', dismissed: 'gone', gone: 'gone' },
}

/** Why the action cannot be done with such a candidate; null: it can. The permission is another question. */
export function refusedBecause(
  action: CandidateAction,
  { state, standing }: { readonly state: CandidateState; readonly standing: CandidateStanding },
): string | null {
  const { title, from, standings } = CANDIDATE_ACTIONS[action]
  if (state !== from) return `当前是“${CANDIDATE_STATE_TITLES[state]}”，不能${title}`
  if (standings.includes(standing)) return null
  return standing === 'unknown'
    ? '缺少事实、无法判断，请先在台账里补齐后重新排查'
    : '恰在“以下”的界限上，请先由市攻坚办作出界限解释'
}
