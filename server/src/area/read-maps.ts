import { sql } from 'kysely'
import { AreaKind } from '@gongjian/domain/area/area.ts'
import type { AreaMap } from '@gongjian/domain/area/contracts.ts'
import type { Tx } from '../db/actor.ts'

/** The maps that stand, in the order of their kinds, with the names of their areas. */
export async function readMaps(tx: Tx, planId: number): Promise<AreaMap[]> {
  const maps = await tx.selectFrom('area_map').selectAll().where('plan_id', '=', planId).execute()
  const { rows } = await sql<{ map_id: number; name: string; positions: number }>`
    select map_id, name, sum(positions)::int as positions from area_ring where plan_id = ${planId} group by 1, 2 order by 1, 2`.execute(
    tx,
  )
  const order = AreaKind.options
  return maps
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((m) => ({
      kind: m.kind,
      on: m.on_day,
      source: m.source,
      isWhole: m.is_whole,
      fileName: m.file_name,
      trial: m.trial,
      by: m.by_name,
      at: m.at.toISOString(),
      areas: rows.filter((r) => r.map_id === m.id).map(({ name, positions }) => ({ name, positions })),
    }))
}
