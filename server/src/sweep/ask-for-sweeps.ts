import { implement } from '../operation/implementation.ts'
import { queueSweeps } from './queue-sweeps.ts'
import { sweepBase, sweepBases } from './sweep-base.ts'

/** 立即排查: the worker does it, as the product and over the whole register. */
export const askForSweeps = implement('runSweeps', async (ctx, { subject }) => {
  const { tx, actor, app, now } = ctx
  const bases = subject === undefined ? await sweepBases(ctx) : [await sweepBase(ctx, subject)]
  const asking = { planId: actor.planId, cause: 'person', actor, on: app.clock.today(), at: now } as const
  return {
    queued: await queueSweeps(
      tx,
      asking,
      bases.map((b) => b.sweep.subject),
    ),
  }
})
