import { implement } from '../operation/implementation.ts'
import { countCandidates, readRuns, viewOfSweep } from './sweep-reader.ts'
import { sweepBases } from './sweep-base.ts'

/** The newest may wait while the one before it is done, and one may have come to grief in between. */
const RUNS = 5

export const listSweeps = implement('listSweeps', async (ctx) => {
  const counted = Map.groupBy(await countCandidates(ctx, null), (c) => c.subject)
  const views = []
  for (const base of await sweepBases(ctx)) {
    const { subject } = base.sweep
    views.push(viewOfSweep(base, await readRuns(ctx, subject, RUNS), counted.get(subject) ?? []))
  }
  return views
})
