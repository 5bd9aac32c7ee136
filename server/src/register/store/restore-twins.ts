import { sql } from 'kysely'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { isKeyedByEnterprise } from '../table/table-shape.ts'
import { tableSql } from './item-raw.ts'

/**
 * Of removed items: which item stands in the way of bringing one back, in words; the natural key's own index would only say that one does.
 * Of two that are brought back together the first goes before the second.
 */
export async function readTwins(ctx: Ctx, register: Register, ids: readonly number[]): Promise<Map<number, string>> {
  const { tx, actor } = ctx
  const table = tableSql(register)
  const enterprise = isKeyedByEnterprise(register)
    ? sql`o.enterprise_id is not distinct from t.enterprise_id`
    : sql`true`
  const { rows } = await sql<{ id: number; other: number; title: string }>`
    select distinct on (t.id) t.id, o.id as other, o.title from ${table} t join ${table} o on o.plan_id = t.plan_id
      and o.unit_id is not distinct from t.unit_id and ${enterprise} and o.natural_key = t.natural_key
    where t.plan_id = ${actor.planId} and t.id = any (${[...ids]}::bigint[]) and t.relapse_of is null and o.relapse_of is null
      and (o.stage <> 'removed' or (o.id = any (${[...ids]}::bigint[]) and o.id < t.id)) and o.id <> t.id order by t.id, o.id`.execute(
    tx,
  )
  const said = rows.map((r): [number, string] => [
    r.id,
    `已有相同的条目“${r.title}”（编号 ${r.other}），不能再恢复这一条；请改写或移出那一条，或继续办理那一条`,
  ])
  return new Map([...said, ...(await readOtherRelapses(ctx, register, ids))])
}

/** A closed item has one relapse that is dealt with, not two. */
async function readOtherRelapses(
  { tx, actor }: Ctx,
  register: Register,
  ids: readonly number[],
): Promise<[number, string][]> {
  const table = tableSql(register)
  const { rows } = await sql<{ id: number; of: number; other: number }>`
    select distinct on (t.id) t.id, t.relapse_of as of, o.id as other from ${table} t
    join ${table} o on o.plan_id = t.plan_id and o.relapse_of = t.relapse_of and o.id <> t.id
    where t.plan_id = ${actor.planId} and t.id = any (${[...ids]}::bigint[])
      and (o.stage not in ('closed', 'removed') or (o.stage = 'removed' and o.id = any (${[...ids]}::bigint[]) and o.id < t.id))
    order by t.id, o.id`.execute(tx)
  return rows.map((r) => [r.id, `编号 ${r.of} 的反弹已登记为编号 ${r.other}，正在整治，不能再恢复这一条`])
}
