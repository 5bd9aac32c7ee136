import { sentence } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { isKeyedByEnterprise } from '../table/table-shape.ts'
import { isElsewhere, isRefused, type Batch, type Working } from './batch.ts'
import type { Columns } from './compose-row.ts'
import { findByKeys } from './find-rows.ts'
import { labelIn, problem } from './row-problem.ts'

/** As the unique index has it (table-shape.ts); an enterprise that is yet to be made counts by its name. */
function keyOf(register: Register, columns: Columns): string | null {
  const { natural_key: key = null, unit_id = null, enterprise_id, enterprise, relapse_of } = columns
  // A relapse stands beside the item that it is of, under the same key.
  if (key === null || (relapse_of ?? null) !== null) return null
  const who = isKeyedByEnterprise(register) ? (enterprise_id ?? enterprise ?? null) : null
  return JSON.stringify([unit_id, who, key])
}

function newKeyOf(register: Register, { before, composed }: Working): string | null {
  return keyOf(register, { ...composed.columns, relapse_of: before?.relapse_of ?? null })
}

export function itemExists(register: Register, { id, title }: { readonly id: number; readonly title: string }): string {
  const columns = register.key.map((k) => labelIn(register, k)).join('、')
  return sentence('item-exists', { title, id, columns })
}

/** Items that stand and whose rows make them others: each is held against what stands under its new name, as a new row is. */
async function refuseTaken(batch: Batch, works: readonly Working[]): Promise<void> {
  const { ctx, register } = batch
  const renamed = works.filter((w) => {
    if (w.before === null || isRefused(w) || isElsewhere(w)) return false
    const key = newKeyOf(register, w)
    return key !== null && key !== keyOf(register, w.before)
  })
  const found = await findByKeys(
    ctx,
    register,
    renamed.map((w) => ({ n: w.n, columns: w.composed.columns })),
  )
  for (const w of renamed) {
    const other = found.get(w.n)
    if (other && other.id !== w.before?.id) w.problems.push(problem(null, itemExists(register, other)))
  }
}

/** Under what a row stands: its item's number, its name, and the name that it gives up, which no other row of the same file may take. */
function namesOf(register: Register, w: Working): string[] {
  const keys = [newKeyOf(register, w), ...(w.before === null ? [] : [keyOf(register, w.before)])]
  return [...(w.before === null ? [] : [`#${w.before.id}`]), ...keys.filter((k) => k !== null)]
}

/** The second of two rows that name one item would silently overwrite the first. */
function markTwice({ seen, register }: Batch, works: readonly Working[]): void {
  for (const w of works) {
    if (isRefused(w)) continue
    const { ref, where = `第 ${ref} 行` } = w.row
    const names = namesOf(register, w)
    const first = names.map((n) => seen.get(n)).find((s) => s !== undefined && s.ref !== ref)
    if (first !== undefined) {
      w.sameAs = first.ref
      const what = w.row.id == null ? '是同一条目，请合并或改写名称' : '写成了同一条目，请改写名称或分开修改'
      w.problems.push(problem(null, `与${first.where}${what}`))
    } else for (const name of names) seen.set(name, { ref, where })
  }
}

/** An enterprise that was made just now has a number from here on: a row of a later chunk names the item by it, and no longer by the name. */
export function rememberMade(
  { seen, register }: Batch,
  works: readonly Working[],
  done: ReadonlyMap<number, number>,
): void {
  for (const w of works) {
    if (!done.has(w.n)) continue
    const key = newKeyOf(register, w)
    const { ref, where = `第 ${ref} 行` } = w.row
    if (key !== null && !seen.has(key)) seen.set(key, { ref, where })
  }
}

/**
 * No two rows make one item, nor does a row take the name of an item that stands. A name that is given up in the same file counts as
 * taken (two items do not swap their names at once): so a preview, which writes nothing, says what the deed does.
 */
export async function refuseTwins(batch: Batch, works: readonly Working[]): Promise<void> {
  await refuseTaken(batch, works)
  markTwice(batch, works)
}
