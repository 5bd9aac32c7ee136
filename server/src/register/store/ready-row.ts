import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import { columnOf, COMMON } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
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
  /** What its facility's name has in common with other writings of it (facilityCore); null: it names none. */
  readonly core: string | null
}

const texts = new WeakMap<Register, ReadonlyMap<string, Field>>()

/** The columns that hold text, which alone is written in more than one way; told once, since an import asks 100,000 times. */
function textColumns(register: Register): ReadonlyMap<string, Field> {
  const known = texts.get(register)
  if (known) return known
  const made = new Map<string, Field>()
  for (const key of [...Object.keys(COMMON), ...Object.keys(register.fields)]) {
    const column = columnOf(register, key)
    if (column?.kind === 'text' || column?.kind === 'note') made.set(key, column)
  }
  texts.set(register, made)
  return made
}

/** The same object where nothing is written otherwise: nearly always. */
function settledIn<T extends object>(register: Register, of: T): T {
  const columns = textColumns(register)
  const made: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(of)) {
    if (typeof value !== 'string') continue
    const column = columns.get(key)
    const text = column === undefined ? value : settledText(value, column)
    if (text !== value) made[key] = text
  }
  return Object.keys(made).length === 0 ? of : { ...of, ...made }
}

/** Texts as a workbook would give them back (value.ts), whoever writes them. */
export function settled(register: Register, item: ItemInput): ItemInput {
  const common = settledIn(register, item)
  const values = item.values && settledIn(register, item.values)
  return values === item.values ? common : { ...common, values }
}

export function whoOf({ ctx, places, facts, taskId }: Batch): Who {
  return { actor: ctx.actor, places, facts, taskId, isTrial: ctx.app.config.trial }
}

/** Whoever has many rows makes the next ready while the database writes the last. */
export function readyRow(batch: Batch, given: ItemInput): ReadyRow {
  const { register } = batch
  const item = settled(register, given)
  const read = readInput(register, item, null, whoOf(batch))
  const own = ownPart(register, item, read, null)
  const { facility } = own.columns
  const core = register.subject === 'facility' && typeof facility === 'string' ? facilityCore(facility) : null
  return { item, read, own, core }
}
