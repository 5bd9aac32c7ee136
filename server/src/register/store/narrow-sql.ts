import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { columnOf, isOfOtherRows } from '@gongjian/domain/register/columns.ts'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { rowsOfRule } from '../../rule/rows-of-rule.ts'
import { allOf, conditionSql, type Asked } from './condition-sql.ts'
import { sourceSql } from './item-raw.ts'
import { onlyUnit } from './item-reach.ts'
import { NO_PLACES, readPlaces } from './places.ts'
import { searchSql } from './search-sql.ts'

export interface Narrowing {
  readonly where: readonly Condition[]
  readonly q?: string | undefined
  readonly asOf?: Day | undefined
  /** RowsOfRule of domain/register/narrowed.ts. */
  readonly rule?: string | undefined
}

/** `from … where …` of a list, its map, its sums and its export. */
export interface Narrow {
  readonly register: Register
  /** The day that lights are told for. */
  readonly today: Day
  /** As of a day, not as the rows stand. */
  readonly isPast: boolean
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<SqlBool>
  /** More conditions over the same rows: figures, a viewport. */
  also(conditions: readonly Condition[]): RawBuilder<SqlBool>
}

/** The day that is read for: today, or one that is over. Of a day to come nothing is known yet. */
export function dayRead({ app }: Ctx, asOf: Day | undefined): Day {
  const today = app.clock.today()
  if (asOf !== undefined && asOf > today)
    fail('bad-input', { problems: `截至日期 ${asOf} 晚于今天 ${today}，请选择今天或以前的日期` })
  return asOf ?? today
}

/** What follows from other rows is known of today alone: a list of a day that is over, narrowed by it, would be of neither day. */
function mustStandInRows(register: Register, where: readonly Condition[]): void {
  const beside = where.find((c) => isOfOtherRows(c.field))
  if (beside === undefined) return
  const label = columnOf(register, beside.field)?.label ?? beside.field
  fail('bad-input', { problems: `“${label}”只有当前的数，查看往日时不能按它筛选，请去掉这个条件或回到今天` })
}

export async function narrow(ctx: Ctx, register: Register, { where, q, asOf, rule }: Narrowing): Promise<Narrow> {
  const { actor } = ctx
  const today = dayRead(ctx, asOf)
  if (asOf !== undefined) mustStandInRows(register, where)
  const conditions = [...where, ...register.figures.flatMap((f) => [...f.where, ...(f.of ?? [])])]
  const isPlaced = conditions.some((c) => c.field === 'unit' || c.field === 'township')
  const asked: Asked = { register, today, places: isPlaced ? await readPlaces(ctx) : NO_PLACES }
  const unit = onlyUnit(actor, register)
  const search = searchSql(q, register.id, sql`t.id`)
  const base = [
    sql<SqlBool>`t.plan_id = ${actor.planId}`,
    ...(unit === null ? [] : [sql<SqlBool>`t.unit_id = ${unit}::int`]),
    ...(search ? [search] : []),
    ...(rule === undefined ? [] : [await rowsOfRule(ctx, register, rule, today)]),
    ...where.map((c) => conditionSql(c, asked)),
  ]
  return {
    register,
    today,
    isPast: asOf !== undefined,
    from: sourceSql(register, asOf ?? null),
    where: allOf(base),
    also: (conditions) => allOf([...base, ...conditions.map((c) => conditionSql(c, asked))]),
  }
}
