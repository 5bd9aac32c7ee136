import { listEnterprises } from './list-enterprises.ts'
import { listIndustries } from './list-industries.ts'

export const enterpriseOperations = { listEnterprises, listIndustries } as const
