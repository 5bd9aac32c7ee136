import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../../operation/implementation.ts'
import { registerOf } from './definitions.ts'
import { readDetail } from './item-detail.ts'
import { inOneSentence } from './row-problem.ts'
import { openBatch, type RowOutcome } from './batch.ts'
import { saveBatch } from './save-batch.ts'

/** The one outcome of a single row; a refusal is thrown in the words of its problems. */
export function mustBeSaved(outcomes: readonly RowOutcome[]): number {
  const [outcome] = outcomes
  const problems = outcome?.problems.filter((p) => p.refuses) ?? []
  if (problems.length > 0) fail('bad-input', { problems: inOneSentence(problems) })
  return outcome?.id ?? fail('item-not-found')
}

export const createItem = implement('createItem', async (ctx, { register: registerId, item }) => {
  const register = await registerOf(ctx, registerId)
  const batch = await openBatch(ctx, register)
  const mode = { write: true, onSame: 'refuse', list: false } as const
  const id = mustBeSaved(await saveBatch(batch, [{ ref: 1, item }], mode))
  return readDetail(ctx, register, id)
})
