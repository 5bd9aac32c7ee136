import { implement } from '../operation/implementation.ts'
import { decideLines } from './decide-lines.ts'

/** 撤回接受: while the month is open, by whoever may review the line, who then accepts or returns it anew. */
export const withdrawAcceptance = implement('withdrawAcceptance', (ctx, { month, reason, lines }) =>
  decideLines(ctx, { month, action: 'withdraw', reason, lines }),
)
