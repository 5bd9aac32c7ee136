import type { AlertRule } from './alert.ts'
import type { RuleSet } from '../rule/rule.ts'
import type { Alike } from './uniform.ts'
import type { Measure, Tier } from './words.ts'

/** What a rule of the plan proposes for a row on which it holds. */
export interface RuleProposal {
  readonly measure: Measure
  readonly tier: Tier
  /** 重污染天气: what an alert adds. */
  readonly alert: AlertRule
}

/** Where what a works emits in a year is known from, by pollutant. */
export interface EmissionSource {
  readonly pollutant: string
  /** The field of the plan's row in which a county may write the cut itself. */
  readonly written: string
  readonly register: string
  /** Fields in t/a; the first that is known counts. */
  readonly fields: readonly string[]
  /** sum: the works' rows are parts of it · latest: each row is the whole works at its time. */
  readonly how: 'sum' | 'latest'
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
  readonly uniform: { readonly clause: string; readonly quote: string; readonly mend: string; readonly alike: Alike }
  /** The register of those that apply for the list (评比), which the rules read as the fact `listed`. */
  readonly leaders: string
  /**
   * Upgrades that spare: items of the register that are settled, of which the rule of the subject holds and whose field `enjoyed` says yes (no: it is withheld);
   * `met`: what they came to, `since`: the day from which on they count.
   */
  readonly upgrades: {
    readonly register: string
    readonly subject: string
    readonly rule: string
    readonly enjoyed: string
    readonly met: string
    readonly since: string
  }
  /** The kind of facility that a works is proposed by; one that has none is proposed as a whole. */
  readonly facilityKind: string
  readonly emissions: readonly EmissionSource[]
  /** GB/T 4754 class → trade, for works that were in no season yet; the longest class decides. */
  readonly trades: readonly (readonly [cls: string, trade: string])[]
  /** The clause that names the trades: no others are staggered. */
  readonly tradesClause: string
  /** Registers whose open items are put right or shut by another clause, and are not staggered meanwhile. */
  readonly elsewhere: readonly { readonly register: string; readonly why: string }[]
}

/** Facts that no one types: they follow from the other rows of the plan, from the hub, or from what the row says of alerts. */
export const SEASON_FACTS = [
  'partsEmit',
  'runDays',
  'belowGeneral',
  'sparedByDays',
  'alerted',
  'tradeDeparts',
  'upgradeWithheld',
] as const
