import { sql } from 'kysely'
import { implement } from '../operation/implementation.ts'
import { clustersIn } from '../register/map/clusters.ts'
import { lightRank, litRowsOf } from '../register/store/light-sql.ts'
import { candidatesWhere } from './narrow-candidates.ts'
import { sweepBase } from './sweep-base.ts'

/** The rows that candidates stand for, where they lie; each once, whatever the number of rules. */
export const mapCandidates = implement('mapCandidates', async (ctx, input) => {
  const { over } = await sweepBase(ctx, input.subject)
  const where = await candidatesWhere(ctx, input)
  const from = sql`(select i.* from item_index i where i.plan_id = ${ctx.actor.planId} and i.id in (
    select c.item_id from sweep_candidate c where c.plan_id = ${ctx.actor.planId} and ${where})) t`
  const rank = lightRank(litRowsOf(over), ctx.app.clock.today())
  return clustersIn(ctx.tx, { from, where: sql`true`, rank, title: sql.ref('t.title') }, input)
})
