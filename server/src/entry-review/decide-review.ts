import { fail } from '@gongjian/domain/error/codes.ts'
import { isAgainst, lackingOf } from '@gongjian/domain/entry-review/decision.ts'
import type { ReviewView } from '@gongjian/domain/entry-review/contracts.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { DESK_ROLES, tell, type NewNotice } from '../notice/notice-writer.ts'
import { implement } from '../operation/implementation.ts'
import { openBatch } from '../register/store/batch.ts'
import { mustBeSaved } from '../register/store/create-item.ts'
import { lockByIds } from '../register/store/find-rows.ts'
import type { ItemRaw } from '../register/store/item-raw.ts'
import { reaches } from '../register/store/item-reach.ts'
import { saveBatch } from '../register/store/save-batch.ts'
import { getEditable } from '../register/store/update-item.ts'
import { reviewBase } from './binding.ts'
import { getReview, reviewsOfItem } from './review-reader.ts'

/** A decision stands on the latest review, and is taken once. */
async function mustBeOpen(ctx: Ctx, review: ReviewView): Promise<void> {
  const { decision } = review
  if (decision) fail('review-decided', { by: decision.unit, on: decision.on, decision: decision.decision })
  const [latest] = await reviewsOfItem(ctx, review.item)
  if (latest && latest.id !== review.id) fail('review-superseded', { on: latest.on })
}

async function getDecidable(ctx: Ctx, register: Register, item: number): Promise<ItemRaw> {
  // Locked first: of two who decide in the same instant the second sees what the first has decided.
  await lockByIds(ctx, register, [item])
  const raw = await getEditable(ctx, register, item)
  if (!reaches(ctx.actor, 'entry.decide', raw)) fail('outside-scope')
  return raw
}

/** A person decides; against the verdict only with a reason, and then it stands on the office's list (二（一）). */
export const decideReview = implement('decideReview', async (ctx, { review: id, decision, conditions, reason }) => {
  const { tx, actor } = ctx
  const today = ctx.app.clock.today()
  const { register } = await reviewBase(ctx)
  const { item } = await getReview(ctx, id)
  const raw = await getDecidable(ctx, register, item)
  const review = await getReview(ctx, id)
  await mustBeOpen(ctx, review)
  const lacking = lackingOf(review.verdict, decision, { conditions, reason })
  if (lacking !== null) fail('bad-input', { problems: lacking })
  const against = isAgainst(review.verdict, decision)
  const written = { conditions: conditions.trim(), reason: reason.trim() }
  await tx
    .insertInto('entry_decision')
    .values({
      plan_id: actor.planId,
      review_id: id,
      item_id: item,
      unit_id: raw.unit_id,
      task_id: raw.task_id,
      township: raw.township,
      decision,
      ...written,
      against,
      by_name: actor.name,
      by_unit: actor.unitName,
      decided_on: today,
    })
    .execute()
  const values = {
    decision,
    conditions: written.conditions || null,
    decisionReason: written.reason || null,
    againstVerdict: against,
    decidedOn: today,
    decidedBy: actor.unitName,
  }
  const batch = await openBatch(ctx, register, { byReview: true })
  const mode = { write: true, onSame: 'refuse', list: false } as const
  mustBeSaved(await saveBatch(batch, [{ ref: 1, id: item, item: { values } }], mode))
  if (raw.unit_id !== null && raw.unit_id !== actor.unitId)
    await tell(tx, actor.planId, [noticeOf(raw.unit_id, item, raw.title, decision, written)], actor.name, ctx.now)
  return getReview(ctx, id)
})

/** To the county whose project it is. */
function noticeOf(
  unitId: number,
  item: number,
  title: string,
  decision: string,
  { conditions, reason }: { conditions: string; reason: string },
): NewNotice {
  const text = [
    `项目准入审查“${title}”：${decision}`,
    ...(conditions === '' ? [] : [`条件：${conditions}`]),
    ...(reason === '' ? [] : [`理由：${reason}`]),
  ].join('；')
  return { unitId, roles: DESK_ROLES, kind: 'review-decided', text, link: `/entry-review?item=${item}` }
}
