import { getDocument } from './get-document.ts'
import { getPlan } from './get-plan.ts'
import { listPlans } from './list-plans.ts'
import { proposePlan } from './propose-plan.ts'
import { lintDocument, readDocument } from './read-document.ts'
import { savePlan } from './save-plan.ts'

export const planOperations = {
  getPlan,
  getDocument,
  listPlans,
  readDocument,
  lintDocument,
  proposePlan,
  savePlan,
} as const
