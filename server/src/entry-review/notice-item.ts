import { listNotices } from '@gongjian/domain/entry-review/list-notices.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { registerOf } from '../register/store/definitions.ts'
import { getRaw } from '../register/store/get-raw.ts'
import { valuesOf, type ItemRaw } from '../register/store/item-raw.ts'
import { readPlaces } from '../register/store/places.ts'
import { ruleSetOf } from '../rule/rules-of.ts'
import { findBinding } from './binding.ts'
import { readListRows } from './list-rows.ts'

async function rowFrom(ctx: Ctx, register: Register, item: ItemInput, before: ItemRaw | null) {
  const places = await readPlaces(ctx)
  const unit = item.unit == null ? (before?.unit_id ?? ctx.actor.unitId) : (places.unit(item.unit)?.id ?? null)
  const written = item.township == null ? null : places.township(item.township, unit)
  const township = written ?? (before?.township == null ? null : (places.townshipByCode(before.township) ?? null))
  return {
    unit,
    row: {
      id: before?.id ?? 0,
      title: item.title ?? before?.title ?? '',
      unit: unit === null ? '' : (places.unitById(unit)?.name ?? ''),
      township,
      values: { ...(before ? valuesOf(register, before) : {}), ...item.values },
    },
  }
}

/** What is to be said of a row of the counties' list before it is saved, or while it stands: it repeats the plan, or contradicts it. */
export const noticeItem = implement('noticeItem', async (ctx, { register: id, id: item, item: written }) => {
  const register = await registerOf(ctx, id)
  const binding = await findBinding(ctx)
  if (binding?.list.register !== register.id) return []
  const before = item === undefined ? null : await getRaw(ctx, register, item)
  const { unit, row } = await rowFrom(ctx, register, written, before)
  const others = unit === null ? [] : ((await readListRows(ctx, binding.list, [unit])).get(unit) ?? [])
  return listNotices(await ruleSetOf(ctx, binding.subject), binding.list, row, others)
})
