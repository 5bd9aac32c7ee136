import { sql } from 'kysely'
import { COUNT_BOUND } from '@gongjian/domain/operation/page.ts'
import { implement } from '../operation/implementation.ts'
import { orderOf } from '../register/store/sort-sql.ts'
import { rowsByIds } from './enterprise-reader.ts'
import { HUB, narrowHub, rankedSort } from './narrow-hub.ts'

interface Found {
  readonly id: number
  readonly sort_value: string | null
}

/** The enterprises that fit; what hangs on them is read for one page alone. */
export const listEnterprises = implement('listEnterprises', async (ctx, input) => {
  const { tx } = ctx
  const sort = rankedSort(input.sort ?? { field: 'name', descending: false })
  const { from, where } = await narrowHub(ctx, { ...input, sort })
  const order = orderOf(HUB, sort, ctx.app.clock.today())
  const behind = input.after === undefined ? sql`true` : order.after(input.after)
  const found = await sql<Found>`
    select t.id, ${order.value} as sort_value from ${from} where ${where} and ${behind}
    order by ${order.by} limit ${input.limit + 1}`.execute(tx)
  const counted = await sql<{ n: number }>`
    select count(*) as n from (select 1 from ${from} where ${where} limit ${COUNT_BOUND + 1}) x`.execute(tx)
  const n = counted.rows[0]?.n ?? 0
  const page = found.rows.slice(0, input.limit)
  const last = page.at(-1)
  const rows = await rowsByIds(
    ctx,
    page.map((r) => r.id),
  )
  return {
    rows: page.flatMap((r) => rows.get(r.id) ?? []),
    next: found.rows.length > input.limit && last ? order.cursorOf(last.sort_value, last.id) : null,
    count: Math.min(n, COUNT_BOUND),
    isExact: n <= COUNT_BOUND,
  }
})
