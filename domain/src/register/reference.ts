import { COMMON } from './columns.ts'
import type { ItemField } from './field.ts'
import type { Register } from './register.ts'

/** The columns of a register that name an item by its number; relapseOf is of every one whose closed items are looked at again. */
export function referencesOf({ fields, recheck }: Pick<Register, 'fields' | 'recheck'>): [string, ItemField][] {
  const own = Object.entries(fields).filter((x): x is [string, ItemField] => x[1].kind === 'item')
  return recheck ? [...own, ['relapseOf', COMMON.relapseOf]] : own
}

/** As a ledger shows it and reads it back (value.ts): the number says which, the title what it is. null: nobody here knows its title. */
export function referenceInWords(id: number, title: string | null | undefined): string {
  return title ? `#${id} ${title}` : `#${id}`
}
