import { sql } from 'kysely'
import { isMadeUpCode } from '@gongjian/domain/enterprise/credit-code.ts'
import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import type { Ctx } from '../app.ts'
import type { PlanFacts } from '../report/plan-facts.ts'
import { refOf } from '../report/plan-facts.ts'
import { registersOfPlan } from '../register/store/definitions.ts'
import { LIGHT_RANKS, lightRank } from '../register/store/light-sql.ts'
import { valuesOfRow } from './enterprise-columns.ts'

/** Enterprises with how many items they have in the registers and the worst of their lights, as far as the actor may read. */
export async function selectEnterprises(ctx: Ctx) {
  const { tx, actor } = ctx
  const workedOff = (await registersOfPlan(ctx)).filter((r) => r.life === 'worked-off').map((r) => r.id)
  const today = ctx.app.clock.today()
  const standing = sql<{ items: number; rank: number | null }>`lateral (
    select count(*)::int as items, min(${lightRank('worked-off', today, 'i')}) filter (where i.register = any (${sql.val(workedOff)}::text[])) as rank
    from item_index i where i.plan_id = ${actor.planId} and i.enterprise_id = t.id and i.stage <> 'removed')`.as('s')
  return tx
    .selectFrom('enterprise as t')
    .leftJoin(standing, (join) => join.onTrue())
    .leftJoin('township as w', (join) => join.onRef('w.plan_id', '=', 't.plan_id').onRef('w.code', '=', 't.township'))
    .selectAll('t')
    .select(['s.items', 's.rank', 'w.name as township_name'])
    .where('t.plan_id', '=', actor.planId)
}

export type EnterpriseQuery = Awaited<ReturnType<typeof selectEnterprises>>
export type StoredEnterprise = Awaited<ReturnType<EnterpriseQuery['executeTakeFirstOrThrow']>>

export function enterpriseRow(row: StoredEnterprise, facts: PlanFacts): EnterpriseRow {
  const unit = row.unit_id === null ? undefined : facts.units.get(row.unit_id)
  return {
    id: row.id,
    name: row.name,
    creditCode: row.credit_code,
    isMadeUpCode: row.credit_code !== null && isMadeUpCode(row.credit_code),
    isUnchecked: row.pending || row.credit_code === null,
    fromPlan: row.created_by === '系统' && !row.trial,
    unit: unit ? refOf(unit) : null,
    township: row.township_name ?? row.township,
    point: row.lon === null || row.lat === null ? null : { longitude: row.lon, latitude: row.lat },
    trial: row.trial,
    version: row.version,
    items: row.items ?? 0,
    light: row.rank === null ? 'none' : (LIGHT_RANKS[row.rank] ?? 'none'),
    values: valuesOfRow(row),
  }
}
