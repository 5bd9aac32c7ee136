import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { usePages } from '../../app/use-pages.ts'
import type { AuditFilter } from './audit-filter.ts'

export type AuditPart = OutputOf<typeof OPERATIONS.listAudit>

/** Newest first, in pages by the row's number: a row that is written meanwhile moves none of them. */
export function useAudit(filter: AuditFilter) {
  return usePages(OPERATIONS.listAudit, filter, { cursor: 'before' })
}
