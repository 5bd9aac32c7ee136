import type { Me } from '@gongjian/domain/session/contracts.ts'
import { Permission, reachOf, type Reach } from '@gongjian/domain/permission/permission.ts'
import type { Ctx } from '../app.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { countUnread } from '../notice/notice-reader.ts'

function permissionsOf(role: Parameters<typeof reachOf>[0]): Partial<Record<Permission, Reach>> {
  const held = Permission.options
    .map((p) => [p, reachOf(role, p)] as const)
    .filter((e): e is [Permission, Reach] => e[1] !== null)
  return Object.fromEntries(held)
}

/** What the shell shows of the actor; the transaction must be the actor's own. */
export async function readMe(ctx: Ctx): Promise<Me> {
  const { tx, actor, app } = ctx
  const { role, accountId } = actor
  if (role === 'door' || role === 'system' || accountId === null) return fail('not-signed-in')
  const account = await tx.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow()
  const unit = await tx
    .selectFrom('unit')
    .select(['code', 'name', 'short', 'kind'])
    .where('plan_id', '=', actor.planId)
    .where('id', '=', actor.unitId)
    .executeTakeFirstOrThrow()
  const plans = await tx
    .selectFrom('membership as m')
    .innerJoin('plan as p', 'p.id', 'm.plan_id')
    .select(['p.id', 'p.code', 'p.title', 'p.doc_number', 'p.city'])
    .where('m.account_id', '=', accountId)
    .orderBy('p.id')
    .execute()
  const refs = plans.map((p) => ({ code: p.code, title: p.title, docNumber: p.doc_number, city: p.city }))
  const here = plans.findIndex((p) => p.id === actor.planId)
  const leads =
    actor.leads.length === 0
      ? []
      : await tx
          .selectFrom('task')
          .select('code')
          .where('plan_id', '=', actor.planId)
          .where('id', 'in', [...actor.leads])
          .orderBy('sort')
          .execute()
  return {
    account: {
      login: account.login,
      name: account.name,
      role,
      email: account.email,
      mustChangePassword: account.must_change,
      totp: account.totp_secret !== null,
    },
    unit,
    plan: refs[here] ?? fail('plan-not-found'),
    plans: refs,
    permissions: permissionsOf(role),
    leads: leads.map((t) => t.code),
    today: app.clock.today(),
    now: ctx.now.toISOString(),
    trial: app.config.trial,
    unread: await countUnread(ctx),
  }
}
