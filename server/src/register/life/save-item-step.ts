import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { stepsOf, type Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { lockByIds } from '../store/find-rows.ts'
import { readDetail } from '../store/item-detail.ts'
import { factsOf, tableSql } from '../store/item-raw.ts'
import { getEditable, mustBeVersion } from '../store/update-item.ts'

/** The item itself has a new version: its next planned day follows from its steps (the guard counts it anew). */
export async function touch({ tx, actor, now }: Ctx, register: Register, id: number): Promise<void> {
  await sql`update ${tableSql(register)} set updated_by = ${actor.name}, updated_at = ${now}
    where plan_id = ${actor.planId} and id = ${id}`.execute(tx)
}

export const saveItemStep = implement('saveItemStep', async (ctx, input) => {
  const { tx, actor, now, app } = ctx
  const { id, step: key, planned, doneOn, note } = input
  const register = await registerOf(ctx, input.register)
  await lockByIds(ctx, register, [id])
  const raw = await getEditable(ctx, register, id)
  await mustBeVersion(ctx, register, raw, input.version)
  const step = stepsOf(register, factsOf(register, raw)).find((s) => s.key === key)
  if (!step) return fail('step-not-found', { step: key })
  if (doneOn !== null && doneOn > app.clock.today())
    return fail('bad-input', { problems: `${step.title}的完成日期 ${doneOn} 晚于今天` })
  const content = {
    done_on: doneOn,
    ...(planned === undefined ? {} : { planned }),
    ...(note === undefined ? {} : { note }),
    updated_by: actor.name,
    updated_at: now,
  }
  const { unit_id, township, task_id } = raw
  await tx
    .insertInto('item_step')
    .values({
      plan_id: actor.planId,
      register: register.id,
      item_id: id,
      unit_id,
      township,
      task_id,
      key,
      planned: null,
      note: '',
      ...content,
    })
    .onConflict((c) => c.columns(['plan_id', 'item_id', 'key']).doUpdateSet(content))
    .execute()
  await touch(ctx, register, id)
  return readDetail(ctx, register, id)
})
