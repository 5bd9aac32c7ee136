import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { decidesDue } from '@gongjian/domain/register/due.ts'
import type { Ctx } from '../app.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { LIGHT_RANKS, lightRank } from '../register/store/light-sql.ts'

/** The rank of an enterprise that has nothing to work off. */
export const UNKNOWN = LIGHT_RANKS.indexOf('none')

/** How an enterprise (a row of this alias) stands in the registers, as far as the actor may read them: one row, to be joined. */
export async function standingSql(ctx: Ctx, alias: string): Promise<RawBuilder<{ items: number; rank: number }>> {
  const registers = (await registersOfPlan(ctx)).filter((r) => r.life === 'worked-off')
  const workedOff = registers.map((r) => r.id)
  const deciding = registers.filter((r) => decidesDue(r.due).length > 0).map((r) => r.id)
  const undecided = sql<SqlBool>`i.register = any (${deciding}::text[])`
  const rank = lightRank({ life: 'worked-off', starts: true, undecided }, ctx.app.clock.today(), 'i')
  return sql`lateral (
    select count(*)::int as items, coalesce(min(${rank}) filter (where i.register = any (${workedOff}::text[])), ${sql.raw(String(UNKNOWN))}) as rank
    from item_index i where i.plan_id = ${ctx.actor.planId} and i.enterprise_id = ${sql.ref(`${alias}.id`)} and i.stage <> 'removed')`
}
