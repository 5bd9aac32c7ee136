import type { RuleSet } from '../rule/rule.ts'
import type { Measure, Tier } from './words.ts'

/** What a rule of the plan proposes for a row on which it holds. */
export interface RuleProposal {
  readonly measure: Measure
  readonly tier: Tier
}

/** What a plan's pack says of season plans: the register, the rules that propose, the rules that find. */
export interface SeasonBinding {
  /** Whose items are the rows. */
  readonly register: string
  /** Of the rule set that says which measure a row is proposed. */
  readonly subject: string
  /** Rule id → what it proposes. */
  readonly proposals: Readonly<Record<string, RuleProposal>>
  /** Over a row's facts and `SEASON_FACTS`; each that holds is a finding. */
  readonly checks: RuleSet
  /** 一刀切 itself, which no rule over one row can say. */
  readonly uniform: { readonly clause: string; readonly quote: string; readonly mend: string }
  /** The register of the published list that the rules read as the fact `listed`. */
  readonly leaders: string
  /** The kind of facility that a works is proposed by; one that has none is proposed as a whole. */
  readonly facilityKind: string
  /** GB/T 4754 class → trade, for works that were in no season yet; the longest class decides. */
  readonly trades: readonly (readonly [cls: string, trade: string])[]
}

/** Facts that no one types: they follow from the other rows of the plan. */
export const SEASON_FACTS = ['partsEmit', 'runDays'] as const
