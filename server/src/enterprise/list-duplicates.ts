import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { placesOfPlan } from './similar-names.ts'
import { getBothForMerging, rowsByIds } from './enterprise-reader.ts'

interface Pair {
  readonly first_id: number
  readonly second_id: number
  readonly why: number
  readonly apart: number | null
}

/** By the ranks of like_enterprises() (sql/like-sql.ts). */
function because({ why, apart }: Pair): string {
  const away = apart === null ? '' : `，位置相距约 ${Math.round(apart)} 米`
  switch (why) {
    case 1:
      return `信用代码中的组织机构代码（第 9—17 位）相同${away}`
    case 2:
      return `去掉地名和“有限公司”等字样后名称相同${away}`
    default:
      return `名称相近${away}`
  }
}

/** Likely one enterprise, entered twice: offered, never merged by itself. */
export const listDuplicates = implement('listDuplicates', async (ctx, { limit }) => {
  const { rows: pairs } = await sql<Pair>`
    select * from like_enterprises(${limit}::int, ${await placesOfPlan(ctx)})`.execute(ctx.tx)
  const rows = await rowsByIds(ctx, [...new Set(pairs.flatMap((p) => [p.first_id, p.second_id]))])
  return pairs.flatMap((pair) => {
    const [first, second] = [rows.get(pair.first_id), rows.get(pair.second_id)]
    const metres = pair.apart === null ? null : Math.round(pair.apart)
    return first && second ? [{ first, second, because: because(pair), metres }] : []
  })
})

/** Two for sure: a list of likely duplicates that never grows shorter is read by nobody. */
export const keepApart = implement('keepApart', async (ctx, { enterprise, other, reason }) => {
  const { tx, actor, now } = ctx
  const [one, two] = await getBothForMerging(ctx, enterprise, other)
  if (one.id === two.id) fail('bad-input', { problems: '请选择两家不同的企业' })
  await tx
    .insertInto('enterprise_apart')
    .values({
      plan_id: actor.planId,
      unit_id: one.unit_id,
      a: Math.min(one.id, two.id),
      b: Math.max(one.id, two.id),
      reason,
      by: actor.name,
      at: now,
    })
    .onConflict((c) => c.doNothing())
    .execute()
  return { done: true } as const
})
