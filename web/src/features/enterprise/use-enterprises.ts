import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { call, type ApiError } from '../../app/client.ts'
import { narrowingOf, type ListState } from '../../components/list/list-state.ts'

export type EnterprisePage = OutputOf<typeof OPERATIONS.listEnterprises>

/** What a deed on an enterprise makes old; its items tell its name, its code and its facilities. */
export const ENTERPRISES_CHANGE: readonly OperationName[] = [
  'listEnterprises',
  'getEnterprise',
  'listEnterpriseHistory',
  'listDuplicates',
  'previewMerge',
  'mapEnterprises',
  'listItems',
  'getItem',
  'listMyDesk',
]

export const PAGE = 100

/** The rows that fit, a page after the other by the server's cursor. */
export function useEnterprises(state: ListState) {
  const input = {
    ...narrowingOf(state),
    ...(state.sort === null ? {} : { sort: JSON.stringify(state.sort) }),
    limit: PAGE,
  }
  return useInfiniteQuery<
    EnterprisePage,
    ApiError,
    InfiniteData<EnterprisePage, string | null>,
    unknown[],
    string | null
  >({
    queryKey: [OPERATIONS.listEnterprises.name, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      call(OPERATIONS.listEnterprises, { ...input, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}
