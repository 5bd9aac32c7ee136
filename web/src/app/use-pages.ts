import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CallOf, Contract, OutputOf } from '@gongjian/domain/operation/contract.ts'
import { call, type ApiError } from './client.ts'

/** Where the next page begins, as the server says; a number where pages go back by the row's own. */
type Cursor = string | number

/** An operation that answers a page at a time. */
type PagedContract = Contract<z.ZodObject, z.ZodType<{ readonly next: Cursor | null }>>

export type Pages<C extends PagedContract> = InfiniteData<OutputOf<C>, Cursor | null>

interface Options<P> {
  /** Not where another input is another thing altogether: its rows would stand under the wrong head. */
  readonly keepPrevious?: boolean
  /** The key of the input that takes the cursor. */
  readonly cursor?: 'after' | 'before'
  /** In ms, by the first page: a list in which something is about to change is read again. */
  readonly refetchInterval?: (first: P | undefined) => number | false
}

/** Reads a list a page after the other; cached under `[name, input, 'pages']`, apart from a single answer to the same input. */
export function usePages<C extends PagedContract>(
  contract: C,
  input: CallOf<C>,
  { keepPrevious = true, cursor = 'after', refetchInterval = () => false }: Options<OutputOf<C>> = {},
) {
  return useInfiniteQuery<OutputOf<C>, ApiError, Pages<C>, unknown[], Cursor | null>({
    queryKey: [contract.name, input, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(contract, pageParam === null ? input : ({ ...(input as object), [cursor]: pageParam } as CallOf<C>), signal),
    initialPageParam: null,
    getNextPageParam: (last) => (last as z.output<PagedContract['output']>).next,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: (query) => refetchInterval(query.state.data?.pages[0]),
  })
}
