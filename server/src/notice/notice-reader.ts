import type { Ctx } from '../app.ts'

/** Notices of my unit and role that I have not read; the policy narrows `notice` to them. */
export async function countUnread({ tx, actor }: Ctx): Promise<number> {
  const row = await tx
    .selectFrom('notice as n')
    .leftJoin('notice_read as r', (join) =>
      join
        .onRef('r.notice_id', '=', 'n.id')
        .on('r.account_id', '=', actor.accountId)
        .on('r.plan_id', '=', actor.planId),
    )
    .where('n.plan_id', '=', actor.planId)
    .where('r.notice_id', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
