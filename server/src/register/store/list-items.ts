import { sql, type RawBuilder } from 'kysely'
import { isAdded, type Field } from '@gongjian/domain/register/field.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Sort } from '@gongjian/domain/register/filter.ts'
import { COUNT_BOUND } from '@gongjian/domain/operation/page.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { implement } from '../../operation/implementation.ts'
import { planFactsOf } from '../../report/plan-facts.ts'
import { FEN_PER_WAN, snake } from '../table/column-kinds.ts'
import { registerOf } from './definitions.ts'
import { selectSql, type ItemRaw } from './item-raw.ts'
import { rowOf } from './item-view.ts'
import { narrow, type Narrow } from './narrow-sql.ts'
import { readBeside } from './beside.ts'
import { orderOf } from './sort-sql.ts'

/** What is entered twice over, as credit and as debit, has no sum either: its figures stand over the list. */
function summed({ fields, doubleEntry }: Register): [string, Field][] {
  return Object.entries(fields).filter(([key, x]) => isAdded(x) && key !== doubleEntry?.amount)
}

type Sums = Record<string, number | null>

/** float8 has no exact sum; as numeric what was typed is added as it was typed. */
function sumsSql(register: Register): RawBuilder<unknown>[] {
  return summed(register).map(([key]) => sql`sum(${sql.ref(snake(key))}::numeric)::text as ${sql.ref(snake(key))}`)
}

function readSums(register: Register, row: Record<string, unknown> | undefined): Sums {
  return Object.fromEntries(
    summed(register).map(([key, field]) => {
      const text = row?.[snake(key)]
      const total = typeof text === 'string' ? Number(text) : null
      return [key, total !== null && field.kind === 'money' ? total / FEN_PER_WAN : total]
    }),
  )
}

interface Totals {
  readonly count: number
  readonly isExact: boolean
  readonly sums: Sums
}

/** Counts no farther than the bound, and sums on the way; only what lies beyond it is summed by itself. */
async function readTotals({ tx }: Ctx, n: Narrow, withSums: boolean): Promise<Totals> {
  const { register, from, where } = n
  const sums = withSums ? sumsSql(register) : []
  const columns = sql.join([
    sql`1 as one`,
    ...(withSums ? summed(register).map(([k]) => sql.ref(`t.${snake(k)}`)) : []),
  ])
  const bounded = await sql<Record<string, unknown> & { n: number }>`
    select ${sql.join([sql`count(*) as n`, ...sums])} from (select ${columns} from ${from} where ${where} limit ${COUNT_BOUND + 1}) x`.execute(
    tx,
  )
  const count = bounded.rows[0]?.n ?? 0
  if (count <= COUNT_BOUND || sums.length === 0)
    return {
      count: Math.min(count, COUNT_BOUND),
      isExact: count <= COUNT_BOUND,
      sums: readSums(register, bounded.rows[0]),
    }
  const all = await sql<Record<string, unknown>>`
    select ${sql.join(sums)} from (select ${columns} from ${from} where ${where}) x`.execute(tx)
  return { count: COUNT_BOUND, isExact: false, sums: readSums(register, all.rows[0]) }
}

export function defaultSort(register: Register): Sort {
  return register.views[0]?.sort ?? { field: 'id', descending: false }
}

/** One page, and where the next begins. */
async function readPage(ctx: Ctx, n: Narrow, sort: Sort, after: string | undefined, limit: number) {
  const order = orderOf(n.register, sort, n.today)
  const behind = after === undefined ? sql`true` : order.after(after)
  const { rows } = await sql<ItemRaw & { sort_value: string | null }>`
    select ${selectSql(n.register)}, ${order.value} as sort_value from ${n.from}
    where ${n.where} and ${behind} order by ${order.by} limit ${limit + 1}`.execute(ctx.tx)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last ? order.cursorOf(last.sort_value, last.id) : null }
}

export const listItems = implement('listItems', async (ctx, input) => {
  const register = await registerOf(ctx, input.register)
  const n = await narrow(ctx, register, input)
  const { page, next } = await readPage(ctx, n, input.sort ?? defaultSort(register), input.after, input.limit)
  const totals = await readTotals(ctx, n, input.sums === 'yes')
  const facts = await planFactsOf(ctx)
  const beside = await readBeside(ctx, register, page, input.asOf !== undefined)
  const rows: ItemRow[] = page.map((raw) => rowOf(register, raw, facts, n.today, beside))
  return { rows, next, ...totals }
})
