import type { Ctx, FileAnswer } from '../app.ts'
import type { CommittedRefusal } from './committed-refusal.ts'
import type { InputOf, OperationName, Operations, OutputOf } from './types.ts'

type Answer<N extends OperationName> = Operations[N] extends { answer: 'file' } ? FileAnswer : OutputOf<N>

export interface Implementation<N extends OperationName = OperationName> {
  readonly name: N
  run(this: void, ctx: Ctx, input: InputOf<N>): Promise<Answer<N> | CommittedRefusal>
}

/** One operation, one file: the verb that HTTP, the command line and jobs call. */
export function implement<N extends OperationName>(
  name: N,
  run: (ctx: Ctx, input: InputOf<N>) => Promise<Answer<N> | CommittedRefusal>,
): Implementation<N> {
  return { name, run }
}
