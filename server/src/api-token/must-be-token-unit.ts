import { tokenRole } from '@gongjian/domain/api-token/scope.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { planFactsOf, unitById } from '../report/plan-facts.ts'

/** Tokens act, and webhooks look, as their unit: one of a kind that has no such role has neither. */
export async function mustBeTokenUnit(ctx: Ctx): Promise<void> {
  const { unitId, leads } = ctx.actor
  const unit = unitById(await planFactsOf(ctx), unitId)
  if (tokenRole(unit.kind, leads.length > 0) === null) fail('token-unit', { unit: unit.name })
}
