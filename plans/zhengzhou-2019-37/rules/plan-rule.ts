import { rule, type Rule, type RuleInput } from '@gongjian/domain/rule/rule.ts'

/** 成文日期: from this day the plan binds. What it orders ends when another document says so, not when a deadline has passed. */
const IN_FORCE = '2019-06-10'

/** A rule of the plan as it was issued. */
export function planRule(id: string, input: Omit<RuleInput, 'id' | 'from'>): Rule {
  return rule(id, { from: IN_FORCE, ...input })
}
