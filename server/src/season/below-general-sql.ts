import { sql, type RawBuilder } from 'kysely'
import type { Alike } from '@gongjian/domain/season/uniform.ts'
import { ONE_LINE, type Winter } from './line-days-sql.ts'

const PERCENT = sql`case r.measure when '停产' then 100 when '限产' then r.limit_percent::float8 when '豁免' then 0 end`
const TURN = sql`case when r.measure = '豁免' then 0 else ${PERCENT} * (r.until - r."from" + 1) end`

/**
 * The rows with `below_general`: isBelowGeneral() of domain/src/season/below-general.ts, of rows of the restricted tier. Where a trade has
 * no general line, its season's limit is what a general line would be ordered. General lines are few kinds of order, whatever their number.
 */
export function withBelowGeneral(rows: RawBuilder<unknown>, season: Winter, alike: Alike): RawBuilder<unknown> {
  const isLess = sql`((t.line_percent < 100 and t.line_percent <= g.line_percent)
    or t.percent_days <= g.percent_days - 100 * ${sql.lit(alike.days)}::int)`
  const length = sql`(${season.until_day}::date - ${season.from_day}::date + 1)`
  return sql`(with x as (
      select r.*, ${PERCENT} as line_percent, case when ${TURN} is not null then
        sum(${TURN}) over (${ONE_LINE}) end as percent_days
      from ${rows} r),
    t as materialized (select * from x),
    written as (
      select by_trade as trade, line_percent, percent_days, count(*)::int as lines from t
      where tier = 'general' and line_percent is not null and percent_days is not null group by 1, 2, 3),
    g as (
      select * from written union all
      select l.key, l.value::float8, l.value::float8 * ${length}, 1 from jsonb_each_text(${JSON.stringify(season.limits)}::jsonb) l
      where l.key not in (select w.trade from written w where w.trade is not null))
    select t.*, case when t.tier = 'restricted' and t.line_percent is not null and t.percent_days is not null then (
      select coalesce(sum(g.lines) filter (where ${isLess}), 0) > sum(g.lines) * ${sql.lit(alike.share)}::float8 from g
      where g.trade is not distinct from t.by_trade) end as below_general from t)`
}
