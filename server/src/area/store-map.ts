import { sql } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { AreaKind } from '@gongjian/domain/area/area.ts'
import type { Tx } from '../db/actor.ts'
import type { AreaShape } from './read-geojson.ts'

export interface NewMap {
  readonly kind: AreaKind
  readonly on: Day
  readonly source: string
  readonly isWhole: boolean
  readonly fileName: string
  readonly trial: boolean
  readonly unitId: number | null
  readonly by: string
  readonly at: Date
}

/** So many rings a statement. */
const LOT = 200

function ringsOf({ name, polygons }: AreaShape) {
  return polygons.flatMap((polygon, part) =>
    polygon.map((ring) => {
      const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
      return {
        name,
        part,
        ring: `(${ring.map(([x, y]) => `(${x},${y})`).join(',')})`,
        positions: ring.length,
        west: Math.min(...xs),
        east: Math.max(...xs),
        south: Math.min(...ys),
        north: Math.max(...ys),
      }
    }),
  )
}

/** The map takes the place of the one of its kind. */
export async function storeMap(tx: Tx, planId: number, map: NewMap, areas: readonly AreaShape[]): Promise<void> {
  await tx.deleteFrom('area_map').where('plan_id', '=', planId).where('kind', '=', map.kind).execute()
  const { id } = await tx
    .insertInto('area_map')
    .values({
      plan_id: planId,
      unit_id: map.unitId,
      kind: map.kind,
      on_day: map.on,
      source: map.source,
      is_whole: map.isWhole,
      file_name: map.fileName,
      trial: map.trial,
      by_name: map.by,
      at: map.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rings = areas.flatMap(ringsOf)
  for (let i = 0; i < rings.length; i += LOT)
    await sql`insert into area_ring (plan_id, map_id, kind, name, part, ring, positions, west, south, east, north)
      select ${planId}::int, ${id}::int, ${map.kind}, x.name, x.part, x.ring::polygon, x.positions, x.west, x.south, x.east, x.north
      from json_to_recordset(${JSON.stringify(rings.slice(i, i + LOT))}::json)
        as x (name text, part int, ring text, positions int, west float8, south float8, east float8, north float8)`.execute(
      tx,
    )
}
