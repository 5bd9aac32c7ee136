import { EDITABLE } from '@gongjian/domain/register/life.ts'
import { implement } from '../operation/implementation.ts'
import { getRaw } from '../register/store/get-raw.ts'
import { reaches } from '../register/store/item-reach.ts'
import { reviewBase } from './binding.ts'
import { reviewsOfItem } from './review-reader.ts'

export const listReviews = implement('listReviews', async (ctx, { item }) => {
  const { register } = await reviewBase(ctx)
  const raw = await getRaw(ctx, register, item)
  const reviews = await reviewsOfItem(ctx, item)
  const [latest] = reviews
  const mayDecide = latest?.decision === null && EDITABLE.includes(raw.stage) && reaches(ctx.actor, 'entry.decide', raw)
  return { reviews, mayDecide }
})
