import { sql } from 'kysely'
import type { Ctx } from '../app.ts'
import { literal, tableOf } from '../register/table/column-kinds.ts'
import { caseByRule, ruleSql } from './holds-sql.ts'
import { findSeasonBase, type SeasonBase, type SeasonRow } from './season-base.ts'
import { listSql, upgradesSql } from './spared-sql.ts'
import { FIXED_STATES, type SeasonState } from '@gongjian/domain/season/season.ts'

/** A plan that stands fast while a list or an upgrade that it was judged by has changed. */
export interface Contradicted {
  readonly season: { readonly id: number; readonly name: string }
  readonly unitId: number
  readonly taskId: number
  readonly state: SeasonState
  /** Rows of what was submitted, or of what is in force, that the rules now propose another measure for. */
  readonly rows: number
}

/**
 * Looked at are only rows whose list or upgrade is another than when they were submitted: for these the proposing rule is asked anew, over
 * what was submitted.
 */
async function ofSeason({ tx, actor }: Ctx, base: SeasonBase, season: SeasonRow): Promise<Contradicted[]> {
  const measure = caseByRule(base, (id) => literal(base.binding.proposals[id]?.measure ?? ''), 'y.rule')
  const { rows } = await sql<{ unit: number; task: number; state: SeasonState; rows: number }>`
    select y.unit, y.task, y.state, count(*)::int as rows from (
      select x.*, ${sql.raw(ruleSql(base))} as rule from (
        select p.unit_id as unit, p.task_id as task, p.state, r.rule as was, f.*, g.result as on_list, coalesce(v.enjoyed, false) as is_upgraded
        from season_plan p
        join season_version s on s.plan_id = p.plan_id and s.season_plan_id = p.id and s.number = case p.state when 'approved' then p.in_force else p.version end
        join season_row r on r.plan_id = p.plan_id and r.version_id = s.id
        left join (${listSql(season)}) g on g.enterprise_id = r.enterprise_id
        left join (${upgradesSql(base, season)}) v on v.enterprise_id = r.enterprise_id
        cross join lateral jsonb_populate_record(null::${sql.table(tableOf(base.register.id))}, r.image) f
        where p.plan_id = ${actor.planId} and p.season_id = ${season.id} and p.state = any (${[...FIXED_STATES]}::text[])
          and (r.listed is distinct from g.result or coalesce(r.upgrade_enjoyed, false) <> coalesce(v.enjoyed, false))) x) y
    where y.rule is distinct from y.was and (${sql.raw(measure)}) <> y.measure
    group by 1, 2, 3 order by 1`.execute(tx)
  return rows.map((r) => ({
    season: { id: season.id, name: season.name },
    unitId: r.unit,
    taskId: r.task,
    state: r.state,
    rows: r.rows,
  }))
}

/** Plans of seasons that are not over and that a publication, a revocation or an upgrade contradicts, as far as the actor sees them. */
export async function contradicted(ctx: Ctx): Promise<Contradicted[]> {
  const { tx, actor, app } = ctx
  const seasons = await tx
    .selectFrom('season as s')
    .selectAll('s')
    .where('s.plan_id', '=', actor.planId)
    .where('s.until_day', '>=', app.clock.today())
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('season_plan as p')
          .select('p.id')
          .whereRef('p.plan_id', '=', 's.plan_id')
          .whereRef('p.season_id', '=', 's.id')
          .where('p.state', 'in', [...FIXED_STATES]),
      ),
    )
    .orderBy('s.from_day')
    .execute()
  const base = seasons.length === 0 ? null : await findSeasonBase(ctx)
  if (!base) return []
  const found: Contradicted[] = []
  for (const season of seasons) found.push(...(await ofSeason(ctx, base, season)))
  return found
}

/** What has become so, and what to do: for the county, whose plan it is. */
export function contradictedWords({ season, state, rows }: Contradicted): string {
  const is = state === 'approved' ? '已批准' : '已提交'
  const todo = state === 'approved' ? '请由审核人点“调整”后修改' : '请联系牵头单位退回后修改'
  return `公布名单或提标治理有变化，${season.name}错峰方案有 ${rows} 条与${is}的措施不符，${todo}`
}
