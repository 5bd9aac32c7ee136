import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { usePages } from '../../app/use-pages.ts'
import type { AccountFilter } from './account-filter.ts'

/** The accounts in pages, each beginning after the last login of the one before. */
export function useAccounts(filter: AccountFilter) {
  return usePages(OPERATIONS.listAccounts, filter)
}
