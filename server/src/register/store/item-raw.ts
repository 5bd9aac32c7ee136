import { sql, type RawBuilder } from 'kysely'
import { endOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Stage } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { ItemValues } from '@gongjian/domain/register/value.ts'
import { COLUMN_KINDS, snake, tableOf } from '../table/column-kinds.ts'
import { COMMON_TYPES, titleSql } from '../table/common-columns.ts'

/** A row of a register's table; the fields of its definition under their columns' names. */
export interface ItemRaw {
  readonly id: number
  readonly plan_id: number
  readonly unit_id: number | null
  readonly township: string | null
  readonly township_name: string | null
  readonly task_id: number | null
  readonly enterprise_id: number | null
  readonly enterprise: string | null
  readonly credit_code: string | null
  readonly enterprise_size: string | null
  readonly facility_id: number | null
  readonly facility: string | null
  readonly title: string
  readonly stage: Stage
  readonly person: string | null
  readonly planned: Day | null
  readonly done: Day | null
  readonly own_due: Day | null
  readonly due_rule: Day | null
  readonly due: Day | null
  readonly start_by: Day | null
  readonly lon: number | null
  readonly lat: number | null
  readonly source: string | null
  readonly remark: string | null
  readonly relapse_of: number | null
  readonly natural_key: string | null
  readonly next_planned: Day | null
  readonly next_recheck: Day | null
  readonly verified_by: number | null
  readonly trial: boolean
  readonly version: number
  readonly created_by: string
  readonly created_at: Date
  readonly updated_by: string
  readonly updated_at: Date
  readonly [column: string]: unknown
}

export function tableSql(register: Register): RawBuilder<unknown> {
  return sql.table(tableOf(register.id))
}

/** Everything but the words of the search, which nobody reads. */
function columnsOf(register: Register): string[] {
  const derived = ['title', 'due_rule', 'due', 'start_by']
  const common = Object.keys(COMMON_TYPES).filter((c) => c !== 'tokens')
  return [...new Set([...common, ...derived, ...Object.keys(register.fields).map(snake)])]
}

/** The columns of `t`, with the township's name. */
export function selectSql(register: Register): RawBuilder<unknown> {
  const columns = columnsOf(register).map((c) => sql.ref(`t.${c}`))
  return sql`${sql.join(columns)}, (select w.name from township w where w.plan_id = t.plan_id and w.code = t.township) as township_name`
}

/** The rows as `t`: as they stand, or as they stood at the end of a day; of a day `id` alone is looked for where it is said. */
export function sourceSql(register: Register, asOf: Day | null, id: number | null = null): RawBuilder<unknown> {
  if (asOf === null) return sql`${tableSql(register)} t`
  return sql`images_as_of(${tableOf(register.id)}, ${endOfDay(asOf)}::timestamptz, ${id === null ? null : String(id)}::text) image
    cross join lateral jsonb_populate_record(null::${tableSql(register)}, image) t`
}

/** Whether a person gives the title, or it follows from the enterprise and the device. */
export function hasOwnTitle(register: Register): boolean {
  return titleSql(register.subject) === null
}

export function valuesOf(register: Register, raw: ItemRaw): ItemValues {
  return Object.fromEntries(
    Object.entries(register.fields).map(([key, field]) => [key, COLUMN_KINDS[field.kind].fromColumn(raw[snake(key)])]),
  )
}

/** The item's values with what the enterprise lends them: what due rules and steps ask for. */
export function factsOf(register: Register, raw: ItemRaw): ItemValues {
  return { ...valuesOf(register, raw), 'enterprise.size': raw.enterprise_size }
}
