import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import { facilityRules } from './facility.ts'
import { kilnRules } from './kiln.ts'
import { projectRules } from './project.ts'
import { siteRules } from './site.ts'

/** What a machine can decide of the plan, by what it is about. */
export const ruleSets: readonly RuleSet[] = [projectRules, facilityRules, kilnRules, siteRules]
