import { sql } from 'kysely'
import type { ItemRef } from '@gongjian/domain/register/item.ts'
import { referenceInWords, referencesOf } from '@gongjian/domain/register/reference.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { snake } from '../table/column-kinds.ts'
import type { ItemRaw } from './item-raw.ts'
import type { CellChange } from './row-changes.ts'

/** Items by their numbers, as far as the actor may see them. */
export type References = ReadonlyMap<number, ItemRef>

export async function findReferences({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>, ids: readonly number[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<ItemRef>`
    select i.register, i.id, i.title from item_index i
    where i.plan_id = ${actor.planId} and i.id = any (${[...new Set(ids)]}::bigint[])`.execute(tx)
  return rows
}

/** What the rows name, in one reading: titles are those of today, whichever day the rows are of. */
export async function readReferences(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  register: Register,
  raws: readonly ItemRaw[],
): Promise<References> {
  const columns = referencesOf(register).map(([key]) => snake(key))
  const ids = raws.flatMap((raw) => columns.map((c) => raw[c])).filter((id) => typeof id === 'number')
  return new Map((await findReferences(ctx, ids)).map((r) => [r.id, r]))
}

/** Of one row, by field. */
export function referencesIn(register: Register, raw: ItemRaw, known: References): Record<string, ItemRef> {
  return Object.fromEntries(
    referencesOf(register).flatMap(([key]): [string, ItemRef][] => {
      const id = raw[snake(key)]
      const named = typeof id === 'number' ? known.get(id) : undefined
      return named ? [[key, named]] : []
    }),
  )
}

/** Cells that changed, an item named in them by number and title; of one that the actor does not see the number alone. */
export async function changesInWords(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  register: Register,
  rows: readonly (readonly CellChange[])[],
): Promise<CellChange[][]> {
  const keys = new Set(referencesOf(register).map(([key]) => key))
  const isId = (text: string): boolean => /^\d+$/.test(text)
  const ids = rows.flat().flatMap((c) => (keys.has(c.column) ? [c.from, c.to].filter(isId).map(Number) : []))
  const known = new Map((await findReferences(ctx, ids)).map((r) => [r.id, r.title]))
  const words = (text: string): string => (isId(text) ? referenceInWords(Number(text), known.get(Number(text))) : text)
  return rows.map((changes) =>
    changes.map((c) => (keys.has(c.column) ? { ...c, from: words(c.from), to: words(c.to) } : c)),
  )
}
