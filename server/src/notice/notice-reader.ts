import type { Ctx } from '../app.ts'
import type { Actor, Tx } from '../db/actor.ts'

/** Notices of the actor's unit and role that the actor has not read; the policy narrows `notice` to them. To be read in a larger statement. */
export function unreadCount(tx: Tx, actor: Actor) {
  return tx
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
}

export async function countUnread({ tx, actor }: Ctx): Promise<number> {
  return (await unreadCount(tx, actor).executeTakeFirstOrThrow()).count
}
