import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { lockByIds } from './find-rows.ts'
import { selectSql, sourceSql, type ItemRaw } from './item-raw.ts'

/** One item, or as it stood at the end of a day; what the actor may not see is not there. */
export async function getRaw({ tx, actor }: Ctx, register: Register, id: number, asOf?: Day): Promise<ItemRaw> {
  const { rows } = await sql<ItemRaw>`
    select ${selectSql(register)} from ${sourceSql(register, asOf ?? null, id)} where t.plan_id = ${actor.planId} and t.id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? fail('item-not-found')
}

/** The same, and nobody else changes it until this transaction ends. */
export async function getRawForUpdate(ctx: Ctx, register: Register, id: number): Promise<ItemRaw> {
  return (await lockByIds(ctx, register, [id])).get(id) ?? fail('item-not-found')
}
