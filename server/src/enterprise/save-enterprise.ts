import { sql } from 'kysely'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { ENTERPRISE_SHUT, FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'
import { sayWhy } from '../db/transaction.ts'
import { implement } from '../operation/implementation.ts'
import { columnOfField, FIELD_KEYS } from './enterprise-columns.ts'
import { readDetail } from './enterprise-detail.ts'
import { getForWriting } from './enterprise-reader.ts'
import { codeTaken, enterpriseColumns, mustBeFree, tokensOf, type EnterpriseColumns } from './enterprise-writer.ts'

/** What a person writes of an enterprise. */
function written(ctx: Ctx, after: EnterpriseColumns) {
  const fields = FIELD_KEYS.map(columnOfField).map((c) => [c, after[c]])
  return {
    ...(Object.fromEntries(fields) as Record<string, never>),
    unit_id: after.unit_id,
    township: after.township,
    lon: after.lon,
    lat: after.lat,
    tokens: tokensOf(after),
    updated_by: ctx.actor.name,
    updated_at: ctx.now,
  }
}

export const createEnterprise = implement('createEnterprise', async (ctx, input) => {
  const { tx, actor, now } = ctx
  const isAll = reachFor(actor, 'enterprise.edit') === 'all'
  const blank = { unit_id: isAll ? null : actor.unitId, township: null, from_plan: false }
  const after = await enterpriseColumns(ctx, input, blank)
  await mustBeFree(ctx, after, null)
  const { id } = await tx
    .insertInto('enterprise')
    .values({ ...written(ctx, after), plan_id: actor.planId, created_by: actor.name, created_at: now } as never)
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(codeTaken(after.credit_code))
  return readDetail(ctx, id)
})

/** What still runs in an enterprise, in words: it closes when that is shut (sql/shut-sql.ts). */
async function runningIn({ tx, actor }: Ctx, enterprise: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('facility')
    .select(['kind', 'name'])
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', enterprise)
    .where(sql<boolean>`state is distinct from ${FACILITY_CLOSED}`)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  return rows.map((f) => `${f.kind} ${f.name}`)
}

/**
 * Whoever looked at an enterprise and saved it has checked it: it is no longer 待核, save for want of a code. What was shut comes back with
 * a reason only (sql/shut-sql.ts); whoever shuts it is told what closes with it.
 */
export const updateEnterprise = implement(
  'updateEnterprise',
  async (ctx, { enterprise, version, change, reason = '' }) => {
    const { tx, actor } = ctx
    const why = reason.trim()
    const before = await getForWriting(ctx, enterprise)
    if (before.version !== version)
      fail('enterprise-changed', { by: before.updated_by, at: instantInWords(before.updated_at) })
    const after = await enterpriseColumns(ctx, change, before)
    if (before.state === ENTERPRISE_SHUT && after.state !== ENTERPRISE_SHUT && why === '')
      fail('enterprise-reason', { name: before.name })
    await mustBeFree(ctx, after, before.id)
    const isShut = before.state !== ENTERPRISE_SHUT && after.state === ENTERPRISE_SHUT
    const closedAlong = isShut ? await runningIn(ctx, before.id) : []
    if (why !== '') await sayWhy(tx, why)
    await tx
      .updateTable('enterprise')
      .set({ ...written(ctx, after), pending: false, version: sql`version + 1` } as never)
      .where('plan_id', '=', actor.planId)
      .where('id', '=', before.id)
      .execute()
      .catch(codeTaken(after.credit_code))
    return { ...(await readDetail(ctx, before.id)), closedAlong }
  },
)
