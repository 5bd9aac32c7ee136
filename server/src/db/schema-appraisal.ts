import type { ColumnType, Generated } from 'kysely'
import type { AppraisalResult, Criterion, ScoreStage } from '@gongjian/domain/appraisal/appraisal.ts'

export interface AppraisalRoundTable {
  id: Generated<number>
  plan_id: number
  task_id: number
  name: string
  edition: string
  criteria: ColumnType<Criterion[], string, string>
  published_on: string | null
  doc_number: string | null
  until_day: string | null
  by_name: string
  at: Date
}

export interface AppraisalScoreTable {
  plan_id: number
  item_id: number
  round_id: number
  /** With the item; the guard writes them. */
  unit_id: Generated<number | null>
  task_id: Generated<number | null>
  township: Generated<string | null>
  stage: ScoreStage
  /** In the order of the round's criteria. */
  scores: ColumnType<number[], string, string>
  /** The guard adds them up. */
  total: Generated<number>
  opinion: string
  result: AppraisalResult | null
  account_id: number | null
  by_name: string
  at: Date
}

export interface AppraisalListingTable {
  id: Generated<number>
  plan_id: number
  task_id: number
  round_id: number
  item_id: number
  unit_id: number | null
  enterprise_id: number
  enterprise: string
  credit_code: string | null
  trade: string | null
  result: AppraisalResult
  published_on: string
  doc_number: string
  until_day: string | null
  revoked_on: string | null
  revoked_why: string | null
  trial: Generated<boolean>
}
