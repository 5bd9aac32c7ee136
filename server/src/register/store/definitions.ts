import { scopesAllow } from '@gongjian/domain/api-token/scope.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register, Series } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'

/** A plan's code never changes; two databases of one process may number their plans alike. */
const codes = new WeakMap<object, Map<number, string>>()

export async function planCodeOf({ app, tx, actor }: Ctx): Promise<string> {
  const known = codes.get(app) ?? new Map<number, string>()
  codes.set(app, known)
  const code = known.get(actor.planId)
  if (code !== undefined) return code
  const row = await tx.selectFrom('plan').select('code').where('id', '=', actor.planId).executeTakeFirst()
  if (!row) return fail('plan-not-found')
  known.set(actor.planId, row.code)
  return row.code
}

/** The registers of the actor's plan, in clause order; for a token those that it may read. */
export async function registersOfPlan(ctx: Ctx): Promise<readonly Register[]> {
  const all = ctx.app.registersOf(await planCodeOf(ctx))
  const { token } = ctx.actor
  return token ? all.filter((r) => scopesAllow(token.scopes, 'items:read', r.id)) : all
}

export async function registersById(ctx: Ctx): Promise<ReadonlyMap<string, Register>> {
  return new Map((await registersOfPlan(ctx)).map((r) => [r.id, r]))
}

export async function registerOf(ctx: Ctx, id: string): Promise<Register> {
  const found = (await registersOfPlan(ctx)).find((r) => r.id === id)
  return found ?? fail('register-not-found', { register: id })
}

export async function mustBeRegisters(ctx: Ctx, ids: readonly string[]): Promise<void> {
  for (const id of ids) await registerOf(ctx, id)
}

/** Titles by id; an id that no register bears any more stands for itself. */
export async function registerTitles(ctx: Ctx): Promise<(id: string) => string> {
  const registers = await registersById(ctx)
  return (id) => registers.get(id)?.title ?? id
}

export function seriesOfRegister(register: Register, id: string): Series {
  return register.series.find((s) => s.id === id) ?? fail('series-not-found', { series: id })
}
