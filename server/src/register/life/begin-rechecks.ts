import { addDays } from '@gongjian/domain/calendar/calendar.ts'
import type { Recheck, Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import type { ItemRaw } from '../store/item-raw.ts'

/** Closed items are looked at again at set times (回头看); the rounds stand from the day of closing on. */
export async function beginRechecks(
  { tx, actor, app }: Ctx,
  register: Register,
  rows: readonly ItemRaw[],
  recheck: Recheck,
): Promise<void> {
  const today = app.clock.today()
  const rounds = rows.flatMap((r) =>
    Array.from({ length: recheck.rounds }, (_, i) => ({
      plan_id: actor.planId,
      register: register.id,
      item_id: r.id,
      unit_id: r.unit_id,
      township: r.township,
      task_id: r.task_id,
      round: i + 1,
      due_on: addDays(today, recheck.everyDays * (i + 1)),
    })),
  )
  if (rounds.length > 0) await tx.insertInto('item_recheck').values(rounds).execute()
}
