import { listAppraisalEntries } from './entries.ts'
import { listLeaders, revokeLeader } from './leaders.ts'
import { changeAppraisal, listAppraisals, openAppraisal } from './list-appraisals.ts'
import { publishAppraisal } from './publish.ts'
import { clearAppraisalScores, saveAppraisalScores } from './score.ts'

/** 绿色环保引领企业评比. */
export const appraisalOperations = {
  listAppraisals,
  openAppraisal,
  changeAppraisal,
  listAppraisalEntries,
  saveAppraisalScores,
  clearAppraisalScores,
  publishAppraisal,
  listLeaders,
  revokeLeader,
} as const
