import { accountContracts } from '../account/contracts.ts'
import { areaContracts } from '../area/contracts.ts'
import { apiTokenContracts } from '../api-token/contracts.ts'
import { appraisalContracts } from '../appraisal/contracts.ts'
import { enterpriseContracts } from '../enterprise/contracts.ts'
import { entryReviewContracts } from '../entry-review/contracts.ts'
import { seasonObeyContracts } from '../season/obey-contracts.ts'
import { seasonContracts } from '../season/contracts.ts'
import { fileContracts } from '../file/contracts.ts'
import { filingContracts } from '../filing/contracts.ts'
import { historyContracts } from '../history/contracts.ts'
import { mapContracts } from '../map/contracts.ts'
import { noticeContracts } from '../notice/contracts.ts'
import { overviewContracts } from '../overview/contracts.ts'
import { periodContracts } from '../period/contracts.ts'
import { planContracts } from '../plan/contracts.ts'
import { registerContracts } from '../register/contracts.ts'
import { importContracts } from '../register/import-contracts.ts'
import { itemWorkContracts } from '../register/work-contracts.ts'
import { reportContracts } from '../report/contracts.ts'
import { ruleContracts } from '../rule/contracts.ts'
import { searchContracts } from '../search/contracts.ts'
import { seriesContracts } from '../register/series-contracts.ts'
import { sessionContracts } from '../session/contracts.ts'
import { sweepContracts } from '../sweep/contracts.ts'
import { targetContracts } from '../target/contracts.ts'
import { taskContracts } from '../task/contracts.ts'
import { unitContracts } from '../unit/contracts.ts'
import { webhookContracts } from '../webhook/contracts.ts'

/** Every operation of the product. HTTP, the web's client, OpenAPI and the permission tests derive from this table. */
export const OPERATIONS = {
  ...sessionContracts,
  ...accountContracts,
  ...enterpriseContracts,
  ...unitContracts,
  ...planContracts,
  ...overviewContracts,
  ...taskContracts,
  ...targetContracts,
  ...reportContracts,
  ...registerContracts,
  ...itemWorkContracts,
  ...seriesContracts,
  ...importContracts,
  ...fileContracts,
  ...periodContracts,
  ...filingContracts,
  ...noticeContracts,
  ...historyContracts,
  ...ruleContracts,
  ...mapContracts,
  ...areaContracts,
  ...entryReviewContracts,
  ...seasonContracts,
  ...seasonObeyContracts,
  ...appraisalContracts,
  ...searchContracts,
  ...sweepContracts,
  ...apiTokenContracts,
  ...webhookContracts,
} as const

export type Operations = typeof OPERATIONS
export type OperationName = keyof Operations
