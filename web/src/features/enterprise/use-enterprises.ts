import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { usePages } from '../../app/use-pages.ts'
import { narrowingOf, sortedOf, type ListState } from '../../components/list/list-state.ts'

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
  return usePages(OPERATIONS.listEnterprises, { ...narrowingOf(state), ...sortedOf(state), limit: PAGE })
}
