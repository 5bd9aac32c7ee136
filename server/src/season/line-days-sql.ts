import { sql, type RawBuilder } from 'kysely'

/** The season, as far as a line's days are held against it. */
export interface Winter {
  readonly from_day: string
  readonly until_day: string
  readonly limits: Readonly<Record<string, number>>
}

/** As isDated() of domain/src/season/days.ts. */
export function datedSql(measure: string): string {
  return `${measure} in ('停产', '限产')`
}

/** What makes rows `r` turns of one line; a draft that names no works yet is a line of its own. */
export const ONE_LINE = sql`partition by r.enterprise_id, r.facility, r.process, case when r.enterprise_id is null then r.id end`

const DATED = sql`${sql.raw(datedSql('r.measure'))} and r."from" is not null and r.until is not null`

/** The rows with `line_days`, as daysCovered() of domain/src/season/days.ts counts them, and `alone`: the line has no other row. */
export function withLineDays(rows: RawBuilder<unknown>, season: Winter): RawBuilder<unknown> {
  const winter = sql`daterange(${season.from_day}::date, ${season.until_day}::date, '[]')`
  // A row that ends before it begins is refused by its register's check; one that is there all the same covers nothing.
  return sql`(select s.*, case when s.line_span is not null then (
      select coalesce(sum(upper(x) - lower(x)), 0)::int from unnest(s.line_span) x) end as line_days
    from (select r.*, count(*) over line = 1 as alone, case when ${DATED} then coalesce(
        range_agg(case when ${DATED} and r."from" <= r.until then daterange(r."from", r.until, '[]') * ${winter} end) over line,
        '{}'::datemultirange) end as line_span
      from ${rows} r
      window line as (${ONE_LINE})) s)`
}

/** The rows, which have `line_days` and `percent_days`, with `spared_by_days`: as isSparedByDays(). */
export function withSparedByDays(rows: RawBuilder<unknown>, season: Winter): RawBuilder<unknown> {
  const whole = sql`(${season.until_day}::date - ${season.from_day}::date + 1)`
  const limit = sql`(${JSON.stringify(season.limits)}::jsonb->>r.by_trade)::float8`
  return sql`(select r.*, coalesce(r.line_days * 2 < ${whole}, false)
    and coalesce(r.percent_days * 2 < ${limit} * ${whole}, true) as spared_by_days from ${rows} r)`
}
