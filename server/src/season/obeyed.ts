import { sql, type RawBuilder } from 'kysely'
import type { Selectable } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { SeasonVersionTable } from '../db/schema-season.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import type { CountySeason } from './season-base.ts'

/** The submission that is in force, whatever is being drafted beside it. */
export async function getObeyed(
  { tx, actor }: Ctx,
  { plan, unit, season }: CountySeason,
): Promise<Selectable<SeasonVersionTable>> {
  const found =
    plan.in_force === null
      ? undefined
      : await tx
          .selectFrom('season_version')
          .selectAll()
          .where('plan_id', '=', actor.planId)
          .where('season_plan_id', '=', plan.id)
          .where('number', '=', plan.in_force)
          .executeTakeFirst()
  return found ?? fail('season-not-approved', { unit: unit.name, season: season.name })
}

/** Its rows as they were approved, with the rule that proposed each. */
export function obeyedRows({ actor }: Ctx, { base }: CountySeason, version: number): RawBuilder<unknown> {
  return sql`(select p.*, r.rule as obeyed_rule from season_row r
    cross join lateral jsonb_populate_record(null::${sql.table(tableOf(base.register.id))}, r.image) p
    where r.plan_id = ${actor.planId} and r.version_id = ${version})`
}

/** 1#隧道窑 · 焙烧 · 第 1 轮 */
export function lineSql(alias: string): RawBuilder<string> {
  const c = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`concat_ws(' · ', ${c('facility')}, ${c('process')}, '第 ' || ${c('turn')} || ' 轮')`
}
