import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, RawBuilder } from 'kysely'
import type { SharedWith } from '@gongjian/domain/register/contracts.ts'
import type { Stage } from '@gongjian/domain/register/life.ts'
import type { Condition, Sort } from '@gongjian/domain/register/filter.ts'
import type { TableShape } from '../register/table/table-shape.ts'

/** Instants come as Date and are written as Date. */
type Instant = Date
/** Made by array_to_tsvector() or written as its text; never read back. */
type Tokens = ColumnType<string, string | undefined, string>

export interface EnterpriseTable {
  id: Generated<number>
  plan_id: number
  unit_id: number | null
  township: string | null
  name: string
  credit_code: string | null
  industry: string | null
  size: string | null
  address: string | null
  person: string | null
  phone: string | null
  lon: number | null
  lat: number | null
  in_built_up: boolean | null
  in_park: boolean | null
  park: string | null
  state: string | null
  pending: Generated<boolean>
  trial: Generated<boolean>
  merged_into: number | null
  /** The plan itself names it. */
  from_plan: Generated<boolean>
  /** Its name without place and legal form (migration 037). */
  core_name: GeneratedAlways<string>
  tokens: Tokens
  version: Generated<number>
  created_by: string
  created_at: Instant
  updated_by: string
  updated_at: Instant
}
/** Written by merge_enterprises() and undo_merge() alone (enterprise/sql/merge-sql.ts). */
export interface EnterpriseMergeTable {
  id: GeneratedAlways<number>
  plan_id: number
  unit_id: number | null
  township: string | null
  enterprise_id: number
  from_id: number
  name: string
  reason: string
  by: string
  at: Instant
  moved: JSONColumnType<Record<string, unknown>>
  undone_by: string | null
  undone_at: Instant | null
  undone_reason: string | null
}
export interface EnterpriseApartTable {
  id: GeneratedAlways<number>
  plan_id: number
  unit_id: number | null
  a: number
  b: number
  reason: string
  by: string
  at: Instant
}
export interface FacilityTable {
  id: Generated<number>
  plan_id: number
  enterprise_id: number
  parent_id: number | null
  kind: string
  name: string
  core_name: GeneratedAlways<string>
  state: string | null
  closed_on: string | null
  unit_id: number | null
  township: string | null
  lon: number | null
  lat: number | null
  trial: Generated<boolean>
  version: Generated<number>
  created_by: string
  created_at: Instant
  updated_by: string
  updated_at: Instant
}
export interface ItemIndexTable {
  id: number
  plan_id: number
  register: string
  unit_id: number | null
  township: string | null
  task_id: number | null
  enterprise_id: number | null
  facility_id: number | null
  stage: Stage
  due: string | null
  /** The last day to begin, while nobody has begun. */
  start_by: string | null
  /** Waits for its unit by its due day (register/table/work-sql.ts). */
  is_work: boolean
  next_planned: string | null
  next_recheck: string | null
  title: string
  lon: number | null
  lat: number | null
  trial: boolean
  tokens: Tokens
}
export interface ItemStepTable {
  id: Generated<number>
  plan_id: number
  register: string
  item_id: number
  unit_id: number | null
  township: string | null
  task_id: number | null
  key: string
  planned: string | null
  done_on: string | null
  note: Generated<string>
  updated_by: string
  updated_at: Instant
}
export interface ItemMoveTable {
  id: Generated<number>
  plan_id: number
  register: string
  item_id: number
  unit_id: number | null
  task_id: number | null
  move: string
  from_stage: Stage
  to_stage: Stage
  account_id: number | null
  by: string
  by_unit: string
  at: Instant
  reason: string | null
  verified_by: string | null
}
export interface ItemRecheckTable {
  id: Generated<number>
  plan_id: number
  register: string
  item_id: number
  unit_id: number | null
  township: string | null
  task_id: number | null
  round: number
  due_on: string
  done_on: string | null
  found: boolean | null
  note: Generated<string>
  by: string | null
}
export interface SavedViewTable {
  id: Generated<number>
  plan_id: number
  register: string
  account_id: number
  by: string
  name: string
  unit_id: number
  /** Of the register's task; null: it has none. */
  task_id: number | null
  shared_with: SharedWith
  columns: string[]
  conditions: ColumnType<Condition[], string, string>
  sort: ColumnType<Sort | null, string | null, string | null>
}
/** One of account_id and token_id stands; `answer` is what was answered, as JSON. item_id: of before migration 013. */
export interface IdempotencyTable {
  plan_id: number
  account_id: number | null
  token_id: number | null
  key: string
  item_id: number | null
  operation: string | null
  digest: string | null
  answer: string | null
  at: ColumnType<Instant, RawBuilder<Instant>, never>
}
/** shape: {shape, around} of register/table/hold-tables.ts. */
export interface RegisterTableTable {
  name: string
  shape: JSONColumnType<{ shape: TableShape; around: string }>
}
