import { countRegisters } from '../register/figure/count-registers.ts'
import { correctReport } from './correct-report.ts'
import { getReport } from './get-report.ts'
import { getReportPulse } from './get-report-pulse.ts'
import { getReportVersion } from './get-report-version.ts'
import { listReportVersions } from './list-report-versions.ts'
import { listReviewLines } from './list-review-lines.ts'
import { reviewLines } from './review-lines.ts'
import { saveReportLine } from './save-report-line.ts'
import { submitReport } from './submit-report.ts'
import { withdrawAcceptance } from './withdraw-acceptance.ts'

export const reportOperations = {
  getReport,
  getReportPulse,
  countRegisters,
  saveReportLine,
  submitReport,
  correctReport,
  listReportVersions,
  getReportVersion,
  listReviewLines,
  reviewLines,
  withdrawAcceptance,
} as const
