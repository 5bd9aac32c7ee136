import { getFiling, listFilings } from './list-filings.ts'
import { reviewFiling } from './review-filing.ts'
import { saveFilingPart } from './save-filing-part.ts'
import { submitFiling } from './submit-filing.ts'

export const filingOperations = { listFilings, getFiling, saveFilingPart, submitFiling, reviewFiling } as const
