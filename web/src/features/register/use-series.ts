import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { call, type ApiError } from '../../app/client.ts'

type Page = OutputOf<typeof OPERATIONS.getSeries>
interface Input {
  readonly register: string
  readonly series: string
  readonly year: number
  readonly item?: number
}

const PAGE = 100

export function useSeries(input: Input) {
  return useInfiniteQuery<Page, ApiError, InfiniteData<Page, string | null>, unknown[], string | null>({
    queryKey: [OPERATIONS.getSeries.name, input],
    queryFn: ({ pageParam, signal }) =>
      call(
        OPERATIONS.getSeries,
        { ...input, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}
