import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../app.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { LIGHT_RANKS, lightRank } from '../register/store/light-sql.ts'

/** The rank of an enterprise that has nothing to work off. */
export const UNKNOWN = LIGHT_RANKS.indexOf('none')

/** How an enterprise (a row of this alias) stands in the registers, as far as the actor may read them: one row, to be joined. */
export async function standingSql(ctx: Ctx, alias: string): Promise<RawBuilder<{ items: number; rank: number }>> {
  const workedOff = (await registersOfPlan(ctx)).filter((r) => r.life === 'worked-off').map((r) => r.id)
  const rank = lightRank('worked-off', ctx.app.clock.today(), 'i')
  return sql`lateral (
    select count(*)::int as items, coalesce(min(${rank}) filter (where i.register = any (${workedOff}::text[])), ${sql.raw(String(UNKNOWN))}) as rank
    from item_index i where i.plan_id = ${ctx.actor.planId} and i.enterprise_id = ${sql.ref(`${alias}.id`)} and i.stage <> 'removed')`
}
