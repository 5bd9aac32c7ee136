import type { Verdict } from '@gongjian/domain/rule/verdict.ts'

/** Facts as an official would write them, by their Chinese labels; null takes one of `base` away. */
export type Written = Readonly<Record<string, string | number | boolean | null>>

export interface RuleCase {
  readonly why: string
  readonly facts: Written
  readonly verdict: Verdict
  /** Clauses of the findings that decide it. */
  readonly clauses: readonly string[]
  /** Labels that must stand among what is still to be asked. */
  readonly missing: readonly string[]
  readonly on: string | null
  /** The rule that holds beside the verdict, null: none does; left out: not asked. */
  readonly holds?: string | null
}

export interface RuleCases {
  readonly subject: string
  readonly cases: readonly RuleCase[]
}

interface More {
  readonly clause?: string | readonly string[]
  readonly missing?: readonly string[]
  readonly on?: string
  readonly holds?: string | null
}

/** One row of a table of cases: what is so, what follows, why. */
export function row(base: Written, facts: Written, verdict: Verdict, why: string, more: More = {}): RuleCase {
  const { clause = [], missing = [], on = null, ...rest } = more
  return { why, facts: { ...base, ...facts }, verdict, clauses: [clause].flat(), missing, on, ...rest }
}
