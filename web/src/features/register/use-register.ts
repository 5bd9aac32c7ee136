import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { useOperation } from '../../app/query.ts'

export type RegisterView = OutputOf<typeof OPERATIONS.getRegister>

/** A definition changes with the product; saved views are made old by their own deeds. */
const FRESH_MS = 300_000

export function useRegister(register: string) {
  return useOperation(OPERATIONS.getRegister, { register }, { staleTime: FRESH_MS })
}
