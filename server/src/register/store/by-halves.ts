import { sql } from 'kysely'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../../db/actor.ts'

/**
 * What the database alone can refuse (double entry, a check) ends a whole statement; so refused rows are tried again by halves until
 * the one that is meant stands alone. `refused` says what becomes of it.
 */
export async function byHalves<Row, Outcome>(
  tx: Tx,
  rows: readonly Row[],
  work: (rows: readonly Row[]) => Promise<Outcome[]>,
  refused: (row: Row, error: DomainError) => Outcome,
): Promise<Outcome[]> {
  if (rows.length === 0) return []
  await sql`savepoint by_halves`.execute(tx)
  try {
    return await work(rows)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await sql`rollback to savepoint by_halves`.execute(tx)
    const [only] = rows
    if (only !== undefined && rows.length === 1) return [refused(only, error)]
    const half = Math.ceil(rows.length / 2)
    return [
      ...(await byHalves(tx, rows.slice(0, half), work, refused)),
      ...(await byHalves(tx, rows.slice(half), work, refused)),
    ]
  }
}

/** Does the work and takes it back: what only the database knows a preview learns by the deed itself, so that it promises nothing else. */
export async function takenBack<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint taken_back`.execute(tx)
  try {
    return await work()
  } finally {
    await sql`rollback to savepoint taken_back`.execute(tx)
  }
}
