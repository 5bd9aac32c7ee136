import { sql } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import { holdersInWords } from '@gongjian/domain/register/holder.ts'
import type { Ctx } from '../../app.ts'
import { sayWhy } from '../../db/transaction.ts'
import { implement } from '../../operation/implementation.ts'
import { planFactsOf } from '../../report/plan-facts.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { findByKeys } from '../store/find-rows.ts'
import { labelIn } from '../store/row-problem.ts'
import { registerOf } from '../store/definitions.ts'
import { getRawForUpdate } from '../store/get-raw.ts'
import { unitMayHold } from '../store/holder.ts'
import { readDetail } from '../store/item-detail.ts'
import { tableSql, type ItemRaw } from '../store/item-raw.ts'
import { reaches } from '../store/item-reach.ts'
import { readPlaces } from '../store/places.ts'
import { translated } from '../store/save-rows.ts'
import { mustBeVersion } from '../store/update-item.ts'

/**
 * An enterprise that nobody answered for goes to the county of its item, and goes along where that is put right; one that the county
 * before has other items of stays there.
 */
async function placeEnterprise({ tx }: Ctx, itemId: number): Promise<void> {
  await sql`select place_enterprise(${itemId})`.execute(tx)
}

/** The unit's ledger has the same item already: which, so that one of the two can be taken out or named anew. */
async function refuseTwin(ctx: Ctx, register: Register, raw: ItemRaw, unit: { id: number; name: string }) {
  if (raw.relapse_of !== null) return
  const twins = await findByKeys(ctx, register, [{ n: raw.id, columns: { ...raw, unit_id: unit.id } }])
  const twin = twins.get(raw.id)
  if (!twin) return
  const columns = register.key.map((k) => labelIn(register, k)).join('、')
  fail('item-refused', {
    why: `${unit.name}已有相同的条目“${twin.title}”（编号 ${twin.id}），不能再把这一条指定给它；请移出其中一条，或改写${columns}以示区别`,
  })
}

/** 待定 → a responsible body, or from one body to another, with the reason. */
export const assignItem = implement(
  'assignItem',
  async (ctx, { register: registerId, id, unit: text, reason, version }) => {
    const register = await registerOf(ctx, registerId)
    const raw = await getRawForUpdate(ctx, register, id)
    if (!reaches(ctx.actor, 'item.assign', raw)) fail('outside-scope')
    await mustBeVersion(ctx, register, raw, version)
    if (raw.stage === 'closed' || raw.stage === 'removed')
      fail('item-locked', { why: '已销号或移出的条目不再调整责任单位' })
    const unit = (await readPlaces(ctx)).unit(text) ?? fail('unit-not-found', { unit: text })
    if (!unitMayHold(register, await planFactsOf(ctx), raw.task_id, unit.id))
      fail('bad-input', { problems: `责任单位应为${holdersInWords(register)}，${unit.name}不是` })
    if (unit.id === raw.unit_id) return readDetail(ctx, register, id)
    await refuseTwin(ctx, register, raw, unit)
    await sayWhy(ctx.tx, reason)
    await translated(
      register,
      sql`update ${tableSql(register)} set unit_id = ${unit.id}, township = null, updated_by = ${ctx.actor.name}, updated_at = ${ctx.now}
      where plan_id = ${ctx.actor.planId} and id = ${id}`.execute(ctx.tx),
    )
    await placeEnterprise(ctx, id)
    return readDetail(ctx, register, id)
  },
)
