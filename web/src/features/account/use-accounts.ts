import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call, type ApiError } from '../../app/client.ts'
import type { AccountFilter } from './account-filter.ts'

type Page = OutputOf<typeof OPERATIONS.listAccounts>

/** The accounts in pages, each beginning after the last login of the one before. */
export function useAccounts(filter: AccountFilter) {
  return useInfiniteQuery<Page, ApiError, { pages: Page[] }, unknown[], string | null>({
    queryKey: [OPERATIONS.listAccounts.name, filter],
    queryFn: ({ pageParam, signal }) =>
      call(OPERATIONS.listAccounts, { ...filter, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}
