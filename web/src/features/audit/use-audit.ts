import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call, type ApiError } from '../../app/client.ts'
import type { AuditFilter } from './audit-filter.ts'

export type AuditPart = OutputOf<typeof OPERATIONS.listAudit>

/** Newest first, in pages by the row's number: a row that is written meanwhile moves none of them. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery<AuditPart, ApiError, { pages: AuditPart[] }, unknown[], number | null>({
    queryKey: [OPERATIONS.listAudit.name, filter],
    queryFn: ({ pageParam, signal }) =>
      call(OPERATIONS.listAudit, { ...filter, ...(pageParam === null ? {} : { before: pageParam }) }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}
