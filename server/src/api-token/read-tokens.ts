import type { ApiToken, TokenState } from '@gongjian/domain/api-token/contracts.ts'
import { scopeInWords } from '@gongjian/domain/api-token/scope.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { registerTitles } from '../register/store/definitions.ts'
import { planFactsOf, refOf, unitById } from '../report/plan-facts.ts'

function selectTokens({ tx, actor }: Ctx) {
  return tx
    .selectFrom('api_token as t')
    .leftJoin('api_token_use as u', (join) =>
      join.onRef('u.token_id', '=', 't.id').onRef('u.plan_id', '=', 't.plan_id'),
    )
    .select(['t.id', 't.unit_id', 't.name', 't.prefix', 't.scopes', 't.created_by', 't.created_at', 't.expires_at'])
    .select(['t.revoked_by', 't.revoked_at', 'u.at as used_at'])
    .where('t.plan_id', '=', actor.planId)
}

type TokenRow = Awaited<ReturnType<ReturnType<typeof selectTokens>['executeTakeFirstOrThrow']>>

/** Days run by the real clock: a token's holder is no part of the plan's time. */
function stateOf({ revoked_at, expires_at }: TokenRow): TokenState {
  if (revoked_at !== null) return 'revoked'
  return expires_at < new Date() ? 'expired' : 'active'
}

async function viewOf(ctx: Ctx, rows: readonly TokenRow[]): Promise<ApiToken[]> {
  const facts = await planFactsOf(ctx)
  const titleOf = await registerTitles(ctx)
  return rows.map((t) => ({
    id: t.id,
    unit: refOf(unitById(facts, t.unit_id)),
    name: t.name,
    prefix: t.prefix,
    scopes: t.scopes,
    allows: t.scopes.map((s) => scopeInWords(s, titleOf)),
    state: stateOf(t),
    createdBy: t.created_by,
    createdAt: t.created_at.toISOString(),
    expiresAt: t.expires_at.toISOString(),
    lastUsedAt: t.used_at?.toISOString() ?? null,
    revokedBy: t.revoked_by,
    revokedAt: t.revoked_at?.toISOString() ?? null,
  }))
}

/** The newest first: those that the actor may take back. */
export async function readTokens(ctx: Ctx): Promise<ApiToken[]> {
  return viewOf(ctx, await selectTokens(ctx).orderBy('t.id', 'desc').limit(500).execute())
}

export async function getToken(ctx: Ctx, id: number): Promise<ApiToken> {
  const [token] = await viewOf(ctx, await selectTokens(ctx).where('t.id', '=', id).execute())
  return token ?? fail('token-not-found')
}
