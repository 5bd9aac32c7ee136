import type { Day } from '../calendar/calendar.ts'
import type { Verdict } from './verdict.ts'

/** Facts as an official would write them, by their Chinese labels; null takes one of the base away. */
export type Written = Readonly<Record<string, string | number | boolean | null>>

/** One row of a table of cases: what is so, what follows, why. */
export interface RuleCase {
  readonly why: string
  /** What several rows have in common, and what this one says otherwise. */
  readonly base: Written
  readonly change: Written
  readonly verdict: Verdict
  /** Clauses of the findings that decide it. */
  readonly clauses: readonly string[]
  /** Labels that must stand among what is still to be asked. */
  readonly missing: readonly string[]
  /** null: any day while the rules are in force. */
  readonly on: Day | null
  /** The rule that holds beside the verdict, null: none does; left out: not asked. */
  readonly holds?: string | null
}

/** Cases of one subject, which an official can hold against the document. */
export interface RuleCases {
  readonly subject: string
  readonly cases: readonly RuleCase[]
}

interface More {
  readonly clause?: string | readonly string[]
  readonly missing?: readonly string[]
  readonly on?: Day
  readonly holds?: string | null
}

export function row(base: Written, change: Written, verdict: Verdict, why: string, more: More = {}): RuleCase {
  const { clause = [], missing = [], on = null, ...rest } = more
  return { why, base, change, verdict, clauses: [clause].flat(), missing, on, ...rest }
}

export function factsOfCase(c: RuleCase): Written {
  return { ...c.base, ...c.change }
}
