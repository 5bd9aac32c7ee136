import { sql, type RawBuilder } from 'kysely'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { COMMON, columnOf, isOfOtherRows, type CommonKey } from '@gongjian/domain/register/columns.ts'
import type { FieldKind } from '@gongjian/domain/register/field.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { besideFunctionOf, snake } from '../table/column-kinds.ts'
import { COMMON_COLUMNS } from '../table/common-columns.ts'

export type ColumnOfItem =
  | {
      readonly kind: FieldKind | 'unit' | 'township' | 'stage'
      readonly label: string
      readonly sql: RawBuilder<unknown>
    }
  | { readonly kind: 'light'; readonly label: string }

const SPECIAL: Readonly<Partial<Record<CommonKey, FieldKind | 'unit' | 'township' | 'stage'>>> = {
  id: 'count',
  unit: 'unit',
  township: 'township',
  stage: 'stage',
}

function isCommon(key: string): key is CommonKey {
  return Object.hasOwn(COMMON, key)
}

/** Those that were done until the day; null: all. */
function rechecksSql(alias: string, today: Day | null): RawBuilder<unknown> {
  const until = today === null ? sql`true` : sql`r.done_on <= ${today}::date`
  return sql`(select count(*)::int from item_recheck r where r.plan_id = ${sql.ref(`${alias}.plan_id`)} and r.item_id = ${sql.ref(`${alias}.id`)}
    and r.done_on is not null and ${until})`
}

/**
 * The column of a key that a request names: a common one or a field of the definition, anything else is refused. The only way
 * from a name in a request to a name in SQL.
 */
export function columnIn(register: Register, key: string, alias = 't', today: Day | null = null): ColumnOfItem {
  const field = columnOf(register, key)
  if (!field) return fail('bad-input', { problems: `${register.title}没有“${key}”这一栏` })
  const { label } = field
  if (key === 'light') return { kind: 'light', label }
  if (isOfOtherRows(key)) {
    const value = sql`${sql.ref(besideFunctionOf(register.id, key))}(${sql.ref(`${alias}.id`)})`
    return { kind: 'quantity', label, sql: value }
  }
  if (key === 'rechecks') return { kind: 'count', label, sql: rechecksSql(alias, today) }
  if (isCommon(key) && key !== 'light' && !isOfOtherRows(key))
    return { kind: SPECIAL[key] ?? field.kind, label, sql: sql.ref(`${alias}.${COMMON_COLUMNS[key]}`) }
  return { kind: field.kind, label, sql: sql.ref(`${alias}.${snake(key)}`) }
}
