import { sql, type RawBuilder } from 'kysely'
import type { FigureValue } from '@gongjian/domain/register/definition.ts'
import { isOfOtherRows } from '@gongjian/domain/register/columns.ts'
import type { Figure } from '@gongjian/domain/register/figure.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { FEN_PER_WAN } from '../table/column-kinds.ts'
import { columnIn } from '../store/column-sql.ts'
import { registerOf } from '../store/definitions.ts'
import { narrow, type Narrow } from '../store/narrow-sql.ts'
import { readPlaces, type Places } from '../store/places.ts'
import { rateOf, readSeriesFigure } from './series-figure.ts'

const DECIMALS = 10_000

export function rounded(n: number): number {
  return Math.round(n * DECIMALS) / DECIMALS
}

/** Money is kept in 分 and told in 万元. */
function scaleOf(register: Register, key: string | null): number {
  return key !== null && register.fields[key]?.kind === 'money' ? FEN_PER_WAN : 1
}

function sumSql(register: Register, key: string | null): RawBuilder<unknown> {
  const column = key === null ? null : columnIn(register, key)
  return column === null || column.kind === 'light' ? sql`null::text` : sql`sum((${column.sql})::numeric)::text`
}

interface Row {
  readonly name: unknown
  readonly n: number
  readonly total: string | null
  readonly over: string | null
  readonly whole: number | null
}

async function readRows({ tx }: Ctx, n: Narrow, figure: Figure): Promise<Row[]> {
  const by = figure.by === null ? null : columnIn(n.register, figure.by)
  const name = by === null || by.kind === 'light' ? sql`null` : by.sql
  const inside = n.also(figure.where)
  const outer = figure.of === null ? inside : n.also(figure.of)
  const counted = figure.perEnterprise ? sql`count(distinct t.enterprise_id)` : sql`count(*)`
  const filter = sql`filter (where ${inside})`
  const { rows } = await sql<Row>`
    select ${name} as name, ${counted} ${filter} as n, ${figure.of === null ? sql`null` : counted} as whole,
      ${figure.field === null ? sql`null` : sumSql(n.register, figure.field)} as total, ${figure.over === null ? sql`null` : sumSql(n.register, figure.over)} as over
    from ${n.from} where ${outer} ${figure.by === null ? sql`` : sql`group by 1 order by 2 desc, 1`}`.execute(tx)
  return rows
}

function valueOf(register: Register, figure: Figure, row: Row): number | null {
  const total = row.total === null ? null : Number(row.total) / scaleOf(register, figure.field)
  switch (figure.kind) {
    case 'count':
    case 'rechecks':
      return row.n
    case 'sum':
    case 'series':
      return total === null ? null : rounded(total)
    case 'share':
      return row.whole === null || row.whole === 0 ? null : rounded((row.n / row.whole) * 100)
    case 'rate':
      return rateOf(total, row.over === null ? null : Number(row.over) / scaleOf(register, figure.over), figure.unit)
  }
}

/** null: not filled in, which is no value that a list could be asked for (`unknown` is). */
function nameOf(register: Register, figure: Figure, raw: unknown, places: Places): string | null {
  if (raw === null || raw === undefined) return null
  if (figure.by === 'unit') return places.unitById(Number(raw))?.name ?? null
  const field = figure.by === null ? undefined : register.fields[figure.by]
  if (field?.kind === 'yesNo') return raw === true ? '是' : '否'
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : ''
}

async function countRechecks({ tx, actor }: Ctx, n: Narrow, figure: Figure): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from item_recheck r where r.plan_id = ${actor.planId} and r.done_on is not null and r.done_on <= ${n.today}::date
      and r.item_id in (select t.id from ${n.from} where ${n.also(figure.where)})`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function readFigure(ctx: Ctx, n: Narrow, figure: Figure, places: Places): Promise<FigureValue> {
  const { key, label, unit, by } = figure
  const { register } = n
  // What is left of credits, and lacks of debits, is known of today alone.
  const plain = { key, label, unit, value: null, by: [], series: null }
  if (n.isPast && [figure.field, ...figure.where.map((c) => c.field)].some((k) => k !== null && isOfOtherRows(k)))
    return plain
  if (figure.kind === 'series') return { ...plain, ...(await readSeriesFigure(ctx, n, figure)) }
  if (figure.kind === 'rechecks') return { ...plain, value: await countRechecks(ctx, n, figure) }
  const [whole] = await readRows(ctx, n, { ...figure, by: null })
  const parts = by === null ? [] : await readRows(ctx, n, figure)
  return {
    ...plain,
    value: whole ? valueOf(register, figure, whole) : null,
    by: parts.flatMap((row) => {
      const value = valueOf(register, figure, row)
      return value === null || (figure.kind === 'count' && value === 0)
        ? []
        : [{ name: nameOf(register, figure, row.name, places), value }]
    }),
  }
}

/** Figures at the head of a list, from the rows that the person may see and the list's own narrowing; never typed over. */
export const getRegisterFigures = implement('getRegisterFigures', async (ctx, input) => {
  const register = await registerOf(ctx, input.register)
  const n = await narrow(ctx, register, input)
  const places = await readPlaces(ctx)
  const figures: FigureValue[] = []
  for (const figure of register.figures) figures.push(await readFigure(ctx, n, figure, places))
  return figures
})
