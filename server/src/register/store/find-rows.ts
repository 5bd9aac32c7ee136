import { sql } from 'kysely'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { isKeyedByEnterprise } from '../table/table-shape.ts'
import type { Columns } from './compose-row.ts'
import { selectSql, tableSql, type ItemRaw } from './item-raw.ts'

/** Rows by their numbers, as far as the actor may see them. */
export async function findByIds(
  { tx, actor }: Ctx,
  register: Register,
  ids: readonly number[],
): Promise<Map<number, ItemRaw>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ItemRaw>`
    select ${selectSql(register)} from ${tableSql(register)} t
    where t.plan_id = ${actor.planId} and t.id = any (${[...new Set(ids)]}::bigint[])`.execute(tx)
  return new Map(rows.map((r) => [r.id, r]))
}

/** The same with the rows locked in the order of their numbers, so that two who move many at once never wait for each other. */
export async function lockByIds(ctx: Ctx, register: Register, ids: readonly number[]): Promise<Map<number, ItemRaw>> {
  const { tx, actor } = ctx
  await sql`select id from ${tableSql(register)} where plan_id = ${actor.planId} and id = any (${[...new Set(ids)]}::bigint[])
    order by id for update`.execute(tx)
  return findByIds(ctx, register, ids)
}

interface Keyed {
  readonly n: number
  readonly unit: number | null
  readonly enterprise: number | null
  readonly key: string
}

/** Rows that stand under the same natural key; n → row. Null is told apart in the text, since `is not distinct from` uses no index. */
export async function findByKeys(
  { tx, actor }: Ctx,
  register: Register,
  rows: readonly { readonly n: number; readonly columns: Columns }[],
): Promise<Map<number, ItemRaw>> {
  const isKeyed = isKeyedByEnterprise(register)
  // An enterprise that is yet to be made has no items.
  const isNew = ({ enterprise, enterprise_id }: Columns): boolean =>
    isKeyed && enterprise_id === null && enterprise !== null
  const keyed = rows.flatMap(({ n, columns }): Keyed[] =>
    typeof columns.natural_key === 'string' && !isNew(columns)
      ? [
          {
            n,
            unit: columns.unit_id as number | null,
            enterprise: columns.enterprise_id as number | null,
            key: columns.natural_key,
          },
        ]
      : [],
  )
  const groups = Map.groupBy(keyed, (k) => `${k.unit === null}${isKeyed && k.enterprise === null}`)
  const found = new Map<number, ItemRaw>()
  for (const group of groups.values()) {
    const [first] = group
    const unit = first?.unit === null ? sql`t.unit_id is null` : sql`t.unit_id = x.unit`
    const enterprise = !isKeyed
      ? sql`true`
      : first?.enterprise === null
        ? sql`t.enterprise_id is null`
        : sql`t.enterprise_id = x.enterprise`
    // Each key by itself through the index of keys: a join would rather read the whole register, and what lies in it is not known yet.
    const { rows: there } = await sql<ItemRaw & { n: number }>`
      select ${selectSql(register)}, x.n from json_to_recordset(${JSON.stringify(group)}::json) as x (n int, unit int, enterprise int, key text)
      cross join lateral (select * from ${tableSql(register)} t where t.plan_id = ${actor.planId} and ${unit} and ${enterprise} and t.natural_key = x.key
        and t.relapse_of is null and t.stage <> 'removed' limit 1) t`.execute(tx)
    for (const row of there) found.set(row.n, row)
  }
  return found
}
