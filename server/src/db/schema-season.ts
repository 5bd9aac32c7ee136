import type { ColumnType, Generated } from 'kysely'
import type { AlertColour, AlertLimits } from '@gongjian/domain/season/alert.ts'
import type { SeasonFinding } from '@gongjian/domain/season/findings.ts'
import type { SeasonLimits } from '@gongjian/domain/season/proposal.ts'
import type { ProposalResult, ProposalState } from '@gongjian/domain/season/proposal-job.ts'
import type { SeasonState } from '@gongjian/domain/season/season.ts'

export interface SeasonTable {
  id: Generated<number>
  plan_id: number
  task_id: number
  name: string
  from_day: string
  until_day: string
  basis: string
  limits: ColumnType<SeasonLimits, string, string>
  alert_guide: Generated<string>
  alert_limits: ColumnType<AlertLimits, string, string>
  by_name: string
  at: Date
}

export interface SeasonPlanTable {
  id: Generated<number>
  plan_id: number
  season_id: number
  unit_id: number
  task_id: number
  state: Generated<SeasonState>
  version: Generated<number>
  in_force: number | null
  reason: string | null
  updated_by: string
  updated_at: Date
}

export interface SeasonVersionTable {
  id: Generated<number>
  plan_id: number
  season_plan_id: number
  unit_id: number
  task_id: number
  number: number
  rows: number
  findings: ColumnType<SeasonFinding[], string, never>
  submitted_account: number | null
  submitted_by: string
  submitted_at: Date
  outcome: 'returned' | 'approved' | null
  reason: string | null
  judged_account: number | null
  judged_by: string | null
  judged_at: Date | null
}

/** `image`: the item's row as it was submitted. */
export interface SeasonRowTable {
  plan_id: number
  version_id: number
  item_id: number
  unit_id: number
  task_id: number
  township: string | null
  enterprise_id: number | null
  rule: string | null
  listed: string | null
  upgrade_item: number | null
  upgrade_met: string | null
  upgrade_enjoyed: boolean | null
  code_trade: string | null
  image: ColumnType<Record<string, unknown>, string, never>
}

export interface SeasonAlertTable {
  id: Generated<number>
  plan_id: number
  season_id: number
  task_id: number
  colour: AlertColour
  from_day: string
  until_day: string
  basis: string
  by_name: string
  at: Date
}

export interface SeasonAnswerTable {
  id: Generated<number>
  plan_id: number
  season_plan_id: number
  unit_id: number
  task_id: number
  finding: string
  mark: string
  reason: string
  by_name: string
  at: Date
  accepted_account: number | null
  accepted_by: string | null
  accepted_at: Date | null
}

export interface SeasonProposalTable {
  id: Generated<number>
  plan_id: number
  season_plan_id: number
  unit_id: number
  account_id: number
  again: boolean
  state: ProposalState
  progress: Generated<number>
  cancel_asked: Generated<boolean>
  result: ColumnType<ProposalResult | null, string | null, string | null>
  error: string | null
  by_name: string
  asked_at: Date
  finished_at: Date | null
}
