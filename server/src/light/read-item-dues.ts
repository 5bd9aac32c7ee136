import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { hasStarts } from '@gongjian/domain/register/due.ts'
import type { Ctx } from '../app.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { reaches } from '../register/store/item-reach.ts'
import { OPEN_STAGES } from '../register/store/light-sql.ts'

interface Place {
  readonly task: { readonly id: number; readonly code: string }
  readonly unit: { readonly id: number }
}

interface Due {
  readonly task_id: number
  readonly unit_id: number
  readonly due: Day | null
  readonly start_by: Day | null
}

export interface ItemDays {
  readonly due: Day | null
  /** By which one that has not begun had to begin. */
  readonly startBy: Day | null
}

/**
 * The earliest day that an open item is due, by `task/unit`: one probe of an index for each register of each cell, for no
 * page may count all the items that there are. Of cells whose items the actor may not read nothing is said.
 */
export async function readItemDues(ctx: Ctx, places: readonly Place[]): Promise<ReadonlyMap<string, ItemDays>> {
  const { tx, actor } = ctx
  const worked = Map.groupBy(
    (await registersOfPlan(ctx)).filter((r) => r.life !== 'record'),
    (r) => r.task,
  )
  const probes = places.flatMap(({ task, unit }) =>
    reaches(actor, 'item.read', { unit_id: unit.id, task_id: task.id, township: null })
      ? (worked.get(task.code) ?? []).map((r) => ({ task: task.id, unit: unit.id, register: r.id }))
      : [],
  )
  const starting = [...worked.values()]
    .flat()
    .filter((r) => hasStarts(r.due))
    .map((r) => r.id)
  if (probes.length === 0) return new Map()
  const { rows } = await sql<Due>`
    select probe.task_id, probe.unit_id, min(first.due) as due, min(begins.start_by) as start_by
    from unnest(${probes.map((p) => p.task)}::int[], ${probes.map((p) => p.unit)}::int[],
      ${probes.map((p) => p.register)}::text[]) as probe (task_id, unit_id, register)
    left join lateral (
      select i.due from item_index i
      where i.plan_id = ${actor.planId} and i.register = probe.register and i.unit_id = probe.unit_id
        and i.stage in (${OPEN_STAGES}) and i.due is not null
      order by i.due limit 1
    ) first on true
    left join lateral (
      select min(i.start_by) as start_by from item_index i
      where i.plan_id = ${actor.planId} and i.unit_id = probe.unit_id and i.start_by is not null
        and i.register = probe.register and i.register = any (${starting}::text[])
    ) begins on true
    group by probe.task_id, probe.unit_id`.execute(tx)
  return new Map(rows.map((r) => [`${r.task_id}/${r.unit_id}`, { due: r.due, startBy: r.start_by }]))
}
