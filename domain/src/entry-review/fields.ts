import { choice, day, note, text, yesNo, type Field } from '../register/field.ts'
import type { Register } from '../register/register.ts'
import { DECISIONS, PROJECT_VERDICT_TITLES } from './decision.ts'

/** What a review writes into its project's row, and nobody types: a verdict is the machine's, a decision is taken on a review. */
export const REVIEW_FIELDS = {
  verdict: choice('审查结论', PROJECT_VERDICT_TITLES, { aliases: ['系统结论'] }),
  screenedOn: day('审查日期', { aliases: ['审查时间'] }),
  decision: choice('审查决定', DECISIONS, { aliases: ['决定', '审批意见'] }),
  conditions: note('附加条件', { aliases: ['准入条件'] }),
  againstVerdict: yesNo('决定与结论不一致', { help: '不一致的须写明理由，列入攻坚办清单', indexed: true }),
  decisionReason: note('决定理由', { aliases: ['理由'] }),
  decidedOn: day('决定日期', { aliases: ['批复日期', '决定时间'], indexed: true }),
  decidedBy: text('决定机关', { aliases: ['审批机关', '批复机关'] }),
} as const satisfies Record<string, Field>

export type ReviewField = keyof typeof REVIEW_FIELDS

export function isReviewField(key: string): key is ReviewField {
  return Object.hasOwn(REVIEW_FIELDS, key)
}

/** Whether a register's column is a review's to write, and nobody's to type. */
export function isByReview(register: Pick<Register, 'reviewed'>, key: string): boolean {
  return register.reviewed !== null && isReviewField(key)
}

/** The row of a project that has been reviewed and not yet decided on. */
export const UNDECIDED = {
  decision: null,
  conditions: null,
  againstVerdict: null,
  decisionReason: null,
  decidedOn: null,
  decidedBy: null,
} as const satisfies Partial<Record<ReviewField, null>>
