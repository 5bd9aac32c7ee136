import { sql } from 'kysely'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { columnIn } from './column-sql.ts'
import type { ItemRaw } from './item-raw.ts'
import { readReferences, type References } from './references.ts'

/** What rows say that stands in other rows. */
export interface Beside {
  readonly references: References
  /** Of credits, by number: what is left of them. */
  readonly left: ReadonlyMap<number, number>
}

async function readLeft(
  { tx }: Pick<Ctx, 'tx'>,
  register: Register,
  raws: readonly ItemRaw[],
): Promise<Map<number, number>> {
  if (!register.doubleEntry || raws.length === 0) return new Map()
  const column = columnIn(register, 'left')
  if (column.kind === 'light') return new Map()
  const { rows } = await sql<{ id: number; left: number | null }>`
    select t.id, ${column.sql} as left from unnest(${raws.map((r) => r.id)}::bigint[]) as t (id)`.execute(tx)
  return new Map(rows.flatMap((r): [number, number][] => (r.left === null ? [] : [[r.id, r.left]])))
}

/** `isPast`: the rows are of a day that is over, of which no balance is told: it would be today's. */
export async function readBeside(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  register: Register,
  raws: readonly ItemRaw[],
  isPast = false,
): Promise<Beside> {
  return {
    references: await readReferences(ctx, register, raws),
    left: isPast ? new Map() : await readLeft(ctx, register, raws),
  }
}
