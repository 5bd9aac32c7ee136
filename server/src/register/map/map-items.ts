import { sql } from 'kysely'
import type { Light } from '@gongjian/domain/light/light.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { LIGHT_RANKS, lightRank } from '../store/light-sql.ts'
import { narrow } from '../store/narrow-sql.ts'

/** A cluster is about as wide on the screen as a finger. */
const CELL_PIXELS = 56
/** MapLibre's world at zoom 0. */
const WORLD_PIXELS = 512
/** From here on a street fills the screen: each item stands by itself unless it lies on another one. */
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

/** What lies in the window, near points in one cluster with the most urgent light among them; the database makes them. */
export const mapItems = implement('mapItems', async (ctx, input) => {
  const register = await registerOf(ctx, input.register)
  const n = await narrow(ctx, register, input)
  const { west, south, east, north, zoom } = input
  const cell = cellDegrees(zoom)
  const { rows } = await sql<Cluster>`
    select avg(t.lon) as longitude, avg(t.lat) as latitude, count(*) as n, min(${lightRank(register.life, n.today)}) as rank,
      case when count(*) = 1 then min(t.id) end as id, case when count(*) = 1 then min(t.title) end as title
    from ${n.from} where ${n.where} and t.lon >= ${west}::float8 and t.lon <= ${east}::float8 and t.lat >= ${south}::float8 and t.lat <= ${north}::float8
    group by floor(t.lon / ${cell}::float8), floor(t.lat / ${cell}::float8) order by n desc limit ${MOST_CLUSTERS}`.execute(
    ctx.tx,
  )
  return rows.map((c) => ({
    longitude: c.longitude,
    latitude: c.latitude,
    count: c.n,
    light: LIGHT_RANKS[c.rank] ?? ('none' satisfies Light),
    id: c.id,
    title: c.title,
  }))
})
