import type { Generated } from 'kysely'
import type { Role } from '@gongjian/domain/account/role.ts'
import type { FilingKind, FilingState } from '@gongjian/domain/filing/filing.ts'
import type { NoticeKind } from '@gongjian/domain/notice/contracts.ts'
import type { LineField, LineState, ReportState, Standing } from '@gongjian/domain/report/report.ts'
import type { Part } from '@gongjian/domain/unit/unit.ts'

/** Instants come as Date and are written as Date. */
type Instant = Date

export interface PeriodTable {
  id: Generated<number>
  plan_id: number
  month: string
  due_on: string
  due_at: Instant
  opened_at: Instant
  closed_at: Instant | null
  closed_by: string | null
  close_reason: string | null
}
export interface PeriodSummaryTable {
  id: Generated<number>
  plan_id: number
  period_id: number
  body: string
  sha256: string
  made_at: Instant
}
export interface ReportTable {
  id: Generated<number>
  plan_id: number
  period_id: number
  unit_id: number
  month: string
  state: Generated<ReportState>
  first_submitted_at: Instant | null
  submitted_at: Instant | null
  submitted_by: string | null
  versions: Generated<number>
  returns: Generated<number>
  reminded_at: Instant | null
}
export interface ReportLineTable {
  id: Generated<number>
  plan_id: number
  report_id: number
  unit_id: number
  task_id: number
  month: string
  part: Part
  state: Generated<LineState>
  progress: Generated<string>
  cumulative: Generated<string>
  problems: Generated<string>
  next_steps: Generated<string>
  standing: Standing | null
  reached: Generated<string[]>
  not_applicable: Generated<boolean>
  not_applicable_reason: Generated<string>
  carried: Generated<LineField[]>
  version: Generated<number>
  edited_by: string | null
  edited_at: Instant | null
  submitted_by: string | null
  submitted_at: Instant | null
  reviewed_by: string | null
  reviewed_at: Instant | null
  return_reason: string | null
}
export interface ReportVersionTable {
  id: Generated<number>
  plan_id: number
  report_id: number
  unit_id: number
  number: number
  kind: 'submission' | 'resubmission' | 'correction'
  reason: string | null
  submitted_by: string
  submitted_at: Instant
  body: string
  sha256: string
}
export interface FilingTable {
  id: Generated<number>
  plan_id: number
  kind: FilingKind
  unit_id: number
  task_id: number | null
  due_on: string
  due_at: Instant
  state: Generated<FilingState>
  first_submitted_at: Instant | null
  submitted_at: Instant | null
  submitted_by: string | null
  reviewed_at: Instant | null
  reviewed_by: string | null
  return_reason: string | null
}
export interface FilingPartTable {
  id: Generated<number>
  plan_id: number
  filing_id: number
  unit_id: number
  key: string
  text: Generated<string>
  version: Generated<number>
  edited_by: string | null
  edited_at: Instant | null
}
export interface AttachmentTable {
  id: Generated<number>
  plan_id: number
  unit_id: number
  task_id: number | null
  line_id: number | null
  filing_part_id: number | null
  register: string | null
  item_id: number | null
  step: string | null
  /** Local time of the camera, as its picture says; it names no zone. */
  taken_at: string | null
  lon: number | null
  lat: number | null
  /** sha256 of the small picture in the file store. */
  thumbnail: string | null
  name: string
  type: string
  bytes: number
  sha256: string
  uploaded_by: string
  uploaded_at: Instant
  removed_at: Instant | null
}
export interface NoticeTable {
  id: Generated<number>
  plan_id: number
  unit_id: number
  roles: Role[]
  kind: NoticeKind
  text: string
  link: string
  sender: string
  at: Instant
  mailed_at: Instant | null
}
export interface NoticeReadTable {
  plan_id: number
  notice_id: number
  account_id: number
  at: Instant
}
export interface MailTable {
  id: Generated<number>
  plan_id: number
  to_address: string
  subject: string
  body: string
  queued_at: Generated<Instant>
  sent_at: Instant | null
  attempts: Generated<number>
  next_at: Generated<Instant | null>
  problem: string | null
}
