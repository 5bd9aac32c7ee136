import type { Day } from '../calendar/calendar.ts'

/** 审查意见: a review as it stood on its day, and what was decided on it, for one document. */
export interface Opinion {
  readonly planTitle: string
  readonly docNumber: string
  readonly project: string
  /** Who printed it, and when by the plan's clock. */
  readonly issuer: string
  readonly madeOn: Day
  readonly trial: boolean
  readonly reviewedOn: Day
  readonly reviewedBy: string
  readonly facts: readonly (readonly [label: string, text: string])[]
  readonly verdict: string
  readonly findings: readonly OpinionFinding[]
  /** Labels of what is not known and could change the verdict. */
  readonly missing: readonly string[]
  /** What of the county's own list was held against it, a sentence. */
  readonly listed: string
  /** Who has to decide. */
  readonly deciders: readonly string[]
  readonly decision: OpinionDecision | null
}

export interface OpinionFinding {
  readonly title: string
  /** 禁止、附条件、未定… */
  readonly outcome: string
  readonly because: string
  /** 方案二（一）2（3）, or the row of a list with its basis. */
  readonly basis: string
  readonly quote: string
  readonly lifts: readonly string[]
}

export interface OpinionDecision {
  readonly decision: string
  readonly against: boolean
  readonly conditions: string
  readonly reason: string
  readonly by: string
  readonly on: Day
}
