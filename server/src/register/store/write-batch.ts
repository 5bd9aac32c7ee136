import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { openBatch, type BatchMode, type BatchRow, type RowOutcome } from './batch.ts'
import { saveBatch } from './save-batch.ts'

export type { BatchMode, BatchRow, RowOutcome }

/** So many rows are found, compared and written by a handful of statements at a time; memory stays at a chunk. */
const CHUNK = 2_000

async function* chunksOf<T>(rows: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

/**
 * Writes any number of rows of one register in the running transaction, a chunk of outcomes at a time, in the order of the rows.
 * A row is refused by itself and the others go on; whoever wants all or nothing rolls the transaction back. With
 * `write: false` the same rows are told apart (new, changed with old → new, same, refused) and nothing is written.
 */
export async function* writeBatch(
  ctx: Ctx,
  register: Register,
  rows: AsyncIterable<BatchRow> | Iterable<BatchRow>,
  mode: BatchMode,
): AsyncGenerator<RowOutcome[]> {
  const batch = await openBatch(ctx, register, { inLots: true })
  // A double entry is refused by the database row by row: each takes what the one before left.
  for await (const chunk of chunksOf(rows, CHUNK)) yield await saveBatch(batch, chunk, mode)
}
