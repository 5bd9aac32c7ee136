import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { metalRules, noncompliantRules, priceRules, steelRules, upgradeRules } from './enterprise.ts'
import { facilityRules } from './facility.ts'
import { kilnRules } from './kiln.ts'
import { projectRules } from './project.ts'
import { relocationRules } from './relocation.ts'
import { siteRules } from './site.ts'
import { staggeredRules } from './staggered.ts'

export { entryReview } from './entry-review.ts'

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
