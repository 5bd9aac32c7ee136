import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { HUB_COLUMNS } from '@gongjian/domain/enterprise/hub.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { Light } from '@gongjian/domain/light/light.ts'
import { continuing } from '@gongjian/domain/register/due.ts'
import { count } from '@gongjian/domain/register/field.ts'
import type { Condition, Sort } from '@gongjian/domain/register/filter.ts'
import { register, type Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { allOf, conditionSql } from '../register/store/condition-sql.ts'
import { LIGHT_RANKS } from '../register/store/light-sql.ts'
import { readPlaces } from '../register/store/places.ts'
import { wordQueries } from '../search/word-tokens.ts'
import { standingSql, UNKNOWN } from './standing-sql.ts'

const { unit: _unit, township: _township, creditCode: _code, light: _light, ...OWN } = HUB_COLUMNS

/**
 * The hub read as a register is, so that the same words narrow and sort it. It is none: no life, no due day, no table of its own.
 * A light is asked for by its rank, which follows from the items.
 */
export const HUB: Register = {
  ...register('enterprises', {
    title: '企业',
    purpose: '企业名录：各台账共用的企业',
    clause: '7.1',
    subject: 'record',
    fields: {},
    due: continuing(),
  }),
  fields: { ...OWN, rank: count('灯', '') },
}

export interface Asked {
  readonly where: readonly Condition[]
  readonly q?: string | undefined
  readonly sort?: Sort | undefined
}

function rankOf(value: unknown): number {
  const light = Light.safeParse(value)
  return light.success ? LIGHT_RANKS.indexOf(light.data) : fail('bad-input', { problems: '筛选“灯”：没有这种灯' })
}

/** A condition on the light as one on its rank. */
function ranked(c: Condition): Condition {
  if (c.field !== 'light') return c
  const values = Array.isArray(c.value) ? c.value : c.value === undefined ? [] : [c.value]
  const ranks = values.map(rankOf)
  switch (c.op) {
    case 'is':
    case 'isNot':
      return { field: 'rank', op: c.op, value: ranks[0] ?? UNKNOWN }
    case 'in':
      return { field: 'rank', op: 'in', value: ranks.map(String) }
    case 'known':
    case 'unknown':
      return { field: 'rank', op: c.op }
    case 'has':
    case 'atLeast':
    case 'atMost':
    case 'below':
    case 'above':
      return fail('bad-input', { problems: '筛选“灯”：只能选是哪种灯' })
  }
}

export function rankedSort(sort: Sort): Sort {
  return sort.field === 'light' ? { ...sort, field: 'rank' } : sort
}

export interface NarrowedHub {
  /** Enterprises as `t`, with is_unchecked; items and rank only where they are asked for. */
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<SqlBool>
}

/** `from … where …` of the hub's list and its map. `standing`: the light is told of every row. */
export async function narrowHub(ctx: Ctx, { where, q, sort }: Asked, standing = false): Promise<NarrowedHub> {
  const conditions = where.map(ranked)
  const asked = { register: HUB, today: ctx.app.clock.today(), places: await readPlaces(ctx) }
  const fields = [...conditions.map((c) => c.field), ...(sort ? [rankedSort(sort).field] : [])]
  const counts = standing || fields.includes('rank') || fields.includes('items')
  const more = counts ? sql`, s.items, s.rank` : sql``
  const join = counts ? sql`left join ${await standingSql(ctx, 'e')} s on true` : sql``
  const from = sql`(select e.*, (e.pending or e.credit_code is null) as is_unchecked${more}
    from enterprise e ${join}
    where e.plan_id = ${ctx.actor.planId} and e.merged_into is null) as t`
  return { from, where: allOf([...wordsSql(q), ...conditions.map((c) => conditionSql(c, asked))]) }
}

/** Words that no row can hold find nothing, rather than everything. */
function wordsSql(q: string | undefined): RawBuilder<SqlBool>[] {
  if (!q?.trim()) return []
  const words = wordQueries(q)
  if (words.length === 0) return [sql<SqlBool>`false`]
  return [sql<SqlBool>`t.id in (select find_hub(${words}::text[], null))`]
}
