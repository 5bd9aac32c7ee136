import type { CallOf, OutputOf } from './contract.ts'
import type { Operations } from './operations.ts'

/** What the description of the API shows of one operation. */
export interface Example<N extends keyof Operations> {
  readonly input: CallOf<Operations[N]>
  /** undefined: it answers with a file. */
  readonly output?: OutputOf<Operations[N]>
}
