import { sql, type RawBuilder } from 'kysely'
import type { SeasonAlert, SeasonTimeline, TimelineBar } from '@gongjian/domain/season/obey-contracts.ts'
import { ALERT_COLOURS, ALERT_FIELDS } from '@gongjian/domain/season/alert.ts'
import { MEASURES } from '@gongjian/domain/season/words.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { findRef, planFactsOf } from '../report/plan-facts.ts'
import { frozenRows, judgedSql, liveRows, sparedByAlert } from './judged-sql.ts'
import { lineSql } from './obeyed.ts'
import { mayLead } from './open-season.ts'
import {
  getVersionId,
  getCountySeason,
  getSeason,
  seasonBase,
  seasonViewOf,
  type SeasonBase,
  type SeasonRow,
} from './season-base.ts'

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
  /** What each colour adds, where the season has alerts. */
  readonly alerts: readonly (string | null)[] | null
}

interface Drawn {
  readonly season: SeasonRow
  readonly rows: RawBuilder<unknown>
  /** null: no alert, and so nothing that one adds. */
  readonly spared: readonly string[] | null
}

async function readRows({ tx, actor }: Ctx, { season, rows, spared }: Drawn): Promise<Row[]> {
  const added = ALERT_COLOURS.map((c) => sql`nullif(trim(t.${sql.ref(ALERT_FIELDS[c])}), '')`)
  const alerts =
    spared === null
      ? sql`null`
      : sql`case when not coalesce(t.rule = any (${[...spared]}::text[]), false) then array[${sql.join(added)}] end`
  const day = (column: string) => sql`${sql.ref(column)} - ${season.from_day}::date`
  const { rows: found } = await sql<Row>`
    select t.enterprise_id, t.enterprise, t.unit_id, ${lineSql('t')} as line, t.measure, t.limit_percent as percent,
      ${day('t.from')} as first, ${day('t.until')} as last, ${alerts} as alerts
    from ${rows} t join unit u on u.plan_id = ${actor.planId} and u.id = t.unit_id
    order by u.sort, t.enterprise, t.enterprise_id, t.facility, t."from", t.id`.execute(tx)
  return found
}

/** Bars beside their enterprises, each of which is said once. */
function barsOf(
  rows: readonly Row[],
  refOf: (unit: number) => SeasonTimeline['enterprises'][number]['unit'],
): Pick<SeasonTimeline, 'enterprises' | 'bars' | 'alertWords'> {
  const enterprises: SeasonTimeline['enterprises'] = []
  const words = new Map<string, number>()
  const placeOf = (said: string | null): number => {
    if (said === null) return -1
    const at = words.get(said) ?? words.size
    words.set(said, at)
    return at
  }
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
    return [enterprises.length - 1, r.line, measure, r.percent, r.first, r.last, (r.alerts ?? []).map(placeOf)]
  })
  return { enterprises, bars, alertWords: [...words.keys()] }
}

/** Every line of the season in one answer: some thousand bars, drawn as they are scrolled to. */
export const getSeasonTimeline = implement('getSeasonTimeline', async (ctx, { season: id, unit, number }) => {
  const base = await seasonBase(ctx)
  const season = await getSeason(ctx, id)
  const alerts = await readAlerts(ctx, season.id)
  const all = await rowsOfSeason(ctx, base, season, unit, number)
  // Whom an alert spares the rules say of the rows as they stand, and the submission itself of its own.
  const ruled =
    number === undefined ? judgedSql(base, season, all) : sql`(select f.*, f.frozen_rule as rule from ${all} f)`
  const rows = await readRows(
    ctx,
    alerts.length === 0 ? { season, rows: all, spared: null } : { season, rows: ruled, spared: sparedByAlert(base) },
  )
  const facts = await planFactsOf(ctx)
  return {
    season: seasonViewOf(season),
    ...barsOf(rows, (u) => findRef(facts, u)),
    alerts,
    mayAlert: mayLead(ctx, season.task_id),
  }
})
