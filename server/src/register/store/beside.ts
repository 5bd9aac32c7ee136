import { sql } from 'kysely'
import { OF_OTHER_ROWS, type OfOtherRows } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { columnIn } from './column-sql.ts'
import type { ItemRaw } from './item-raw.ts'
import { readReferences, type References } from './references.ts'

type Reckoned = Readonly<Record<OfOtherRows, number | null>>

/** What rows say that stands in other rows. */
export interface Beside {
  readonly references: References
  /** Of entries of two sides, by number. */
  readonly reckoned: ReadonlyMap<number, Reckoned>
}

async function readReckoned(
  { tx }: Pick<Ctx, 'tx'>,
  register: Register,
  raws: readonly ItemRaw[],
): Promise<Map<number, Reckoned>> {
  if (!register.doubleEntry || raws.length === 0) return new Map()
  const columns = OF_OTHER_ROWS.flatMap((key) => {
    const column = columnIn(register, key)
    return column.kind === 'light' ? [] : [sql`${column.sql} as ${sql.ref(key)}`]
  })
  const { rows } = await sql<Reckoned & { id: number }>`
    select t.id, ${sql.join(columns)} from unnest(${raws.map((r) => r.id)}::bigint[]) as t (id)`.execute(tx)
  return new Map(rows.map((r) => [r.id, r]))
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
    reckoned: isPast ? new Map() : await readReckoned(ctx, register, raws),
  }
}
