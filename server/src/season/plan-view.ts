import { sql, type RawBuilder } from 'kysely'
import type { SeasonPlanView } from '@gongjian/domain/season/contracts.ts'
import { FIXED_STATES, seasonLockWords } from '@gongjian/domain/season/season.ts'
import type { SeasonField } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { refOf } from '../report/plan-facts.ts'
import { isProposing } from '@gongjian/domain/season/proposal-job.ts'
import { DEPARTING, judgedSql, liveRows } from './judged-sql.ts'
import { lastProposal, proposalView } from './proposals.ts'
import { readFindings } from './read-findings.ts'
import { allowedActions, getCountySeason, leadOf, seasonViewOf, type CountySeason } from './season-base.ts'

function optionsOf({ base }: Pick<CountySeason, 'base'>, key: SeasonField): string[] {
  const field = base.register.fields[key]
  return field?.kind === 'choice' ? [...field.options] : []
}

export function tradesOf(of: Pick<CountySeason, 'base'>): string[] {
  return optionsOf(of, 'trade')
}

export function judgedOf({ base, season, unit }: CountySeason): RawBuilder<unknown> {
  return judgedSql(base, season, liveRows(base, season, unit.id))
}

export async function readCounts({ tx }: Ctx, judged: RawBuilder<unknown>): Promise<SeasonPlanView['counts']> {
  const by = (column: RawBuilder<unknown>, name: string, from = sql`j`): RawBuilder<unknown> =>
    sql`(select coalesce(json_agg(json_build_object(${sql.lit(name)}, x.v, 'rows', x.n) order by x.n desc), '[]')
      from (select ${column} as v, count(*)::int as n from ${from} group by 1) x)`
  const { rows } = await sql<SeasonPlanView['counts']>`
    with j as materialized (select id, enterprise_id, measure, tier, gaps, ${DEPARTING} as departs from ${judged} q)
    select (select count(*)::int from j) as rows, (select count(distinct enterprise_id)::int from j) as enterprises,
      (select count(*)::int from j where departs) as departing,
      ${by(sql`measure`, 'measure')} as "byMeasure", ${by(sql`tier`, 'tier')} as "byTier",
      ${by(sql`g`, 'gap', sql`j cross join lateral unnest(j.gaps) g`)} as gaps`.execute(tx)
  const [counts] = rows
  if (!counts) throw new Error('counts of nothing')
  return counts
}

async function readVersions({ tx, actor }: Ctx, plan: number): Promise<SeasonPlanView['versions']> {
  const rows = await tx
    .selectFrom('season_version')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('season_plan_id', '=', plan)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((v) => ({
    number: v.number,
    rows: v.rows,
    submittedBy: v.submitted_by,
    submittedAt: v.submitted_at.toISOString(),
    outcome: v.outcome,
    reason: v.reason,
    judgedBy: v.judged_by,
    judgedAt: v.judged_at?.toISOString() ?? null,
  }))
}

export async function viewSeasonPlan(ctx: Ctx, county: CountySeason): Promise<SeasonPlanView> {
  const { season, unit, plan, base } = county
  const judged = judgedOf(county)
  const proposal = await lastProposal(ctx, plan.id)
  const may = allowedActions(ctx, plan)
  // Nobody types beside the rules: each would write over the other.
  const isWritten = proposal !== undefined && isProposing(proposal.state)
  return {
    season: seasonViewOf(season),
    unit: refOf(unit),
    register: base.register.id,
    upgrades: base.binding.upgrades.register,
    state: plan.state,
    inForce: plan.in_force,
    reason: plan.reason,
    lock: FIXED_STATES.includes(plan.state) ? seasonLockWords(plan.state, leadOf(county)) : null,
    versions: await readVersions(ctx, plan.id),
    counts: await readCounts(ctx, judged),
    findings: await readFindings(ctx, county, judged),
    proposal: proposal ? proposalView(proposal, may.includes('edit')) : null,
    may: isWritten ? may.filter((a) => a !== 'edit' && a !== 'submit') : may,
    trades: tradesOf(county),
    classes: {
      performance: optionsOf(county, 'performance'),
      catalogueClass: optionsOf(county, 'catalogueClass'),
    },
  }
}

/** As it stands now: after a deed it is read anew. */
export async function viewAgain(ctx: Ctx, season: number, unit: string): Promise<SeasonPlanView> {
  return viewSeasonPlan(ctx, await getCountySeason(ctx, season, unit))
}

export const getSeasonPlan = implement('getSeasonPlan', (ctx, { season, unit }) => viewAgain(ctx, season, unit))
