import { fail } from '@gongjian/domain/error/codes.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import type { Ctx } from '../app.ts'
import { ruleSetsOf } from '../plan/packs.ts'
import { planCodeOf } from '../register/store/definitions.ts'

/** The rule sets of the actor's plan; a plan saved in the web has none. */
export async function ruleSetsOfPlan(ctx: Ctx): Promise<readonly RuleSet[]> {
  return ruleSetsOf(await planCodeOf(ctx))
}

export async function ruleSetOf(ctx: Ctx, subject: string): Promise<RuleSet> {
  const found = (await ruleSetsOfPlan(ctx)).find((s) => s.facts.subject === subject)
  return found ?? fail('rule-not-found', { rule: subject })
}
