import { sql, type RawBuilder } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { findSubmission, type CountySeason, type Submission } from './season-base.ts'

/** The submission that is in force, whatever is being drafted beside it. */
export async function getObeyed(ctx: Ctx, county: CountySeason): Promise<Submission> {
  const { plan, unit, season } = county
  const found = plan.in_force === null ? undefined : await findSubmission(ctx, county, plan.in_force)
  return found ?? fail('season-not-approved', { unit: unit.name, season: season.name })
}

/** 1#隧道窑 · 焙烧 · 第 1 轮 */
export function lineSql(alias: string): RawBuilder<string> {
  const c = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`concat_ws(' · ', ${c('facility')}, ${c('process')}, '第 ' || ${c('turn')} || ' 轮')`
}
