import { fail } from '@gongjian/domain/error/codes.ts'
import type { LoginSession } from '@gongjian/domain/session/contracts.ts'
import { actAs } from '../db/transaction.ts'
import { recordEvent } from '../history/record-event.ts'
import { implement } from '../operation/implementation.ts'
import { findMember } from './find-actor.ts'
import { readMe } from './read-me.ts'

const DONE = { done: true } as const

export const getSession = implement('getSession', readMe)

export const signOut = implement('signOut', async (ctx) => {
  const { tx, request, actor } = ctx
  if (request.sessionId !== null) await tx.deleteFrom('session').where('id', '=', request.sessionId).execute()
  await recordEvent(ctx, { kind: 'sign-out', subject: actor.login, unitId: actor.unitId, detail: {} })
  return DONE
})

export const switchPlan = implement('switchPlan', async (ctx, { code }) => {
  const { tx, actor, request } = ctx
  const plan = await tx.selectFrom('plan').select('id').where('code', '=', code).executeTakeFirst()
  const next =
    plan && actor.accountId !== null
      ? await findMember(tx, { account_id: actor.accountId, plan_id: plan.id }, request.ip)
      : undefined
  if (!next || request.sessionId === null) return fail('plan-not-found')
  await tx.updateTable('session').set({ plan_id: next.planId }).where('id', '=', request.sessionId).execute()
  return readMe(await actAs(ctx, next))
})

export const listSessions = implement('listSessions', async ({ tx, actor, request }): Promise<LoginSession[]> => {
  const rows = await tx
    .selectFrom('session')
    .select(['id', 'created_at', 'seen_at', 'ip', 'agent'])
    .where('account_id', '=', actor.accountId)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((s) => ({
    id: s.id,
    createdAt: s.created_at.toISOString(),
    seenAt: s.seen_at.toISOString(),
    ip: s.ip,
    agent: s.agent,
    current: s.id === request.sessionId,
  }))
})

export const endSession = implement('endSession', async ({ tx, actor }, { id }) => {
  const ended = await tx
    .deleteFrom('session')
    .where('id', '=', id)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  return ended.numDeletedRows > 0n ? DONE : fail('session-not-found')
})

export const endAllSessions = implement('endAllSessions', async (ctx) => {
  const { tx, actor } = ctx
  const ended = await tx.deleteFrom('session').where('account_id', '=', actor.accountId).executeTakeFirst()
  await recordEvent(ctx, {
    kind: 'sessions-ended',
    subject: actor.login,
    unitId: actor.unitId,
    detail: { ended: Number(ended.numDeletedRows) },
  })
  return { ended: Number(ended.numDeletedRows) }
})
