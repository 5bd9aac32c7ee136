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

/** What is said of rows that were taken as they stand. */
export function noticesOf(outcomes: readonly RowOutcome[]): string[] {
  return outcomes.flatMap((o) => o.problems.flatMap((p) => (p.refuses ? [] : [p.message])))
}

export const createItem = implement('createItem', async (ctx, { register: registerId, item }) => {
  const register = await registerOf(ctx, registerId)
  const batch = await openBatch(ctx, register)
  const mode = { write: true, onSame: 'refuse', list: false } as const
  const outcomes = await saveBatch(batch, [{ ref: 1, item }], mode)
  const detail = await readDetail(ctx, register, mustBeSaved(outcomes))
  return { ...detail, notices: noticesOf(outcomes) }
})
