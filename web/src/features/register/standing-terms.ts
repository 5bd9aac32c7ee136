import { termsOf } from '@gongjian/domain/register/due.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { valueOf } from './item-values.ts'

/** The terms of an item that are set, and so can be put off, the soonest first: it is the one that presses. */
export function standingTerms(register: Register, item: ItemDetail): string[] {
  const dayOf = (key: string): string => String(valueOf(item, key))
  return termsOf(register.due)
    .filter((k) => valueOf(item, k) !== null)
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
}
