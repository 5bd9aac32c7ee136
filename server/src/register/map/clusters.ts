import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Light } from '@gongjian/domain/light/light.ts'
import type { Spot, Viewport } from '@gongjian/domain/register/spot.ts'
import type { Tx } from '../../db/actor.ts'
import { LIGHT_RANKS } from '../store/light-sql.ts'

/** A cluster is about as wide on the screen as a finger. */
const CELL_PIXELS = 56
/** MapLibre's world at zoom 0. */
const WORLD_PIXELS = 512
/** A screen has room for some hundreds; a far larger window than any screen draws its largest alone. */
const MOST_CLUSTERS = 3_000

function cellDegrees(zoom: number): number {
  return (CELL_PIXELS * 360) / (WORLD_PIXELS * 2 ** zoom)
}

interface Cluster {
  readonly longitude: number
  readonly latitude: number
  readonly n: number
  readonly rank: number
  readonly id: number | null
  readonly title: string | null
}

/** Rows `t` with lon, lat and id. */
export interface Placed {
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<SqlBool>
  /** Of LIGHT_RANKS. */
  readonly rank: RawBuilder<number>
  readonly title: RawBuilder<unknown>
}

/** What lies in the window, near points in one cluster with the most urgent light among them; the database makes them. */
export async function clustersIn(
  tx: Tx,
  { from, where, rank, title }: Placed,
  { west, south, east, north, zoom }: Viewport,
): Promise<Spot[]> {
  const cell = cellDegrees(zoom)
  const { rows } = await sql<Cluster>`
    select avg(t.lon) as longitude, avg(t.lat) as latitude, count(*) as n, min(${rank}) as rank,
      case when count(*) = 1 then min(t.id) end as id, case when count(*) = 1 then min(${title}) end as title
    from ${from} where ${where} and t.lon >= ${west}::float8 and t.lon <= ${east}::float8 and t.lat >= ${south}::float8 and t.lat <= ${north}::float8
    group by floor(t.lon / ${cell}::float8), floor(t.lat / ${cell}::float8) order by n desc limit ${MOST_CLUSTERS}`.execute(
    tx,
  )
  return rows.map((c) => ({
    longitude: c.longitude,
    latitude: c.latitude,
    count: c.n,
    light: LIGHT_RANKS[c.rank] ?? ('none' satisfies Light),
    id: c.id,
    title: c.title,
  }))
}
