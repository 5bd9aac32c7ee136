import { sql } from 'kysely'
import type { CountyPlan } from '@gongjian/domain/season/contracts.ts'
import type { SeasonState } from '@gongjian/domain/season/season.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { planFactsOf, refOf, taskIn, type PlanFacts } from '../report/plan-facts.ts'
import { mayLead } from './open-season.ts'
import { tradesOf } from './plan-view.ts'
import { findSeasonBase, seasonViewOf, type SeasonBase } from './season-base.ts'

interface Row {
  readonly season_id: number
  readonly unit_id: number
  readonly state: SeasonState
  readonly version: number
  readonly in_force: number | null
  readonly rows: number
  readonly enterprises: number
}

async function readCounties({ tx, actor }: Ctx, { register }: SeasonBase): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.season_id, p.unit_id, p.state, p.version, p.in_force, coalesce(c.rows, 0)::int as rows, coalesce(c.enterprises, 0)::int as enterprises
    from season_plan p join season s on s.plan_id = p.plan_id and s.id = p.season_id
    left join (select r.season, r.unit_id, count(*) as rows, count(distinct r.enterprise_id) as enterprises
      from ${sql.table(tableOf(register.id))} r where r.plan_id = ${actor.planId} and r.stage <> 'removed'
        and r.season in (select name from season where plan_id = ${actor.planId}) group by 1, 2) c
      on c.season = s.name and c.unit_id = p.unit_id
    where p.plan_id = ${actor.planId}`.execute(tx)
  return rows
}

function countyOf(facts: PlanFacts, r: Row): { sort: number; plan: CountyPlan }[] {
  const unit = facts.units.get(r.unit_id)
  if (!unit) return []
  const { state, version, rows, enterprises } = r
  return [{ sort: unit.sort, plan: { unit: refOf(unit), state, version, inForce: r.in_force, rows, enterprises } }]
}

/** The newest first, each with the counties that the actor may see. */
export const listSeasons = implement('listSeasons', async (ctx) => {
  const base = await findSeasonBase(ctx)
  if (base === null) return { seasons: [], trades: [], mayOpen: false }
  const facts = await planFactsOf(ctx)
  const seasons = await ctx.tx
    .selectFrom('season')
    .selectAll()
    .where('plan_id', '=', ctx.actor.planId)
    .orderBy('from_day', 'desc')
    .execute()
  const counties = await readCounties(ctx, base)
  const task = taskIn(facts, base.register.task ?? '').id
  return {
    seasons: seasons.map((s) => ({
      ...seasonViewOf(s),
      counties: counties
        .filter((c) => c.season_id === s.id)
        .flatMap((c) => countyOf(facts, c))
        .sort((a, b) => a.sort - b.sort)
        .map((c) => c.plan),
    })),
    trades: tradesOf({ base }),
    mayOpen: mayLead(ctx, task),
  }
})
