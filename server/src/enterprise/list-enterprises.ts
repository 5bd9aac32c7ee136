import { sql } from 'kysely'
import { ENTERPRISE_FIELDS } from '@gongjian/domain/enterprise/enterprise.ts'
import { continuing } from '@gongjian/domain/register/due.ts'
import { COUNT_BOUND } from '@gongjian/domain/register/narrowed.ts'
import { register, type Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { allOf, conditionSql } from '../register/store/condition-sql.ts'
import { readPlaces } from '../register/store/places.ts'
import { orderOf } from '../register/store/sort-sql.ts'
import { wordQueries } from '../search/word-tokens.ts'
import { rowsByIds } from './enterprise-reader.ts'

const { creditCode: _common, ...OWN_FIELDS } = ENTERPRISE_FIELDS

/** The hub read as a register is, so that the same words narrow and sort it. It is none: no life, no due day, no table of its own. */
const HUB: Register = {
  ...register('enterprises', {
    title: '企业',
    purpose: '企业名录：各台账共用的企业',
    clause: '7.1',
    subject: 'record',
    fields: {},
    due: continuing(),
  }),
  fields: OWN_FIELDS,
}

type Input = Parameters<Parameters<typeof implement<'listEnterprises'>>[1]>[1]

/** Which of the hub's rows are asked for; what hangs on them is read for one page alone. */
async function narrowed(ctx: Ctx, { where, q }: Input) {
  const asked = { register: HUB, today: ctx.app.clock.today(), places: await readPlaces(ctx) }
  const query = ctx.tx
    .selectFrom('enterprise as t')
    .where('t.plan_id', '=', ctx.actor.planId)
    .where('t.merged_into', 'is', null)
    .where(allOf(where.map((c) => conditionSql(c, asked))))
  if (!q?.trim()) return query
  const words = wordQueries(q)
  if (words.length === 0) return query.where(sql<boolean>`false`)
  return query.where(sql<boolean>`t.id in (select find_hub(${words}::text[], null))`)
}

export const listEnterprises = implement('listEnterprises', async (ctx, input) => {
  const query = await narrowed(ctx, input)
  const order = orderOf(HUB, input.sort ?? { field: 'name', descending: false }, ctx.app.clock.today())
  const behind = input.after === undefined ? query : query.where(order.after(input.after))
  const found = await behind
    .select(['t.id', order.value.as('sort_value')])
    .orderBy(order.by)
    .limit(input.limit + 1)
    .execute()
  const counted = await ctx.tx
    .selectFrom(
      query
        .select(sql<number>`1`.as('one'))
        .limit(COUNT_BOUND + 1)
        .as('x'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  const rows = await rowsByIds(
    ctx,
    page.map((r) => r.id),
  )
  return {
    rows: page.flatMap((r) => rows.get(r.id) ?? []),
    next: found.length > input.limit && last ? order.cursorOf(last.sort_value, last.id) : null,
    count: Math.min(counted.n, COUNT_BOUND),
    isExact: counted.n <= COUNT_BOUND,
  }
})
