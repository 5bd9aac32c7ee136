import { sayWhy } from '../../db/transaction.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from '../store/definitions.ts'
import { inOneSentence } from '../store/row-problem.ts'
import { openBatch } from '../store/batch.ts'
import { saveBatch } from '../store/save-batch.ts'

/** The same change to many items: each is changed or refused by itself, with the reason in words. */
export const editItems = implement(
  'editItems',
  async (ctx, { register: registerId, ids, item, reason = '', preview }) => {
    const register = await registerOf(ctx, registerId)
    const batch = await openBatch(ctx, register)
    const rows = [...new Set(ids)].map((id) => ({ ref: id, where: `编号 ${id}`, id, item }))
    const why = reason.trim()
    if (why !== '') await sayWhy(ctx.tx, why)
    const mode = { write: !preview, onSame: 'refuse', list: false, source: '县区填报', reason: why } as const
    const outcomes = await saveBatch(batch, rows, mode)
    return {
      changed: outcomes.filter((o) => o.kind === 'updated').map((o) => o.ref),
      refused: outcomes
        .filter((o) => o.kind === 'refused')
        .map((o) => ({ id: o.ref, title: o.title, why: inOneSentence(o.problems.filter((p) => p.refuses)) })),
    }
  },
)
