import type { ColumnType, Generated } from 'kysely'
import type { ImportCounts, ImportKind, ImportRow, ImportState } from '@gongjian/domain/register/import-contracts.ts'
import type { ImportProblem, PassedOver, SheetMapping } from '@gongjian/domain/register/import.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'

type Instant = Date
type Json<T> = ColumnType<T, string, string>

/** What a job is to do next: show what would become of the rows, or write the good ones. */
export type ImportPhase = 'preview' | 'take'

export interface ImportJobTable {
  id: Generated<number>
  plan_id: number
  unit_id: number
  account_id: number
  register: string
  file_name: string
  sha256: string
  bytes: number
  empty_clears: boolean
  state: ImportState
  phase: ImportPhase
  progress: Generated<number>
  cancel_asked: Generated<boolean>
  counts: Json<ImportCounts>
  sheets: Json<SheetMapping[]>
  passed_over: ColumnType<PassedOver | null, string | null, string | null>
  error: string | null
  by: string
  created_at: Instant
  finished_at: Instant | null
}

/** One row of the file as it was read; `n` counts over all sheets. */
export interface ImportRowTable {
  plan_id: number
  job_id: number
  account_id: number
  n: number
  sheet: string
  row: number
  kind: ImportKind
  item_id: number | null
  title: string
  noticed: boolean
  /** The item's number in the file, and what the row says; null: it was refused before it said anything. */
  input: Json<{ id: number | null; item: ItemInput }>
  texts: Json<Record<string, string>>
  problems: Json<ImportProblem[]>
  changes: Json<ImportRow['changes']>
}

/** A unit's corrections of what a head means, kept for its next workbook. */
export interface ImportMappingTable {
  plan_id: number
  unit_id: number
  register: string
  head: string
  key: string | null
  by: string
  at: Instant
}
