import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Me } from '@gongjian/domain/session/contracts.ts'
import { Permission, reachOf, type Reach } from '@gongjian/domain/permission/permission.ts'
import type { Ctx } from '../app.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { unreadCount } from '../notice/notice-reader.ts'
import { planFactsOf, refOf, unitById } from '../report/plan-facts.ts'

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
  const account = await tx
    .selectFrom('account')
    .select(['login', 'name', 'email', 'must_change'])
    .select((eb) => [
      eb('totp_secret', 'is not', null).as('totp'),
      unreadCount(tx, actor).as('unread'),
      jsonArrayFrom(
        eb
          .selectFrom('membership as m')
          .innerJoin('plan as p', 'p.id', 'm.plan_id')
          .select(['p.id', 'p.code', 'p.title', 'p.doc_number as docNumber', 'p.city'])
          .where('m.account_id', '=', accountId)
          .orderBy('p.id'),
      ).as('plans'),
    ])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const facts = await planFactsOf(ctx)
  const refs = account.plans.map(({ id: _, ...ref }) => ref)
  const here = account.plans.findIndex((p) => p.id === actor.planId)
  return {
    account: {
      login: account.login,
      name: account.name,
      role,
      email: account.email,
      mustChangePassword: account.must_change,
      totp: account.totp === true,
    },
    unit: refOf(unitById(facts, actor.unitId)),
    plan: refs[here] ?? fail('plan-not-found'),
    plans: refs,
    permissions: permissionsOf(role),
    leads: [...facts.tasks.values()].filter((t) => actor.leads.includes(t.id)).map((t) => t.code),
    today: app.clock.today(),
    now: ctx.now.toISOString(),
    trial: app.config.trial,
    unread: account.unread ?? 0,
  }
}
