export { trialAccounts } from './accounts.ts'
export { TRIAL_TODAY, trialPeriods } from './calendar.ts'
export { TRIAL_AREA_DAY, TRIAL_AREA_SOURCE, trialAreas, type TrialAreaMap } from './areas.ts'
export { trialFilings } from './filings.ts'
export { trialReports } from './reports.ts'
export type {
  TrialAccount,
  TrialCorrection,
  TrialFile,
  TrialFiling,
  TrialFilingPart,
  TrialLine,
  TrialPeriod,
  TrialReport,
  TrialReview,
} from './types.ts'
export { trialFiles, type TrialFileKey } from './files/files.ts'
export { trialRegisters, type TrialHand, type TrialItem, type TrialRegisters } from './registers/index.ts'
export { trialAppraisals, type TrialAppraisal } from './appraisals.ts'
export { trialSeasons, type TrialSeason } from './seasons.ts'
