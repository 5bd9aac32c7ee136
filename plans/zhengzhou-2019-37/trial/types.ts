import type { Role } from '@gongjian/domain/account/role.ts'
import type { FilingKind, FilingState } from '@gongjian/domain/filing/filing.ts'
import type { LineField, LineState, LineText, ReportState } from '@gongjian/domain/report/report.ts'
import type { TrialFileKey } from './files/files.ts'

export interface TrialPeriod {
  month: string
  openedAt: string
  /** null: under way on the trial's day. */
  closedAt: string | null
}

export interface TrialReview {
  at: string
  decision: 'accept' | 'return'
  reason: string | null
}

export interface TrialLine {
  task: string
  text: LineText
  /** Fields that still hold last month's words. */
  carried: LineField[]
  state: LineState
  returnReason: string | null
  reviewedAt: string | null
  /** What is attached to it; of a line that was sent back: since it was mended. */
  files: TrialFileKey[]
  /** Decisions before the standing one, oldest first. */
  reviewHistory?: TrialReview[]
}

export interface TrialCorrection {
  at: string
  reason: string
  lines: { task: string; text: LineText }[]
}

export interface TrialReport {
  /** 演示 */
  trial: true
  month: string
  unit: string
  state: ReportState
  firstSubmittedAt: string | null
  resubmittedAt?: string
  lines: TrialLine[]
  correction?: TrialCorrection
}

export interface TrialFile {
  name: string
  text: string
}

export interface TrialFilingPart {
  key: string
  text: string
  files: TrialFile[]
}

export interface TrialFiling {
  /** 演示 */
  trial: true
  kind: FilingKind
  unit: string
  state: FilingState
  submittedAt: string | null
  reviewedAt: string | null
  returnReason: string | null
  parts: TrialFilingPart[]
  /** Titles of the parts that are not there. */
  missing: string[]
}

export interface TrialAccount {
  login: string
  name: string
  role: Role
  unit: string
  /** Nine-digit codes; an inspector only. */
  townships?: string[]
  /** Shown on the sign-in page. */
  featured: boolean
}
