import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { getRawForUpdate } from '../store/get-raw.ts'
import { readDetail } from '../store/item-detail.ts'
import { tableSql, type ItemRaw } from '../store/item-raw.ts'
import { reaches } from '../store/item-reach.ts'
import { mustBeVersion } from '../store/update-item.ts'
import { mustFollowClosing } from './closing-day.ts'
import { makeRelapse } from './make-relapse.ts'

async function getClosed(ctx: Ctx, register: Register, id: number, version: number | undefined): Promise<ItemRaw> {
  const raw = await getRawForUpdate(ctx, register, id)
  if (!reaches(ctx.actor, 'item.edit', raw)) return fail('outside-scope')
  await mustBeVersion(ctx, register, raw, version)
  return raw
}

/** Answers with the new item. */
export const relapseItem = implement(
  'relapseItem',
  async (ctx, { register: registerId, id, foundOn, reason, version }) => {
    const register = await registerOf(ctx, registerId)
    const raw = await getClosed(ctx, register, id, version)
    return readDetail(ctx, register, await makeRelapse(ctx, register, raw, foundOn, reason.trim()))
  },
)

interface Round {
  readonly id: number
  readonly round: number
  readonly due_on: Day
  readonly done_on: Day | null
}

/**
 * A round has its own time: after the day on which the one before was due. Seen several times in one day is looked at once. What
 * is found again is said at once, whichever round it is.
 */
function mustBeInTurn(all: readonly Round[], round: Round, doneOn: Day, found: boolean): void {
  const before = all.find((r) => r.round === round.round - 1)
  if (!before) return
  if (before.done_on !== null && doneOn < before.done_on)
    fail('bad-input', { problems: `检查日期 ${doneOn} 早于第 ${before.round} 轮的 ${before.done_on}` })
  if (!found && doneOn <= before.due_on)
    fail('bad-input', {
      problems: `第 ${round.round} 轮在 ${before.due_on} 之后、${round.due_on} 前检查，检查日期不能是 ${doneOn}`,
    })
}

/** The round that is due comes to its end; what was found again is a relapse, and the rounds begin anew with its own closing. */
export const recordRecheck = implement(
  'recordRecheck',
  async (ctx, { register: registerId, id, doneOn, found, note, version }) => {
    const { tx, actor, app } = ctx
    const register = await registerOf(ctx, registerId)
    const raw = await getClosed(ctx, register, id, version)
    if (doneOn > app.clock.today()) fail('bad-input', { problems: `检查日期 ${doneOn} 晚于今天` })
    await mustFollowClosing(ctx, raw, doneOn, '检查日期')
    if (found && note.trim() === '') fail('bad-input', { problems: '发现反弹的，请写明情况' })
    if (raw.next_recheck === null) return fail('item-refused', { why: '该条目没有待办的回头看' })
    const all = await tx
      .selectFrom('item_recheck')
      .select(['id', 'round', 'due_on', 'done_on'])
      .where('plan_id', '=', actor.planId)
      .where('item_id', '=', id)
      .orderBy('round')
      .execute()
    const [round, next] = all.filter((r) => r.done_on === null)
    if (!round) return fail('item-refused', { why: '该条目没有待办的回头看' })
    mustBeInTurn(all, round, doneOn, found)
    await tx
      .updateTable('item_recheck')
      .set({ done_on: doneOn, found, note, by: actor.name })
      .where('plan_id', '=', actor.planId)
      .where('id', '=', round.id)
      .execute()
    await sql`update ${tableSql(register)} set next_recheck = ${found ? null : (next?.due_on ?? null)}::date
    where plan_id = ${actor.planId} and id = ${id}`.execute(tx)
    if (found) await makeRelapse(ctx, register, raw, doneOn, note.trim())
    return readDetail(ctx, register, id)
  },
)
