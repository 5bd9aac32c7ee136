import { dayOf, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../../app.ts'
import type { ItemRaw } from '../store/item-raw.ts'

/** Nothing is looked at again, or found again, before it was closed. `label`: what the day is called. */
export async function mustFollowClosing({ tx, actor }: Ctx, raw: ItemRaw, day: Day, label: string): Promise<void> {
  const closing = await tx
    .selectFrom('item_move')
    .select('at')
    .where('plan_id', '=', actor.planId)
    .where('item_id', '=', raw.id)
    .where('move', '=', 'close')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!closing) return
  const closedOn = dayOf(closing.at)
  if (day < closedOn) fail('bad-input', { problems: `${label} ${day} 早于销号日期 ${closedOn}` })
}
