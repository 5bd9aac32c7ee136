import { accountOperations } from '../account/operations.ts'
import { areaOperations } from '../area/operations.ts'
import { apiTokenOperations } from '../api-token/operations.ts'
import { enterpriseOperations } from '../enterprise/operations.ts'
import { entryReviewOperations } from '../entry-review/operations.ts'
import { fileOperations } from '../file/operations.ts'
import { filingOperations } from '../filing/operations.ts'
import { historyOperations } from '../history/operations.ts'
import { importOperations } from '../register/import/operations.ts'
import { mapOperations } from '../map/operations.ts'
import { noticeOperations } from '../notice/operations.ts'
import { overviewOperations } from '../overview/operations.ts'
import { periodOperations } from '../period/operations.ts'
import { planOperations } from '../plan/operations.ts'
import { registerOperations } from '../register/operations.ts'
import { reportOperations } from '../report/operations.ts'
import { ruleOperations } from '../rule/operations.ts'
import { appraisalOperations } from '../appraisal/operations.ts'
import { seasonOperations } from '../season/operations.ts'
import { searchOperations } from '../search/operations.ts'
import { sessionOperations } from '../session/operations.ts'
import { sweepOperations } from '../sweep/operations.ts'
import { targetOperations } from '../target/operations.ts'
import { taskOperations } from '../task/operations.ts'
import { unitOperations } from '../unit/operations.ts'
import { webhookOperations } from '../webhook/operations.ts'
import type { Implementation } from './implementation.ts'
import type { OperationName } from './types.ts'

/** Every contract of the domain has its implementation here, or this does not compile. */
export const REGISTRY: { readonly [N in OperationName]: Implementation<N> } = {
  ...sessionOperations,
  ...accountOperations,
  ...enterpriseOperations,
  ...unitOperations,
  ...planOperations,
  ...overviewOperations,
  ...taskOperations,
  ...targetOperations,
  ...reportOperations,
  ...registerOperations,
  ...importOperations,
  ...fileOperations,
  ...periodOperations,
  ...filingOperations,
  ...noticeOperations,
  ...historyOperations,
  ...ruleOperations,
  ...mapOperations,
  ...areaOperations,
  ...entryReviewOperations,
  ...seasonOperations,
  ...appraisalOperations,
  ...searchOperations,
  ...sweepOperations,
  ...apiTokenOperations,
  ...webhookOperations,
}
