import { all, oneOf } from '../rule/expression.ts'
import type { Fill } from '../rule/fact.ts'
import { fits, type FollowRow, type Register } from './register.ts'
import type { ItemValues } from './value.ts'

/** What the row's other fields decide: field → the row of the definition that speaks; nothing where none fits. */
export function followed({ follows }: Register, values: ItemValues): ReadonlyMap<string, FollowRow> {
  const found = new Map<string, FollowRow>()
  for (const row of follows) if (!found.has(row.field) && fits(row.when, values)) found.set(row.field, row)
  return found
}

/** The same as a fact of the rules: one definition for the ledger, the rules and their sentences. */
export function fillsOf({ follows }: Register, field: string): Fill[] {
  return follows
    .filter((row) => row.field === field)
    .map(({ when, value }) => ({ when: all(...Object.entries(when).map(([k, words]) => oneOf(k, words))), value }))
}
