import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { call, type ApiError } from '../../app/client.ts'
import type { ListState } from '../../components/list/list-state.ts'
import { narrowedOf } from './narrowed.ts'

export type ItemPage = OutputOf<typeof OPERATIONS.listItems>

/** What a change of items makes old. */
export const ITEMS_CHANGE: readonly OperationName[] = [
  'listItems',
  'getItem',
  'getRegisterFigures',
  'listRegisters',
  'listMyDesk',
  'mapItems',
  'listItemHistory',
]

type Narrowing = Pick<ListState, 'where' | 'q' | 'asOf' | 'sort'>

/** The rows that fit, a page after the other by the server's cursor. */
export function useItems(register: string, state: Narrowing, limit: number, sums: 'yes' | 'no' = 'yes') {
  const input = {
    ...narrowedOf(register, state),
    ...(state.sort === null ? {} : { sort: JSON.stringify(state.sort) }),
    limit,
    sums,
  }
  return useInfiniteQuery<ItemPage, ApiError, InfiniteData<ItemPage, string | null>, unknown[], string | null>({
    queryKey: [OPERATIONS.listItems.name, input],
    queryFn: ({ pageParam, signal }) =>
      call(OPERATIONS.listItems, { ...input, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

/** Puts a saved row in its place in every list that shows it: reading the pages again would move what is being typed in. */
export function usePutRow(): (row: ItemDetail) => void {
  const client = useQueryClient()
  return (row) => {
    client.setQueriesData<InfiniteData<ItemPage>>(
      {
        queryKey: [OPERATIONS.listItems.name],
        predicate: (q) => (q.state.data as { pages?: unknown } | undefined)?.pages !== undefined,
      },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((p) => ({ ...p, rows: p.rows.map((r) => (r.id === row.id ? row : r)) })),
        },
    )
    client.setQueriesData<ItemDetail>(
      {
        queryKey: [OPERATIONS.getItem.name],
        predicate: (q) => {
          const input = q.queryKey[1] as { id?: unknown; asOf?: unknown } | undefined
          return input?.id === row.id && input.asOf === undefined
        },
      },
      row,
    )
  }
}
