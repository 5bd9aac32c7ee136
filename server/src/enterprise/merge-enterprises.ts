import { sql } from 'kysely'
import { ENTERPRISE_FIELDS } from '@gongjian/domain/enterprise/enterprise.ts'
import { fail, type ErrorCode } from '@gongjian/domain/error/codes.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../app.ts'
import { isNotAllowed, isUniqueViolation } from '../db/refusal.ts'
import { implement } from '../operation/implementation.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { FIELD_KEYS, valuesOfRow } from './enterprise-columns.ts'
import { readDetail } from './enterprise-detail.ts'
import { countDocuments } from './enterprise-items.ts'
import { enterpriseRow, getBothForMerging, getForWriting, type StoredEnterprise } from './enterprise-reader.ts'
import { keyedRegisters, mergeProblems, sameFacilities } from './merge-problems.ts'
import { settleUndone } from './settle-undone.ts'
import { offeredTies, tieFacilities, untieFacilities, type Renamed } from './tie-facilities.ts'

/** What the one that stays does not know and the other does; the database fills the same (sql/merge-sql.ts). */
function fillsOf(into: StoredEnterprise, from: StoredEnterprise): { label: string; value: string }[] {
  const [own, others] = [valuesOfRow(into), valuesOfRow(from)]
  const fields = FIELD_KEYS.flatMap((key) => {
    const field = ENTERPRISE_FIELDS[key]
    const value = others[key] ?? null
    return (own[key] ?? null) === null && value !== null ? [{ label: field.label, value: textOf(value, field) }] : []
  })
  const hasPoint = into.lon !== null || into.lat !== null
  const isSameCounty = into.unit_id === from.unit_id
  return [
    ...fields,
    ...(into.township === null && from.township !== null && isSameCounty
      ? [{ label: '乡镇街道', value: from.township_name ?? from.township }]
      : []),
    ...(!hasPoint && from.lon !== null && from.lat !== null
      ? [{ label: '坐标', value: `${from.lon}, ${from.lat}` }]
      : []),
  ]
}

async function countFacilities({ tx, actor }: Ctx, id: number): Promise<number> {
  const { n } = await tx
    .selectFrom('facility')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', id)
    .executeTakeFirstOrThrow()
  return n
}

export const previewMerge = implement('previewMerge', async (ctx, { enterprise, from: fromId }) => {
  const [into, from] = await getBothForMerging(ctx, enterprise, fromId)
  const facts = await planFactsOf(ctx)
  const row = enterpriseRow(from, facts)
  return {
    into: enterpriseRow(into, facts),
    from: row,
    items: row.items,
    facilities: await countFacilities(ctx, from.id),
    documents: await countDocuments(ctx, from.id),
    likeFacilities: await offeredTies(ctx, into.id, from.id),
    sameFacilities: (await sameFacilities(ctx, into.id, from.id)).map((f) => `${f.kind} ${f.name}`),
    fills: fillsOf(into, from),
    problems: await mergeProblems(ctx, into, from),
  }
})

/** What only shows when it is done: rows that the actor may not see, or that came in the same instant. */
function refusedAs(code: ErrorCode, why: string): (error: unknown) => never {
  return (error) => {
    if (isUniqueViolation(error) || isNotAllowed(error)) fail(code, { why })
    throw error
  }
}

export const mergeEnterprises = implement(
  'mergeEnterprises',
  async (ctx, { enterprise, from: fromId, reason, ties }) => {
    const [into, from] = await getBothForMerging(ctx, enterprise, fromId)
    const renamed = await tieFacilities(ctx, into.id, from.id, ties)
    const problems = await mergeProblems(ctx, into, from)
    if (problems.length > 0) fail('merge-refused', { why: problems.join('；') })
    const keyed = (await keyedRegisters(ctx)).map((r) => r.id)
    await sql`select merge_enterprises(${into.id}::int, ${from.id}::int, ${keyed}::text[], ${reason}, ${JSON.stringify(renamed)}::jsonb)`
      .execute(ctx.tx)
      .catch(
        refusedAs(
          'merge-refused',
          '两家在其他县（市、区）的台账里有相同的条目，或刚刚有人改过，请刷新后重试或联系市攻坚办',
        ),
      )
    return readDetail(ctx, into.id)
  },
)

export const undoMerge = implement('undoMerge', async (ctx, { enterprise, merge, reason }) => {
  const { tx, actor } = ctx
  const into = await getForWriting(ctx, enterprise, 'enterprise.merge')
  const merges = await tx
    .selectFrom('enterprise_merge')
    .select(['id', 'name', 'from_id', 'undone_at'])
    .select(sql<Renamed[]>`coalesce(moved->'renamed', '[]')`.as('renamed'))
    .where('plan_id', '=', actor.planId)
    .where('enterprise_id', '=', into.id)
    .orderBy('id', 'desc')
    .execute()
  const asked = merges.find((m) => m.id === merge) ?? fail('merge-not-found')
  if (asked.undone_at !== null) fail('merge-undo-refused', { why: '这次合并已经撤销' })
  const last = merges.find((m) => m.undone_at === null)
  if (last && last.id !== asked.id) fail('merge-undo-refused', { why: `“${last.name}”是之后并入的，请先撤销那一次` })
  await sql`select undo_merge(${merge}::int, ${reason})`
    .execute(tx)
    .catch(
      refusedAs(
        'merge-undo-refused',
        '并入的企业所用的代码、名称或条目在合并之后另有登记，请先改写那一条，或联系市攻坚办',
      ),
    )
  await untieFacilities(ctx, asked.from_id, asked.renamed)
  await settleUndone(ctx, merge, reason)
  return readDetail(ctx, into.id)
})
