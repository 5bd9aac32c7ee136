import { columnOf } from '@gongjian/domain/register/columns.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { settledText } from '@gongjian/domain/register/value.ts'
import type { Batch } from './batch.ts'
import { ownPart, type OwnPart } from './compose-row.ts'
import { readInput, type ReadInput, type Who } from './read-input.ts'

/** A row as far as it can be made without asking the database, taken for a new item. */
export interface ReadyRow {
  readonly item: ItemInput
  readonly read: ReadInput
  readonly own: OwnPart
}

/** Texts as a workbook would give them back (value.ts), whoever writes them. */
export function settled(register: Register, item: ItemInput): ItemInput {
  const settle = ([key, value]: [string, unknown]): [string, unknown] => {
    const field = columnOf(register, key)
    return [key, typeof value === 'string' && field ? settledText(value, field) : value]
  }
  const common: unknown = Object.fromEntries(Object.entries(item).map(settle))
  const values: unknown = item.values && Object.fromEntries(Object.entries(item.values).map(settle))
  return { ...(common as ItemInput), ...(values ? { values: values as ItemInput['values'] } : {}) }
}

export function whoOf({ ctx, places, facts, taskId }: Batch): Who {
  return { actor: ctx.actor, places, facts, taskId, isTrial: ctx.app.config.trial }
}

/** Whoever has many rows makes the next ready while the database writes the last. */
export function readyRow(batch: Batch, given: ItemInput): ReadyRow {
  const { register } = batch
  const item = settled(register, given)
  const read = readInput(register, item, null, whoOf(batch))
  return { item, read, own: ownPart(register, item, read, null) }
}
