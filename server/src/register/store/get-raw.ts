import { sql } from 'kysely'
import { endOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { tableOf } from '../table/column-kinds.ts'
import { lockByIds } from './find-rows.ts'
import { selectSql, tableSql, type ItemRaw } from './item-raw.ts'

/** One item, or as it stood at the end of a day; what the actor may not see is not there. */
export async function getRaw({ tx, actor }: Ctx, register: Register, id: number, asOf?: Day): Promise<ItemRaw> {
  const from =
    asOf === undefined
      ? sql`${tableSql(register)} t`
      : sql`images_as_of(${tableOf(register.id)}, ${endOfDay(asOf)}::timestamptz, ${String(id)}) image
          cross join lateral jsonb_populate_record(null::${tableSql(register)}, image) t`
  const { rows } = await sql<ItemRaw>`
    select ${selectSql(register)} from ${from} where t.plan_id = ${actor.planId} and t.id = ${id}`.execute(tx)
  return rows[0] ?? fail('item-not-found')
}

/** The same, and nobody else changes it until this transaction ends. */
export async function getRawForUpdate(ctx: Ctx, register: Register, id: number): Promise<ItemRaw> {
  return (await lockByIds(ctx, register, [id])).get(id) ?? fail('item-not-found')
}
