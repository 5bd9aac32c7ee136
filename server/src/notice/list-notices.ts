import { sql } from 'kysely'
import type { Notice } from '@gongjian/domain/notice/contracts.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { countUnread } from './notice-reader.ts'

const PAGE = 50
const DONE = { done: true } as const

/** The newest first; the policy narrows them to my unit and role. */
export const listNotices = implement('listNotices', async (ctx, { unread, before }) => {
  const { tx, actor } = ctx
  let query = tx
    .selectFrom('notice as n')
    .leftJoin('notice_read as r', (join) =>
      join
        .onRef('r.notice_id', '=', 'n.id')
        .on('r.account_id', '=', actor.accountId)
        .on('r.plan_id', '=', actor.planId),
    )
    .select(['n.id', 'n.kind', 'n.text', 'n.link', 'n.at', 'n.sender', 'r.at as readAt'])
    .where('n.plan_id', '=', actor.planId)
    .orderBy('n.id', 'desc')
    .limit(PAGE)
  if (unread) query = query.where('r.notice_id', 'is', null)
  if (before !== undefined) query = query.where('n.id', '<', before)
  const rows = await query.execute()
  return {
    rows: rows.map((n): Notice => ({
      id: n.id,
      kind: n.kind,
      text: n.text,
      link: n.link,
      at: n.at.toISOString(),
      readAt: n.readAt?.toISOString() ?? null,
      from: n.sender,
    })),
    unread: await countUnread(ctx),
  }
})

export const readNotice = implement('readNotice', async ({ tx, actor, now }, { id }) => {
  if (actor.accountId === null) return fail('not-signed-in')
  const mine = await tx
    .selectFrom('notice')
    .select('id')
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!mine) return fail('notice-not-found')
  await tx
    .insertInto('notice_read')
    .values({ plan_id: actor.planId, notice_id: id, account_id: actor.accountId, at: now })
    .onConflict((c) => c.doNothing())
    .execute()
  return DONE
})

export const readAllNotices = implement('readAllNotices', async ({ tx, actor, now }) => {
  if (actor.accountId === null) return fail('not-signed-in')
  await tx
    .insertInto('notice_read')
    .columns(['plan_id', 'notice_id', 'account_id', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('notice as n')
        .select([
          'n.plan_id',
          'n.id',
          sql<number>`${actor.accountId}::int`.as('account_id'),
          sql<Date>`${now}::timestamptz`.as('at'),
        ])
        .where('n.plan_id', '=', actor.planId),
    )
    .onConflict((c) => c.doNothing())
    .execute()
  return DONE
})
