import type { ColumnType, Generated } from 'kysely'
import type { FindingView } from '@gongjian/domain/rule/contracts.ts'
import type { Facts } from '@gongjian/domain/rule/fact.ts'
import type { CandidateStanding, CandidateState } from '@gongjian/domain/sweep/candidate.ts'
import type { SweepCause, SweepState } from '@gongjian/domain/sweep/run.ts'

export interface SweepTable {
  id: Generated<number>
  plan_id: number
  unit_id: number | null
  subject: string
  cause: SweepCause
  state: SweepState
  by_name: string
  stamp: string | null
  on_day: string
  error: string | null
  asked_at: Date
  done_at: Date | null
}

/** Written by the triggers of the registers that are swept (sweep/changed-rows-sql.ts). */
export interface SweepChangeTable {
  id: Generated<number>
  plan_id: number
  subject: string
  item_ids: number[]
}

export interface SweepCountTable {
  id: Generated<number>
  plan_id: number
  sweep_id: number
  unit_id: number | null
  task_id: number | null
  looked: number
  opened: number
  altered: number
  gone: number
}

/** Written by a sweep (sweep/sweep-rows.ts); a person changes what follows from an action. */
export interface SweepCandidateTable {
  id: Generated<number>
  plan_id: number
  subject: string
  rule: string
  register: string
  item_id: number
  unit_id: number | null
  task_id: number | null
  township: string | null
  state: CandidateState
  standing: CandidateStanding
  facts: ColumnType<Facts, string, string>
  stands: ColumnType<Readonly<Record<string, string | null>>, string, string>
  missing: string[]
  found_on: string
  on_day: string
  answered_by: string | null
  answered_at: Date | null
  answer: string | null
  decided_by: string | null
  decided_at: Date | null
  decision: string | null
  finding: ColumnType<FindingView | null, string, string>
  into_register: string | null
  into_item: number | null
}
