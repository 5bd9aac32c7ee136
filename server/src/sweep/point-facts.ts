import { sql } from 'kysely'
import { sourceKey } from '@gongjian/domain/area/area.ts'
import type { Facts } from '@gongjian/domain/rule/fact.ts'
import { saysSql, wordsSql } from '../area/located.ts'
import type { Tx } from '../db/actor.ts'
import { literal, quoted, tableOf } from '../register/table/column-kinds.ts'
import { onMaps, type SweepBase } from './sweep-base.ts'

/** What the points of these rows tell, as a sweep keeps it (found-sql.ts); a row of which nothing is told is not in it. */
export async function factsOfPoints(
  tx: Tx,
  planId: number,
  base: SweepBase,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Facts>> {
  const located = Object.entries((await onMaps(tx, planId, base)).located)
  if (located.length === 0) return new Map()
  const pairs = located.flatMap(([key, kinds]) => [
    `${literal(key)}, ${saysSql(planId, kinds)}`,
    `${literal(sourceKey(key))}, ${wordsSql(planId, kinds)}`,
  ])
  const { rows } = await sql<{ id: number; facts: Facts }>`
    select id, jsonb_strip_nulls(jsonb_build_object(${sql.raw(pairs.join(', '))})) as facts
    from ${sql.raw(quoted(tableOf(base.over.id)))} where plan_id = ${planId} and id = any (${[...new Set(ids)]}::bigint[])`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.id, r.facts]))
}
