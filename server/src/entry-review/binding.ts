import type { EntryReviewBinding } from '@gongjian/domain/entry-review/binding.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import type { Ctx } from '../app.ts'
import { findEntryReview } from '../plan/packs.ts'
import { planCodeOf, registerOf } from '../register/store/definitions.ts'
import { ruleSetOf } from '../rule/rules-of.ts'

export async function findBinding(ctx: Ctx): Promise<EntryReviewBinding | undefined> {
  return findEntryReview(await planCodeOf(ctx))
}

/** What a review of projects stands on. */
export interface ReviewBase {
  readonly binding: EntryReviewBinding
  readonly set: RuleSet
  /** Of projects. */
  readonly register: Register
}

/** Of the actor's plan; a plan saved in the web has none. */
export async function reviewBase(ctx: Ctx): Promise<ReviewBase> {
  const binding = await findBinding(ctx)
  if (!binding) return fail('review-not-here')
  return {
    binding,
    set: await ruleSetOf(ctx, binding.subject),
    register: await registerOf(ctx, binding.register),
  }
}
