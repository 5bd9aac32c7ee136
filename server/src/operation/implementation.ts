import type { Ctx, FileAnswer } from '../app.ts'
import type { ReceivedFile } from '../file/file-store.ts'
import type { CommittedRefusal } from './committed-refusal.ts'
import type { InputOf, OperationName, Operations, OutputOf } from './types.ts'

type Answer<N extends OperationName> = Operations[N] extends { answer: 'file' } ? FileAnswer : OutputOf<N>

export interface Implementation<N extends OperationName = OperationName> {
  readonly name: N
  /** Of contracts marked `upload`. */
  readonly intake?: Intake<unknown>
  /** `taken`: what the intake made of the file. */
  run(this: void, ctx: Ctx, input: InputOf<N>, taken: unknown): Promise<Answer<N> | CommittedRefusal>
}

/**
 * What is done with an upload before the transaction opens: a slow connection, or a file that takes long to read,
 * holds no connection of the database and no lock.
 */
export interface Intake<T> {
  readonly limitBytes: number
  /** Refuses what the operation cannot use. */
  judge(this: void, file: ReceivedFile): Promise<T>
}

/** An operation that takes a file in; the file is gone with the request unless `run` has the store keep it. */
export function implementUpload<N extends OperationName, T>(
  name: N,
  intake: Intake<T>,
  run: (ctx: Ctx, input: InputOf<N>, taken: T) => Promise<Answer<N> | CommittedRefusal>,
): Implementation<N> {
  return { name, intake, run: (ctx, input, taken) => run(ctx, input, taken as T) }
}

/** One operation, one file: the verb that HTTP, the command line and jobs call. */
export function implement<N extends OperationName>(
  name: N,
  run: (ctx: Ctx, input: InputOf<N>) => Promise<Answer<N> | CommittedRefusal>,
): Implementation<N> {
  return { name, run }
}
