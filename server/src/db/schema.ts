import type { AppraisalListingTable, AppraisalRoundTable, AppraisalScoreTable } from './schema-appraisal.ts'
import type { ApiTokenTable, ApiTokenUseTable, WebhookDeliveryTable, WebhookTable } from './schema-api.ts'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Role } from '@gongjian/domain/account/role.ts'
import type { PlanFiling } from '@gongjian/domain/filing/filing.ts'
import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { Comparator, TargetKind } from '@gongjian/domain/target/target.ts'
import type { Part, UnitKind } from '@gongjian/domain/unit/unit.ts'
import type {
  EnterpriseApartTable,
  EnterpriseMergeTable,
  EnterpriseTable,
  FacilityTable,
  IdempotencyTable,
  ItemIndexTable,
  ItemMoveTable,
  ItemRecheckTable,
  ItemStepTable,
  RegisterTableTable,
  SavedViewTable,
} from './schema-item.ts'
import type {
  SeasonAlertTable,
  SeasonAnswerTable,
  SeasonPlanTable,
  SeasonProposalTable,
  SeasonRowTable,
  SeasonTable,
  SeasonVersionTable,
} from './schema-season.ts'
import type { EntryDecisionTable, EntryReviewTable, InterpretationTable } from './schema-rule.ts'
import type { AreaMapTable, AreaRingTable } from './schema-area.ts'
import type { SweepCandidateTable, SweepChangeTable, SweepCountTable, SweepTable } from './schema-sweep.ts'
import type { ImportJobTable, ImportMappingTable, ImportRowTable } from './schema-import.ts'
import type {
  PeriodTable,
  PeriodSummaryTable,
  ReportTable,
  ReportLineTable,
  ReportVersionTable,
  FilingTable,
  FilingPartTable,
  AttachmentTable,
  NoticeTable,
  NoticeReadTable,
  MailTable,
} from './schema-month.ts'

/** Instants come as Date and are written as Date. */
type Instant = Date
type Json = ColumnType<Record<string, unknown> | null, string | null, string | null>

interface PlanTable {
  id: Generated<number>
  code: string
  city: string
  title: string
  doc_number: string | null
  issuer: string | null
  signed_on: string | null
  document: string
  reading: JSONColumnType<Reading>
  findings: JSONColumnType<Finding[]>
  from_pack: boolean
  first_report_month: string | null
  report_due_day: Generated<number>
  filings: JSONColumnType<PlanFiling[]>
  saved_at: Generated<Instant>
}
interface PlanStampTable {
  plan_id: number
  stamp: Generated<string>
}
interface UnitTable {
  id: Generated<number>
  plan_id: number
  code: string
  kind: UnitKind
  name: string
  short: string
  county_code: string | null
  aliases: string[]
  sort: number
}
interface UnitNameTable {
  plan_id: number
  unit_id: number
  name: string
  valid_from: string
}
interface TownshipTable {
  plan_id: number
  code: string
  name: string
  kind: string
  county_code: string
  unit_id: number | null
}
interface TaskTable {
  id: Generated<number>
  plan_id: number
  code: string
  clause: string
  label: string
  title: string
  sort: number
}
interface TaskUnitTable {
  plan_id: number
  task_id: number
  unit_id: number
  part: Part
  sort: number
}
interface MilestoneTable {
  plan_id: number
  code: string
  task_id: number
  date: string | null
  text: string
  clause: string
  start_at: number | null
  end_at: number | null
  sort: number
}
interface TargetTable {
  plan_id: number
  code: string
  clause: string
  task: string | null
  subject: string
  kind: TargetKind
  comparator: Comparator | null
  value: number | null
  unit: string | null
  baseline_year: number | null
  by_day: string | null
  firmness: 'binding' | 'strive'
  sort: number
}
interface SearchEntryTable {
  id: Generated<number>
  plan_id: number
  kind: 'clause' | 'task' | 'unit' | 'enterprise'
  ref: string
  title: string
  body: string
  link: string
  sort: number
  tokens: string[]
}
interface AccountTable {
  id: Generated<number>
  login: string
  name: string
  email: string | null
  password_hash: string
  must_change: Generated<boolean>
  totp_secret: string | null
  totp_pending: string | null
  totp_last_step: number | null
  disabled: Generated<boolean>
  failures: Generated<number>
  locked_until: Instant | null
  last_sign_in: Instant | null
  trial: Generated<boolean>
  featured: Generated<boolean>
  created_at: Generated<Instant>
}
interface MembershipTable {
  plan_id: number
  account_id: number
  unit_id: number
  role: Role
  townships: Generated<string[]>
}
interface SessionTable {
  id: Generated<number>
  token_hash: string
  account_id: number
  plan_id: number
  created_at: Generated<Instant>
  seen_at: Generated<Instant>
  expires_at: Instant
  ip: string
  agent: string
}
interface EventTable {
  id: Generated<number>
  plan_id: number
  unit_id: number | null
  task_id: number | null
  kind: string
  subject: string
  detail: Json
}
interface HistoryTable {
  id: Generated<number>
  plan_id: number | null
  unit_id: number | null
  task_id: number | null
  noun: string
  ref: string
  action: string
  before: Json
  after: Json
  actor_id: number | null
  actor: string
  actor_unit: string
  ip: string | null
  why: string | null
  plan_at: Instant
  at: Generated<Instant>
  txid: Generated<string>
}
interface HistoryBlockTable {
  seq: number
  rows: number
  first_id: number
  last_id: number
  previous: string
  hash: string
  sealed_at: Generated<Instant>
}
interface HistorySealTable {
  history_id: number
  block: number
}

export interface Database {
  plan: PlanTable
  plan_stamp: PlanStampTable
  unit: UnitTable
  unit_name: UnitNameTable
  township: TownshipTable
  task: TaskTable
  task_unit: TaskUnitTable
  milestone: MilestoneTable
  target: TargetTable
  search_entry: SearchEntryTable
  account: AccountTable
  membership: MembershipTable
  session: SessionTable
  event: EventTable
  period: PeriodTable
  period_summary: PeriodSummaryTable
  report: ReportTable
  report_line: ReportLineTable
  report_version: ReportVersionTable
  filing: FilingTable
  filing_part: FilingPartTable
  attachment: AttachmentTable
  notice: NoticeTable
  notice_read: NoticeReadTable
  mail: MailTable
  enterprise: EnterpriseTable
  facility: FacilityTable
  enterprise_merge: EnterpriseMergeTable
  enterprise_apart: EnterpriseApartTable
  item_index: ItemIndexTable
  item_step: ItemStepTable
  item_move: ItemMoveTable
  item_recheck: ItemRecheckTable
  saved_view: SavedViewTable
  import_job: ImportJobTable
  import_row: ImportRowTable
  import_mapping: ImportMappingTable
  idempotency: IdempotencyTable
  api_token: ApiTokenTable
  api_token_use: ApiTokenUseTable
  webhook: WebhookTable
  webhook_delivery: WebhookDeliveryTable
  register_table: RegisterTableTable
  interpretation: InterpretationTable
  entry_review: EntryReviewTable
  entry_decision: EntryDecisionTable
  appraisal_round: AppraisalRoundTable
  appraisal_score: AppraisalScoreTable
  appraisal_listing: AppraisalListingTable
  season: SeasonTable
  season_plan: SeasonPlanTable
  season_proposal: SeasonProposalTable
  season_version: SeasonVersionTable
  season_row: SeasonRowTable
  season_answer: SeasonAnswerTable
  sweep: SweepTable
  area_map: AreaMapTable
  area_ring: AreaRingTable
  sweep_change: SweepChangeTable
  sweep_count: SweepCountTable
  sweep_candidate: SweepCandidateTable
  season_alert: SeasonAlertTable
  history: HistoryTable
  history_block: HistoryBlockTable
  history_seal: HistorySealTable
}
