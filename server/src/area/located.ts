import { sql } from 'kysely'
import { sourceKey, type AreaKind, type Located } from '@gongjian/domain/area/area.ts'
import type { Point } from '@gongjian/domain/register/item.ts'
import type { Facts } from '@gongjian/domain/rule/fact.ts'
import type { Tx } from '../db/actor.ts'
import { literal } from '../register/table/column-kinds.ts'

/** Facts of a rule set that a point tells now: those of which a map is loaded. */
export async function readLocated(tx: Tx, planId: number, located: Located): Promise<Located> {
  const asked = Object.entries(located)
  if (asked.length === 0) return {}
  const rows = await tx.selectFrom('area_map').select('kind').where('plan_id', '=', planId).execute()
  const loaded = new Set<AreaKind>(rows.map((r) => r.kind))
  return Object.fromEntries(asked.filter(([, kinds]) => kinds.some((k) => loaded.has(k))))
}

function call(name: 'area_says' | 'area_words', planId: number, kinds: readonly AreaKind[], lon: string, lat: string) {
  return `${name}(${planId}, ${literal(`{${kinds.join(',')}}`)}::text[], ${lon}, ${lat})`
}

/** What the row's point says of the fact; null where it says nothing. */
export function saysSql(planId: number, kinds: readonly AreaKind[]): string {
  return call('area_says', planId, kinds, '"lon"', '"lat"')
}

/** A fact as the row's point tells it, else as the row's own column does. */
export function toldSql(planId: number, located: Located, key: string, own: string): string {
  const kinds = located[key]
  return kinds === undefined ? own : `coalesce(${saysSql(planId, kinds)}, ${own})`
}

/** By which polygon. */
export function wordsSql(planId: number, kinds: readonly AreaKind[]): string {
  return call('area_words', planId, kinds, '"lon"', '"lat"')
}

/** What a point says of the facts, and beside each by which polygon; what it does not say is not in it. */
export async function factsAt(tx: Tx, planId: number, located: Located, point: Point | null): Promise<Facts> {
  const loaded = point === null ? [] : Object.entries(await readLocated(tx, planId, located))
  if (point === null || loaded.length === 0) return {}
  const at = [`${Number(point.longitude)}::float8`, `${Number(point.latitude)}::float8`] as const
  const values = loaded.map(
    ([key, kinds]) =>
      `(${literal(key)}, ${call('area_says', planId, kinds, ...at)}, ${call('area_words', planId, kinds, ...at)})`,
  )
  const { rows } = await sql<{ key: string; says: boolean | null; words: string | null }>`
    select * from (values ${sql.raw(values.join(', '))}) x (key, says, words)`.execute(tx)
  const pairs = rows.flatMap(({ key, says, words }): [string, boolean | string | null][] =>
    says === null
      ? []
      : [
          [key, says],
          [sourceKey(key), words],
        ],
  )
  return Object.fromEntries(pairs)
}
