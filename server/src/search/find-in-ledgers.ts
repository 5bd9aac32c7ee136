import { sql } from 'kysely'
import { STAGE_TITLES, type Stage } from '@gongjian/domain/register/life.ts'
import type { HitKind } from '@gongjian/domain/search/contracts.ts'
import type { Ctx } from '../app.ts'
import { registersById } from '../register/store/definitions.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { wordQueries } from './word-tokens.ts'

interface Found {
  readonly kind: HitKind
  readonly title: string
  readonly body: string
  readonly link: string
  readonly sort: number
}

/** A hit stands alone: the bare 待定 of a column would not say what is to be settled. */
const UNIT_UNKNOWN = '责任单位待定'

/** Enterprises of the hub that the actor may see. */
export async function findEnterprises(ctx: Ctx, q: string, most: number): Promise<Found[]> {
  const words = wordQueries(q)
  if (words.length === 0) return []
  const { rows } = await sql<{ id: number; name: string; credit_code: string | null; unit_id: number | null }>`
    select e.id, e.name, e.credit_code, e.unit_id from enterprise e
    where e.plan_id = ${ctx.actor.planId} and e.id in (select find_hub(${words}::text[], ${most}::int)) order by e.id`.execute(
    ctx.tx,
  )
  const facts = await planFactsOf(ctx)
  return rows.map((r, sort) => ({
    kind: 'enterprise',
    title: r.name,
    body: [r.unit_id === null ? UNIT_UNKNOWN : facts.units.get(r.unit_id)?.name, r.credit_code]
      .filter((x) => x)
      .join(' '),
    link: `/enterprises/${r.id}`,
    sort,
  }))
}

/** Items of the registers that the actor may see. */
export async function findItems(ctx: Ctx, q: string, most: number): Promise<Found[]> {
  const words = wordQueries(q)
  if (words.length === 0) return []
  const { rows } = await sql<{ id: number; register: string; title: string; stage: Stage; unit_id: number | null }>`
    select i.id, i.register, i.title, i.stage, i.unit_id from item_index i
    where i.plan_id = ${ctx.actor.planId} and i.id in (select find_items(null, ${words}::text[], ${most}::int)) order by i.id`.execute(
    ctx.tx,
  )
  const facts = await planFactsOf(ctx)
  const registers = await registersById(ctx)
  return rows.map((r, sort) => ({
    kind: 'item',
    title: r.title,
    body: [
      registers.get(r.register)?.title,
      r.unit_id === null ? UNIT_UNKNOWN : facts.units.get(r.unit_id)?.name,
      STAGE_TITLES[r.stage],
    ]
      .filter((x) => x)
      .join(' '),
    link: `/registers/${r.register}/items/${r.id}`,
    sort,
  }))
}
