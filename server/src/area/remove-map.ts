import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { sweepByAreas } from './sweep-by-areas.ts'

/** Without a map the question is asked again. */
export const removeAreaMap = implement('removeAreaMap', async (ctx, { kind }) => {
  const { numDeletedRows } = await ctx.tx
    .deleteFrom('area_map')
    .where('plan_id', '=', ctx.actor.planId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  const removed = Number(numDeletedRows)
  if (removed === 0) return fail('area-map-not-found', { kind })
  await sweepByAreas(ctx, kind)
  return { removed }
})
