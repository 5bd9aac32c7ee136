import { sql, type RawBuilder } from 'kysely'
import type { SeasonAlert, SeasonTimeline, TimelineBar } from '@gongjian/domain/season/obey-contracts.ts'
import { MEASURES } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { findRef, planFactsOf } from '../report/plan-facts.ts'
import { frozenRows, liveRows } from './judged-sql.ts'
import { getVersionId } from './list-season-rows.ts'
import { lineSql } from './obeyed.ts'
import { mayLead } from './open-season.ts'
import { getCountySeason, getSeason, seasonBase, seasonViewOf, type SeasonBase, type SeasonRow } from './season-base.ts'

export async function readAlerts({ tx, actor }: Ctx, season: number): Promise<SeasonAlert[]> {
  const rows = await tx
    .selectFrom('season_alert')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('season_id', '=', season)
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows.map((a) => ({
    id: a.id,
    colour: a.colour,
    from: a.from_day,
    until: a.until_day,
    basis: a.basis,
    by: a.by_name,
  }))
}

/** Of one county or of all that the actor may see. */
export async function rowsOfSeason(
  ctx: Ctx,
  base: SeasonBase,
  season: SeasonRow,
  unit: string | undefined,
  number?: number,
): Promise<RawBuilder<unknown>> {
  if (unit === undefined) return liveRows(base, season, null)
  const county = await getCountySeason(ctx, season.id, unit)
  if (number === undefined) return liveRows(base, season, county.unit.id)
  return frozenRows(base, ctx.actor.planId, await getVersionId(ctx, county, number))
}

interface Row {
  readonly enterprise_id: number | null
  readonly enterprise: string | null
  readonly unit_id: number
  readonly line: string
  readonly measure: string | null
  readonly percent: number | null
  readonly first: number | null
  readonly last: number | null
}

async function readRows({ tx, actor }: Ctx, season: SeasonRow, rows: RawBuilder<unknown>): Promise<Row[]> {
  const day = (column: string) => sql`${sql.ref(column)} - ${season.from_day}::date`
  const { rows: found } = await sql<Row>`
    select t.enterprise_id, t.enterprise, t.unit_id, ${lineSql('t')} as line, t.measure, t.limit_percent as percent,
      ${day('t.from')} as first, ${day('t.until')} as last
    from ${rows} t join unit u on u.plan_id = ${actor.planId} and u.id = t.unit_id
    order by u.sort, t.enterprise, t.enterprise_id, t.facility, t."from", t.id`.execute(tx)
  return found
}

/** Bars beside their enterprises, each of which is said once. */
function barsOf(
  rows: readonly Row[],
  refOf: (unit: number) => SeasonTimeline['enterprises'][number]['unit'],
): Pick<SeasonTimeline, 'enterprises' | 'bars'> {
  const enterprises: SeasonTimeline['enterprises'] = []
  let last: Row | null = null
  const bars = rows.map((r): TimelineBar => {
    if (
      last === null ||
      last.unit_id !== r.unit_id ||
      last.enterprise_id !== r.enterprise_id ||
      last.enterprise !== r.enterprise
    )
      enterprises.push({ id: r.enterprise_id, name: r.enterprise ?? '', unit: refOf(r.unit_id) })
    last = r
    const measure = MEASURES.findIndex((m) => m === r.measure)
    return [enterprises.length - 1, r.line, measure, r.percent, r.first, r.last]
  })
  return { enterprises, bars }
}

/** Every line of the season in one answer: some thousand bars, drawn as they are scrolled to. */
export const getSeasonTimeline = implement('getSeasonTimeline', async (ctx, { season: id, unit, number }) => {
  const base = await seasonBase(ctx)
  const season = await getSeason(ctx, id)
  const rows = await readRows(ctx, season, await rowsOfSeason(ctx, base, season, unit, number))
  const facts = await planFactsOf(ctx)
  return {
    season: seasonViewOf(season),
    ...barsOf(rows, (u) => findRef(facts, u)),
    alerts: await readAlerts(ctx, season.id),
    mayAlert: mayLead(ctx, season.task_id),
  }
})
