import { useQueryClient } from '@tanstack/react-query'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { usePages, type Pages } from '../../app/use-pages.ts'
import { sortedOf, type ListState } from '../../components/list/list-state.ts'
import { narrowedOf } from './narrowed.ts'

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

type Narrowing = Pick<ListState, 'where' | 'q' | 'asOf' | 'rule' | 'sort'>

/** The rows that fit, a page after the other by the server's cursor. */
export function useItems(register: string, state: Narrowing, limit: number, sums: 'yes' | 'no' = 'yes') {
  return usePages(OPERATIONS.listItems, { ...narrowedOf(register, state), ...sortedOf(state), limit, sums })
}

/** Puts a saved row in its place in every list that shows it: reading the pages again would move what is being typed in. */
export function usePutRow(): (row: ItemDetail) => void {
  const client = useQueryClient()
  return (row) => {
    client.setQueriesData<Pages<typeof OPERATIONS.listItems>>(
      {
        queryKey: [OPERATIONS.listItems.name],
        predicate: (q) => q.queryKey[2] === 'pages' && isNow(q.queryKey[1]),
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
        predicate: (q) => isNow(q.queryKey[1]) && (q.queryKey[1] as { id?: unknown }).id === row.id,
      },
      row,
    )
  }
}

/** What a day that is past looked like stays as it was. */
function isNow(input: unknown): boolean {
  return (input as { asOf?: unknown } | undefined)?.asOf === undefined
}
