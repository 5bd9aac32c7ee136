import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { LIGHT_TITLES, Light } from '@gongjian/domain/light/light.ts'
import { OPERATOR_TITLES, type Condition, type Operator } from '@gongjian/domain/register/filter.ts'
import { STAGE_TITLES, Stage } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { FEN_PER_WAN } from '../table/column-kinds.ts'
import { columnIn, type ColumnOfItem } from './column-sql.ts'
import { lightIs, litRowsOf } from './light-sql.ts'
import type { Places } from './places.ts'

type Sql = RawBuilder<SqlBool>
type Scalar = string | number | boolean
type Stored = Exclude<ColumnOfItem, { kind: 'light' }>

export interface Asked {
  readonly register: Register
  readonly today: Day
  readonly places: Places
  readonly alias?: string
}

function refuse(column: ColumnOfItem, why: string): never {
  return fail('bad-input', { problems: `筛选“${column.label}”：${why}` })
}

function codeOf<T extends string>(
  titles: Readonly<Record<T, string>>,
  options: readonly T[],
  v: Scalar,
): T | undefined {
  return options.find((o) => o === v || titles[o] === v)
}

function numberFrom(column: ColumnOfItem, v: Scalar): number {
  const n = typeof v === 'number' ? v : typeof v === 'string' && v.trim() !== '' ? Number(v) : NaN
  return Number.isFinite(n) ? n : refuse(column, `“${String(v)}”不是数字`)
}

/** Whole numbers are compared as such, or the index on an integer column would lie idle. */
function numberSql(n: number): RawBuilder<unknown> {
  return Number.isInteger(n) && Math.abs(n) < 2 ** 31 ? sql`${n}::int` : sql`${n}::float8`
}

function dayFrom(column: ColumnOfItem, v: Scalar): Day {
  const parsed = Day.safeParse(v)
  return parsed.success ? parsed.data : refuse(column, parsed.error.issues[0]?.message ?? '日期写作 2019-09-25')
}

function yesNoFrom(column: ColumnOfItem, v: Scalar): boolean {
  if (v === true || v === '是' || v === 'true') return true
  return v === false || v === '否' || v === 'false' ? false : refuse(column, '应为是或否')
}

/** A value of the request as the column holds it. Several: a township's name may stand in two counties. */
function boundIn(column: Stored, v: Scalar, places: Places): RawBuilder<unknown>[] {
  switch (column.kind) {
    case 'unit':
      return [sql`${places.unit(String(v))?.id ?? 0}::int`]
    case 'township':
      return places.townshipByCode(String(v))
        ? [sql`${String(v)}::text`]
        : places.townshipsNamed(String(v)).map((c) => sql`${c}::text`)
    case 'stage':
      return [sql`${codeOf(STAGE_TITLES, Stage.options, v) ?? refuse(column, '没有这种状态')}::text`]
    case 'quantity':
    case 'computed':
      return [sql`${numberFrom(column, v)}::float8`]
    case 'count':
    case 'year':
      return [numberSql(numberFrom(column, v))]
    case 'item':
      return [sql`${Math.trunc(numberFrom(column, v))}::bigint`]
    case 'money':
      return [sql`${Math.round(numberFrom(column, v) * FEN_PER_WAN)}::bigint`]
    case 'day':
      return [sql`${dayFrom(column, v)}::date`]
    case 'yesNo':
      return [sql`${yesNoFrom(column, v)}::boolean`]
    case 'text':
    case 'note':
    case 'choice':
    case 'choices':
    case 'industry':
      return [sql`${String(v)}::text`]
  }
}

const ORDERED: ReadonlySet<Stored['kind']> = new Set([
  'quantity',
  'computed',
  'count',
  'year',
  'item',
  'money',
  'day',
  'text',
  'industry',
])

function orderSql(op: Operator): RawBuilder<unknown> | null {
  switch (op) {
    case 'atLeast':
      return sql.raw('>=')
    case 'atMost':
      return sql.raw('<=')
    case 'below':
      return sql.raw('<')
    case 'above':
      return sql.raw('>')
    case 'is':
    case 'isNot':
    case 'in':
    case 'has':
    case 'known':
    case 'unknown':
      return null
  }
}

const NEVER = sql<SqlBool>`false`

function equalSql(column: Stored, values: readonly Scalar[], places: Places): Sql {
  const bound = values.flatMap((v) => boundIn(column, v, places))
  if (bound.length === 0) return NEVER
  // Only the first is typed: `in` takes the column's type for the others.
  if (column.kind === 'choices')
    return sql<SqlBool>`coalesce(${column.sql} && array[${sql.join(bound)}]::text[], false)`
  if (bound.length === 1) return sql<SqlBool>`${column.sql} = ${bound[0]}`
  return sql<SqlBool>`${column.sql} in (${sql.join(bound)})`
}

function storedSql(column: Stored, { op }: Condition, values: readonly Scalar[], places: Places): Sql {
  const order = orderSql(op)
  if (order) {
    if (!ORDERED.has(column.kind)) return refuse(column, `不能用“${OPERATOR_TITLES[op]}”`)
    const [bound] = boundIn(column, values[0] ?? '', places)
    return sql<SqlBool>`${column.sql} ${order} ${bound}`
  }
  switch (op) {
    case 'known':
      return sql<SqlBool>`${column.sql} is not null`
    case 'unknown':
      return sql<SqlBool>`${column.sql} is null`
    case 'has': {
      if (!['text', 'note', 'choice', 'industry'].includes(column.kind)) return equalSql(column, values, places)
      return sql<SqlBool>`position(lower(${String(values[0])}) in lower(${column.sql})) > 0`
    }
    case 'isNot':
      // What is not known is not this value either: as a ledger's own filter has it.
      return sql<SqlBool>`(${equalSql(column, values, places)}) is not true`
    default:
      return equalSql(column, values, places)
  }
}

function lightSql({ op }: Condition, values: readonly Scalar[], column: ColumnOfItem, asked: Asked): Sql {
  const { register, today, alias = 't' } = asked
  switch (op) {
    case 'known':
      return sql<SqlBool>`true`
    case 'unknown':
      return NEVER
    case 'is':
    case 'isNot':
    case 'in':
    case 'has': {
      const lights = values.map((v) => codeOf(LIGHT_TITLES, Light.options, v) ?? refuse(column, '没有这种灯'))
      const any = sql.join(
        lights.map((l) => lightIs(l, litRowsOf(register), today, alias)),
        sql` or `,
      )
      if (lights.length === 0) return NEVER
      return op === 'isNot' ? sql<SqlBool>`(${any}) is not true` : sql<SqlBool>`(${any})`
    }
    case 'atLeast':
    case 'atMost':
    case 'below':
    case 'above':
      return refuse(column, `不能用“${OPERATOR_TITLES[op]}”`)
  }
}

/** One condition of a list as SQL over `t`; a name or a value that the column cannot have is refused in words. */
export function conditionSql(condition: Condition, asked: Asked): Sql {
  const column = columnIn(asked.register, condition.field, asked.alias ?? 't', asked.today)
  const { op, value } = condition
  const needsValue = op !== 'known' && op !== 'unknown'
  if (needsValue && value === undefined) return refuse(column, '缺少要比较的值')
  const values: readonly Scalar[] = value === undefined ? [] : Array.isArray(value) ? value : [value]
  if (needsValue && op !== 'in' && values.length !== 1) return refuse(column, '只能比较一个值')
  return column.kind === 'light'
    ? lightSql(condition, values, column, asked)
    : storedSql(column, condition, values, asked.places)
}

export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}
