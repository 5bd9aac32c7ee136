import { z } from 'zod'
import type { Permission } from '../permission/permission.ts'

/** A county's plan for one season (错峰生产方案). */
export const SeasonState = z.enum(['draft', 'submitted', 'returned', 'approved'])
export type SeasonState = z.infer<typeof SeasonState>

export const SEASON_STATE_TITLES: Readonly<Record<SeasonState, string>> = {
  draft: '编制中',
  submitted: '待审核',
  returned: '已退回',
  approved: '已批准',
}

export const SeasonAction = z.enum(['edit', 'answer', 'submit', 'judge', 'return', 'approve', 'reopen'])
export type SeasonAction = z.infer<typeof SeasonAction>

interface ActionFacts {
  readonly title: string
  readonly from: readonly SeasonState[]
  /** null: the plan stays where it is. */
  readonly to: SeasonState | null
  readonly permission: Permission
  readonly needsReason: boolean
}

/**
 * What is not here is refused. The county draws up, answers what was found and submits; the lead of the task judges the answers,
 * returns or approves; no one account both submits and judges. 调整 opens an approved plan again, while what was approved stays in force.
 */
export const SEASON_ACTIONS: Readonly<Record<SeasonAction, ActionFacts>> = {
  edit: { title: '修改', from: ['draft', 'returned'], to: null, permission: 'season.edit', needsReason: false },
  answer: { title: '答复', from: ['draft', 'returned'], to: null, permission: 'season.edit', needsReason: true },
  submit: {
    title: '提交',
    from: ['draft', 'returned'],
    to: 'submitted',
    permission: 'season.submit',
    needsReason: false,
  },
  judge: { title: '认可答复', from: ['submitted'], to: null, permission: 'season.review', needsReason: false },
  return: { title: '退回', from: ['submitted'], to: 'returned', permission: 'season.review', needsReason: true },
  approve: { title: '批准', from: ['submitted'], to: 'approved', permission: 'season.review', needsReason: false },
  reopen: { title: '调整', from: ['approved'], to: 'draft', permission: 'season.submit', needsReason: true },
}

export function isOpenTo(action: SeasonAction, state: SeasonState): boolean {
  return SEASON_ACTIONS[action].from.includes(state)
}

/** States in which the rows of a plan stand fast. */
export const FIXED_STATES: readonly SeasonState[] = SeasonState.options.filter((s) => !isOpenTo('edit', s))

/** Why an action cannot be taken now, and what to do first. */
export function seasonLockWords(state: SeasonState, lead: string): string {
  switch (state) {
    case 'submitted':
      return `方案已提交，正在等待${lead}审核；确需修改请联系${lead}退回`
    case 'approved':
      return '方案已批准；确需修改请由本县（市、区）审核人先点“调整”，写明理由'
    case 'draft':
      return '方案还在编制，没有提交'
    case 'returned':
      return '方案已退回，等待本县（市、区）修改后再次提交'
  }
}
