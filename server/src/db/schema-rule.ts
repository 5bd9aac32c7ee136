import type { ColumnType, Generated } from 'kysely'
import type { Decision } from '@gongjian/domain/entry-review/decision.ts'
import type { FindingView } from '@gongjian/domain/rule/contracts.ts'
import type { Verdict } from '@gongjian/domain/rule/verdict.ts'

export interface InterpretationTable {
  id: Generated<number>
  plan_id: number
  rule: string
  fact: string
  reads: 'included' | 'excluded'
  from_day: string
  until_day: string | null
  basis: string
  by_name: string
  recorded_on: string
}

/** Frozen: what was known, what was found and who asked. */
export interface EntryReviewTable {
  id: Generated<number>
  plan_id: number
  item_id: number
  unit_id: number | null
  task_id: number | null
  township: string | null
  on_day: string
  verdict: Verdict
  facts: ColumnType<[string, string][], string, never>
  findings: ColumnType<FindingView[], string, never>
  missing: ColumnType<string[], string, never>
  answers: ColumnType<Record<string, boolean | null>, string, never>
  listed: number | null
  deciders: ColumnType<string[], string, never>
  by_name: string
  at: Date
}

export interface EntryDecisionTable {
  id: Generated<number>
  plan_id: number
  review_id: number
  item_id: number
  unit_id: number | null
  task_id: number | null
  township: string | null
  decision: Decision
  conditions: string
  reason: string
  against: boolean
  by_name: string
  by_unit: string
  decided_on: string
}
