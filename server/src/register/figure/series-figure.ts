import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { FigureValue } from '@gongjian/domain/register/definition.ts'
import type { Figure } from '@gongjian/domain/register/figure.ts'
import type { Series } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { FEN_PER_WAN, seriesTableOf, snake } from '../table/column-kinds.ts'
import { seriesOfRegister } from '../store/definitions.ts'
import type { Narrow } from '../store/narrow-sql.ts'

/** Nothing known, or nothing to divide by: no figure. */
export function rateOf(total: number | null, over: number | null, unit: string): number | null {
  if (total === null || over === null || over === 0) return null
  return Math.round((total / over) * (unit === '%' ? 100 : 1) * 10_000) / 10_000
}

/** What of an item has a number of the figure, by month or year. A period counts when it is over: half a year is no year. */
function cellsSql({ actor }: Ctx, n: Narrow, figure: Figure, series: Series): RawBuilder<unknown> {
  const column = (key: string | null): RawBuilder<unknown> => {
    if (key === null) return sql`null::numeric`
    const scale = series.fields[key]?.kind === 'money' ? FEN_PER_WAN : 1
    return sql`${sql.ref(`s.${snake(key)}`)}::numeric / ${sql.lit(scale)}`
  }
  const known = [figure.field, figure.over].flatMap((k) =>
    k === null ? [] : [sql`${sql.ref(`s.${snake(k)}`)} is not null`],
  )
  return sql`item as materialized (select t.id from ${n.from} where ${n.also(figure.where)}),
    cell as materialized (
      select s.item_id as item, left(s.period, 4)::int as year, substr(s.period, 5) as month, ${column(figure.field)} as total, ${column(figure.over)} as over
      from ${sql.table(seriesTableOf(n.register.id, series.id))} s
      where s.plan_id = ${actor.planId} and s.period < left(${n.today}::text, length(s.period)) and ${sql.join(known, sql` and `)}
        and s.item_id in (select id from item))`
}

interface Years {
  readonly items: number
  /** The year that the figure is of; null: none is known. */
  readonly year: number | null
  /** The year that it is compared with. */
  readonly against: number | null
}

/**
 * The newest year that most items have, else the one that the most have: one who is early with a new year does not take away what is known
 * of the last (docs/decisions/012).
 */
async function yearsOf({ tx }: Ctx, figure: Figure, cells: RawBuilder<unknown>): Promise<Years> {
  const { rows } = await sql<{ items: number; year: number | null; had: number }>`with ${cells}
    select i.items::int as items, c.year, coalesce(c.had, 0)::int as had from (select count(*) as items from item) i
    left join (select year, count(distinct item) as had from cell group by year) c on true order by c.year desc nulls last`.execute(
    tx,
  )
  const items = rows[0]?.items ?? 0
  const wanted = figure.series?.year ?? 'latest'
  const most = Math.max(...rows.map((r) => r.had))
  const newest = rows.find((r) => r.had * 2 > items) ?? rows.find((r) => r.had === most)
  const year = wanted === 'latest' ? (newest?.year ?? null) : wanted
  const against = figure.series?.against ?? null
  return { items, year, against: against === 'before' ? (year === null ? null : year - 1) : against }
}

/** Of a monthly series the months that somebody has, of both years where two are compared. */
function monthsSql({ year, against }: Years): RawBuilder<unknown> {
  const other =
    against === null
      ? sql`true`
      : sql`exists (select 1 from cell d where d.year = ${against}::int and d.month = c.month)`
  return sql`month as materialized (select distinct c.month from cell c where c.year = ${year}::int and ${other})`
}

/** Items that have the figure in each of the months (or the year). */
function wholeSql(year: number): RawBuilder<unknown> {
  return sql`select c.item from cell c where c.year = ${year}::int and c.month in (select month from month)
    group by c.item having count(*) = (select count(*) from month)`
}

/** The narrowing to items of the figure that lack it in a year: all of them, where nothing is known of any year. */
export async function lackingSql(ctx: Ctx, n: Narrow, figure: Figure, year: number): Promise<RawBuilder<SqlBool>> {
  if (figure.series === null) return sql<SqlBool>`false`
  const cells = cellsSql(ctx, n, figure, seriesOfRegister(n.register, figure.series.id))
  const years = await yearsOf(ctx, figure, cells)
  return sql<SqlBool>`t.id in (with ${cells}, ${monthsSql(years)} select id from item where id not in (${wholeSql(year)}))`
}

interface Sums {
  readonly total: number | null
  readonly over: number | null
  readonly then_total: number | null
  readonly then_over: number | null
  readonly whole: number
  readonly then_whole: number
}

async function readSums(
  { tx }: Ctx,
  cells: RawBuilder<unknown>,
  years: Years,
  year: number,
): Promise<Sums | undefined> {
  const { against } = years
  const paired = sql`left join cell b on b.item = c.item and b.month = c.month and b.year = ${against}::int`
  const { rows } = await sql<Sums>`with ${cells}, ${monthsSql(years)}
    select sum(c.total)::float8 as total, sum(c.over)::float8 as over, sum(b.total)::float8 as then_total, sum(b.over)::float8 as then_over,
      (select count(*) from (${wholeSql(year)}) x)::int as whole, (select count(*) from (${wholeSql(against ?? year)}) x)::int as then_whole
    from cell c ${paired}
    where c.year = ${year}::int and c.month in (select month from month) and (${against}::int is null or b.item is not null)`.execute(
    tx,
  )
  return rows[0]
}

function levelOf(figure: Figure, total: number | null, over: number | null): number | null {
  if (figure.over === null || total === null) return total
  return over === null || over === 0 ? null : total / over
}

/**
 * The sum (or rate) of a year's cells, or its change in per cent since another year: of the items alone that have both, or who has
 * none yet would count as a saving. `series`: of which year, and how many items lack it.
 */
export async function readSeriesFigure(
  ctx: Ctx,
  n: Narrow,
  figure: Figure,
): Promise<Pick<FigureValue, 'value' | 'series'>> {
  if (figure.series === null) return { value: null, series: null }
  const { id } = figure.series
  const cells = cellsSql(ctx, n, figure, seriesOfRegister(n.register, id))
  const years = await yearsOf(ctx, figure, cells)
  const { items, year, against } = years
  const sums = year === null ? undefined : await readSums(ctx, cells, years, year)
  if (year === null || !sums) return { value: null, series: null }
  const gap = (of: number, whole: number) => (whole < items ? [{ year: of, items: items - whole }] : [])
  const gaps = [...gap(year, sums.whole), ...(against === null ? [] : gap(against, sums.then_whole))]
  const now = levelOf(figure, sums.total, sums.over)
  const then = levelOf(figure, sums.then_total, sums.then_over)
  return {
    value: against === null ? told(figure, now) : changed(now, then),
    series: { id, year, against, items, gaps },
  }
}

function round(x: number): number {
  return Math.round(x * 10_000) / 10_000
}

function told(figure: Figure, level: number | null): number | null {
  return level === null ? null : round(figure.over !== null && figure.unit === '%' ? level * 100 : level)
}

function changed(now: number | null, then: number | null): number | null {
  return now === null || then === null || then === 0 ? null : round((now / then - 1) * 100)
}
