import type { AreaKind } from '@gongjian/domain/area/area.ts'
import type { Ctx } from '../app.ts'
import { queueSweeps } from '../sweep/queue-sweeps.ts'
import { sweepBases } from '../sweep/sweep-base.ts'

/** A new map of a kind says otherwise of rows that nobody has touched: the sweeps that go by it run anew. */
export async function sweepByAreas(ctx: Ctx, kind: AreaKind): Promise<void> {
  const { tx, actor, app, now } = ctx
  const subjects = (await sweepBases(ctx))
    .filter(({ located }) => Object.values(located).some((kinds) => kinds.includes(kind)))
    .map((b) => b.sweep.subject)
  await queueSweeps(tx, { planId: actor.planId, cause: 'area', actor, on: app.clock.today(), at: now }, subjects)
}
