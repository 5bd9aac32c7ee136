import { allColumnsOf, columnOf } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import type { Register, View } from '@gongjian/domain/register/register.ts'

/** What a list must know of what it lists: a register, or the enterprises of the hub. */
export interface ListDefinition {
  readonly title: string
  /** 台, 家, 项: what rows are counted in. */
  readonly counter: string
  /** The column that says what a row is; it stands first and stays. */
  readonly first: string
  /** How it opens; the first is the default. */
  readonly views: readonly View[]
  /** All there are, in their order. */
  readonly columns: readonly string[]
  /** null: no column of that name. */
  readonly fieldOf: (key: string) => Field | null
}

export function listOfRegister(register: Register): ListDefinition {
  const { title, counter, views } = register
  return {
    title,
    counter,
    views,
    first: 'title',
    columns: [...new Set(['title', ...allColumnsOf(register)])],
    fieldOf: (key) => columnOf(register, key),
  }
}
