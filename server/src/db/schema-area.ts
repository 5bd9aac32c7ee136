import type { Generated } from 'kysely'
import type { AreaKind } from '@gongjian/domain/area/area.ts'

export interface AreaMapTable {
  id: Generated<number>
  plan_id: number
  unit_id: number | null
  kind: AreaKind
  on_day: string
  source: string
  is_whole: boolean
  file_name: string
  trial: boolean
  by_name: string
  at: Date
}

/** Written by area/store-map.ts, in PostgreSQL's own words for a polygon. */
export interface AreaRingTable {
  id: Generated<number>
  plan_id: number
  map_id: number
  kind: AreaKind
  name: string
  part: number
  ring: string
  positions: number
  west: number
  south: number
  east: number
  north: number
}
