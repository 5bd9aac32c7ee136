import { sql } from 'kysely'
import type { ListBinding, ListRow } from '@gongjian/domain/entry-review/list-rules.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { planFactsOf, type PlanFacts } from '../report/plan-facts.ts'
import { taskIdOf } from '../register/store/batch.ts'
import { registerOf } from '../register/store/definitions.ts'
import { selectSql, tableSql, valuesOf, type ItemRaw } from '../register/store/item-raw.ts'
import { reaches } from '../register/store/item-reach.ts'

export function listRowOf(register: Register, raw: ItemRaw, facts: PlanFacts): ListRow {
  return {
    id: raw.id,
    title: raw.title,
    unit: raw.unit_id === null ? '' : (facts.units.get(raw.unit_id)?.name ?? ''),
    township: raw.township === null ? null : { code: raw.township, name: raw.township_name ?? raw.township },
    values: valuesOf(register, raw),
  }
}

/** Rows of the units' lists that stand (在册); a draft orders nothing yet. By unit. */
export async function readListRows(
  ctx: Ctx,
  binding: ListBinding,
  units: readonly number[] | null,
): Promise<ReadonlyMap<number, readonly ListRow[]>> {
  const { tx, actor } = ctx
  const register = await registerOf(ctx, binding.register)
  const facts = await planFactsOf(ctx)
  const { rows } = await sql<ItemRaw>`
    select ${selectSql(register)} from ${tableSql(register)} t where t.plan_id = ${actor.planId} and t.stage = 'listed'
      and ${units === null ? sql`t.unit_id is not null` : sql`t.unit_id = any (${units}::int[])`} order by t.id`.execute(
    tx,
  )
  const byUnit = Map.groupBy(rows, (r) => r.unit_id ?? 0)
  return new Map([...byUnit].map(([unit, raws]) => [unit, raws.map((r) => listRowOf(register, r, facts))]))
}

/** A verdict that left out rows which the person may not see would let a project through: it is said instead. */
export async function mayReadList(ctx: Ctx, binding: ListBinding, unit: number): Promise<boolean> {
  const register = await registerOf(ctx, binding.register)
  const task_id = taskIdOf(register, await planFactsOf(ctx))
  return reaches(ctx.actor, 'item.read', { unit_id: unit, task_id, township: null })
}
