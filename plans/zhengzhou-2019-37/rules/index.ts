import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { metalRules, noncompliantRules, priceRules, steelRules, upgradeRules } from './enterprise.ts'
import { facilityRules } from './facility.ts'
import { kilnRules } from './kiln.ts'
import { projectRules } from './project.ts'
import { relocationRules } from './relocation.ts'
import { season } from './season.ts'
import { siteRules } from './site.ts'
import { staggeredRules } from './staggered.ts'

export { entryReview } from './entry-review.ts'
export { locations } from './locations.ts'
export { season }
export { sweeps } from './sweeps.ts'

/** What a machine can decide of the plan, by what it is about, in the order of the clauses. */
export const ruleSets: readonly RuleSet[] = [
  projectRules,
  facilityRules,
  noncompliantRules,
  steelRules,
  relocationRules,
  upgradeRules,
  siteRules,
  metalRules,
  kilnRules,
  staggeredRules,
  priceRules,
]

/** All that an official can read up: beside what stands in a register, what is found in a season plan. */
export const guidedRuleSets: readonly RuleSet[] = [...ruleSets, season.checks]
