import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { ALERT_COLOURS, ALERT_FIELDS } from '@gongjian/domain/season/alert.ts'
import type { PlanRow } from '@gongjian/domain/season/plan-row.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import type { InputOf } from '../operation/types.ts'
import { readCursor, writeCursor } from '../register/store/cursor.ts'
import { searchSql } from '../register/store/search-sql.ts'
import { alertColumn, DEPARTING, frozenRows, judgedSql, liveRows } from './judged-sql.ts'
import { rowsOfCut } from './reduction.ts'
import { rowsOfFinding } from './read-findings.ts'
import { getCountySeason, getVersionId, type CountySeason, type SeasonBase } from './season-base.ts'

type Input = InputOf<'listSeasonRows'>

const Cursor = z.tuple([z.string(), z.string(), z.number().int()])

/** The rows of a plan as they stand, or of one of its submissions. */
async function plainRows(ctx: Ctx, county: CountySeason, number?: number): Promise<RawBuilder<unknown>> {
  const { base, season, unit } = county
  if (number === undefined) return liveRows(base, season, unit.id)
  return frozenRows(base, ctx.actor.planId, await getVersionId(ctx, county, number))
}

/** The same with what the rules make of them. */
export async function judgedRows(ctx: Ctx, county: CountySeason, number?: number): Promise<RawBuilder<unknown>> {
  return judgedSql(county.base, county.season, await plainRows(ctx, county, number))
}

function conditionsOf(input: Input, register: string): RawBuilder<SqlBool>[] {
  const { q, trade, measure, tier, only } = input
  const search = searchSql(q, register, sql`j.id`)
  const orNone = (column: RawBuilder<unknown>, value: string | undefined): RawBuilder<SqlBool>[] =>
    value === undefined ? [] : [value === 'none' ? sql`${column} is null` : sql`${column} = ${value}`]
  return [
    ...(search ? [search] : []),
    ...(trade === undefined ? [] : [sql<SqlBool>`j.trade = ${trade}`]),
    ...orNone(sql`j.measure`, measure),
    ...orNone(sql`j.tier`, tier),
    ...(only === 'gaps' ? [sql<SqlBool>`cardinality(j.gaps) > 0`] : []),
    ...(only === 'departing' ? [DEPARTING] : []),
  ]
}

/** A row as it is judged, whatever is in force beside it. */
export type JudgedRow = Omit<PlanRow, 'hasOrder'>

export type RawPlanRow = Omit<JudgedRow, 'enterprise' | 'proposed' | 'upgrade' | 'clauseLabel'> & {
  readonly upgrade_item: number | null
  readonly upgrade_met: string | null
  readonly enterprise_id: number | null
  readonly enterprise: string | null
  readonly proposed_measure: NonNullable<PlanRow['proposed']>['measure'] | null
  readonly proposed_percent: number | null
  readonly proposed_from: string | null
  readonly proposed_until: string | null
}

/** What an alert of each colour adds by proposal. */
function alertProposals(alias: string): RawBuilder<unknown> {
  const pairs = ALERT_COLOURS.flatMap((c) => [sql.lit(ALERT_FIELDS[c]), sql.ref(`${alias}.${alertColumn(c)}`)])
  return sql`json_build_object(${sql.join(pairs)})`
}

/** The columns of a plan's row, as it travels. */
export const ROW = sql`j.id, j.version, j.enterprise_id, j.enterprise, j.facility, j.process, j.level, j.turn, j.trade, j.performance,
  (select w.name from township w where w.plan_id = j.plan_id and w.code = j.township) as township,
  j.performance_edition as "performanceEdition", j.catalogue_class as "catalogueClass", j.on_list as listed,
  j.is_upgraded as upgraded, j.upgrade_withheld as "upgradeWithheld", j.upgrade_item, j.upgrade_met, j.code_trade as "codeTrade", j.trade_departs as "tradeDeparts", j.is_alerted as alerted,
  j.emission_share as "emissionShare", j.minimum_run as "minimumRun", j.measure, j.limit_percent as "limitPercent", j."from", j.until,
  j.reason, j.cut_before as "cutBefore", ${sql.join(ALERT_COLOURS.map((c) => sql.ref(`j.${ALERT_FIELDS[c]}`)))},
  j.alert_reason as "alertReason", j.alert_departs as "alertDeparts", ${alertProposals('j')} as "alertProposed",
  j.tier, j.rule, j.proposed_measure, j.proposed_percent, j.proposed_from, j.proposed_until,
  j.line_days as "lineDays", j.spared_by_days as "sparedByDays", j.departs, j.gaps, j.found, j.trial`

export function planRowOf({ proposing }: SeasonBase, r: RawPlanRow): JudgedRow {
  const { enterprise_id: id, enterprise: name, proposed_measure: measure, proposed_percent: percent, ...more } = r
  const { proposed_from: from, proposed_until: until, upgrade_item: item, upgrade_met: met, ...rest } = more
  const rule = proposing.rules.find((x) => x.rule.id === r.rule)?.rule
  const proposed = measure === null ? null : { measure, percent, from, until }
  return {
    ...rest,
    enterprise: { id, name: name ?? '' },
    proposed,
    upgrade: item === null ? null : { item, met },
    clauseLabel: rule === undefined ? null : clauseLabel(rule.clause),
  }
}

/** Enterprises that the version in force orders something; none is before a first approval. */
function orderedSql({ actor }: Ctx, { plan }: CountySeason): RawBuilder<unknown> {
  return sql`select (r.image->>'enterprise_id')::int from season_row r join season_version v on v.plan_id = r.plan_id and v.id = r.version_id
    where r.plan_id = ${actor.planId} and v.season_plan_id = ${plan.id} and v.number = ${plan.in_force}`
}

/** Rows that a figure of 预计减排 counts. */
async function isOfCut(ctx: Ctx, county: CountySeason, cut: string, number?: number): Promise<RawBuilder<SqlBool>> {
  const ids = await rowsOfCut(ctx, county.base, await plainRows(ctx, county, number), cut)
  return sql<SqlBool>`j.id = any (${ids}::bigint[])`
}

/** By enterprise, then line: as an order reads. */
export const listSeasonRows = implement('listSeasonRows', async (ctx, input) => {
  const county = await getCountySeason(ctx, input.season, input.unit)
  const judged = await judgedRows(ctx, county, input.number)
  const { base } = county
  const ofFinding = input.finding === undefined ? [] : [await rowsOfFinding(ctx, base, judged, input.finding)]
  const ofCut = input.cut === undefined ? [] : [await isOfCut(ctx, county, input.cut, input.number)]
  const conditions = [...conditionsOf(input, base.register.id), ...ofFinding, ...ofCut]
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
  const [enterprise, facility] = [sql`coalesce(j.enterprise, '')`, sql`coalesce(j.facility, '')`]
  const behind =
    input.after === undefined
      ? sql`true`
      : sql`(${enterprise}, ${facility}, j.id) > (${sql.join(readCursor(Cursor, input.after))})`
  const { rows } = await sql<RawPlanRow & { count: number; hasOrder: boolean }>`
    with j as materialized (select * from ${judged} j where ${where})
    select ${ROW}, (select count(*)::int from j) as count,
      coalesce(j.enterprise_id in (${orderedSql(ctx, county)}), false) as "hasOrder" from j where ${behind}
    order by ${enterprise}, ${facility}, j.id limit ${input.limit + 1}`.execute(ctx.tx)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ count: _, hasOrder, ...r }) => ({ ...planRowOf(base, r), hasOrder })),
    next: rows.length > input.limit && last ? writeCursor([last.enterprise ?? '', last.facility ?? '', last.id]) : null,
    count: rows[0]?.count ?? 0,
    isExact: true,
  }
})
