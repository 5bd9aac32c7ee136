import { sql } from 'kysely'
import type { Figure } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { FEN_PER_WAN, seriesTableOf, snake } from '../table/column-kinds.ts'
import { seriesOfRegister } from '../store/definitions.ts'
import type { Narrow } from '../store/narrow-sql.ts'

/** Nothing known, or nothing to divide by: no figure. */
export function rateOf(total: number | null, over: number | null, unit: string): number | null {
  if (total === null || over === null || over === 0) return null
  return Math.round((total / over) * (unit === '%' ? 100 : 1) * 10_000) / 10_000
}

interface Cell {
  readonly period: string
  readonly total: number | null
  readonly over: number | null
}

async function readCells({ tx, actor }: Ctx, n: Narrow, figure: Figure, id: string): Promise<Cell[]> {
  const { register } = n
  const series = seriesOfRegister(register, id)
  const sumOf = (key: string | null) => {
    if (key === null) return sql`null::float8`
    const scale = series.fields[key]?.kind === 'money' ? FEN_PER_WAN : 1
    return sql`(sum(${sql.ref(`s.${snake(key)}`)}::numeric) / ${sql.lit(scale)})::float8`
  }
  const { rows } = await sql<Cell>`
    select s.period, ${sumOf(figure.field)} as total, ${sumOf(figure.over)} as over from ${sql.table(seriesTableOf(register.id, id))} s
    where s.plan_id = ${actor.planId} and s.period <= ${n.today} and s.item_id in (select t.id from ${n.from} where ${n.also(figure.where)})
    group by s.period order by s.period`.execute(tx)
  return rows.filter((r) => r.total !== null)
}

function summed(cells: readonly Cell[], pick: 'total' | 'over'): number | null {
  const known = cells.flatMap((c) => c[pick] ?? [])
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0)
}

function levelOf(figure: Figure, cells: readonly Cell[]): number | null {
  const total = summed(cells, 'total')
  if (figure.over === null) return total
  const over = summed(cells, 'over')
  return total === null || over === null || over === 0 ? null : total / over
}

function inYear(cells: readonly Cell[], year: number): Cell[] {
  return cells.filter((c) => c.period.startsWith(String(year)))
}

/** Of a monthly series only the months that both years have, or the half of a year would look like a saving. */
function alike(cells: readonly Cell[], others: readonly Cell[]): Cell[] {
  const months = new Set(others.map((c) => c.period.slice(4)))
  return cells.filter((c) => months.has(c.period.slice(4)))
}

/** The sum (or rate) of a year's cells, or its change in per cent since another year. */
export async function readSeriesFigure(ctx: Ctx, n: Narrow, figure: Figure): Promise<number | null> {
  if (figure.series === null) return null
  const { id, year, against } = figure.series
  const cells = await readCells(ctx, n, figure, id)
  const latest = Number(cells.at(-1)?.period.slice(0, 4) ?? NaN)
  const now = inYear(cells, year === 'latest' ? latest : year)
  const round = (x: number): number => Math.round(x * 10_000) / 10_000
  if (against === null) {
    const level = levelOf(figure, now)
    return level === null ? null : round(figure.over !== null && figure.unit === '%' ? level * 100 : level)
  }
  const thisYear = year === 'latest' ? latest : year
  const then = inYear(cells, against === 'before' ? thisYear - 1 : against)
  const [a, b] = [levelOf(figure, alike(now, then)), levelOf(figure, alike(then, now))]
  return a === null || b === null || b === 0 ? null : round((a / b - 1) * 100)
}
