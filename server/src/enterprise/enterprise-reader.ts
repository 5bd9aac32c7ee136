import { isMadeUpCode } from '@gongjian/domain/enterprise/credit-code.ts'
import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Permission } from '@gongjian/domain/permission/permission.ts'
import type { Ctx } from '../app.ts'
import { reachFor, type Actor } from '../db/actor.ts'
import { findRef, planFactsOf, type PlanFacts } from '../report/plan-facts.ts'
import { LIGHT_RANKS } from '../register/store/light-sql.ts'
import { pointOf } from '../register/store/point.ts'
import { valuesOfRow } from './enterprise-columns.ts'
import { standingSql, UNKNOWN } from './standing-sql.ts'

/** Enterprises with how many items they have in the registers and the worst of their lights, as far as the actor may read. */
export async function selectEnterprises(ctx: Ctx) {
  const { tx, actor } = ctx
  const standing = (await standingSql(ctx, 't')).as('s')
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
  return {
    id: row.id,
    name: row.name,
    creditCode: row.credit_code,
    isMadeUpCode: row.credit_code !== null && isMadeUpCode(row.credit_code),
    isUnchecked: row.pending || row.credit_code === null,
    fromPlan: row.from_plan,
    unit: findRef(facts, row.unit_id),
    township: row.township_name ?? row.township,
    point: pointOf(row),
    trial: row.trial,
    version: row.version,
    items: row.items ?? 0,
    light: LIGHT_RANKS[row.rank ?? UNKNOWN] ?? 'none',
    values: valuesOfRow(row),
  }
}

/** Rows by their ids, as far as the actor may read. */
export async function rowsByIds(ctx: Ctx, ids: readonly number[]): Promise<Map<number, EnterpriseRow>> {
  if (ids.length === 0) return new Map()
  const rows = await (await selectEnterprises(ctx)).where('t.id', 'in', [...ids]).execute()
  const facts = await planFactsOf(ctx)
  return new Map(rows.map((r) => [r.id, enterpriseRow(r, facts)]))
}

async function findStored(ctx: Ctx, id: number): Promise<StoredEnterprise> {
  const found = await (await selectEnterprises(ctx)).where('t.id', '=', id).executeTakeFirst()
  return found ?? fail('enterprise-not-found')
}

/** For reading: one that was merged away leads to the one that it went into. */
export async function getStanding(ctx: Ctx, id: number): Promise<StoredEnterprise> {
  const found = await findStored(ctx, id)
  return found.merged_into === null ? found : getStanding(ctx, found.merged_into)
}

/** Whether a permission of the actor reaches an enterprise; the policies say the same (register/table/scope-sql.ts). */
export function reachesEnterprise(
  actor: Actor,
  permission: Permission,
  { unit_id }: Pick<StoredEnterprise, 'unit_id'>,
): boolean {
  const reach = reachFor(actor, permission)
  return reach === 'all' || (reach === 'own' && unit_id === actor.unitId)
}

/** For writing: locked until the transaction ends; what was merged away is written no more. */
export async function getForWriting(
  ctx: Ctx,
  id: number,
  permission: 'enterprise.edit' | 'enterprise.merge' = 'enterprise.edit',
): Promise<StoredEnterprise> {
  const { tx, actor } = ctx
  const seen = await findStored(ctx, id)
  if (seen.merged_into !== null) {
    const { id: into, name } = await getStanding(ctx, seen.merged_into)
    fail('enterprise-merged', { name, id: into })
  }
  if (!reachesEnterprise(actor, permission, seen)) fail('outside-scope')
  await tx
    .selectFrom('enterprise')
    .select('id')
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return findStored(ctx, id)
}

/** Both locked, in the order of their numbers, so that two who ask at once never wait for each other. */
export async function getBothForMerging(
  ctx: Ctx,
  one: number,
  other: number,
): Promise<[StoredEnterprise, StoredEnterprise]> {
  const first = await getForWriting(ctx, Math.min(one, other), 'enterprise.merge')
  const second = await getForWriting(ctx, Math.max(one, other), 'enterprise.merge')
  return one <= other ? [first, second] : [second, first]
}
