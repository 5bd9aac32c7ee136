import type { ListBinding, ListRow } from '@gongjian/domain/entry-review/list-rules.ts'
import { listNotices } from '@gongjian/domain/entry-review/list-notices.ts'
import type { ItemInput } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSet } from '@gongjian/domain/rule/rule.ts'
import type { Ctx } from '../app.ts'
import { valuesOf, type ItemRaw } from '../register/store/item-raw.ts'
import { readPlaces, type Places } from '../register/store/places.ts'
import { ruleSetOf } from '../rule/rules-of.ts'
import { findBinding } from './binding.ts'
import { readListRows } from './list-rows.ts'

/** Says of rows of the counties' own list what repeats or contradicts the plan, a row that stands, or one that was noticed before. */
export interface ListNoticer {
  /** `before`: the row that stands, which `item` changes. `where`: how the next row calls this one; null: it is not compared with. */
  notice(item: ItemInput, before: ItemRaw | null, where: string | null): Promise<string[]>
}

interface Asked {
  readonly unit: number | null
  readonly row: ListRow
}

function rowFrom(ctx: Ctx, register: Register, places: Places, item: ItemInput, before: ItemRaw | null): Asked {
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

/** The lists of the units that rows come for, each read once; rows that came before stand in them as they will. */
function openLists(ctx: Ctx, binding: ListBinding) {
  const read = new Map<number, ListRow[]>()
  let coming = 0
  return {
    async of(unit: number): Promise<readonly ListRow[]> {
      const rows = read.get(unit) ?? [...((await readListRows(ctx, binding, [unit])).get(unit) ?? [])]
      read.set(unit, rows)
      return rows
    },
    put(unit: number, row: ListRow, where: string): void {
      const rows = (read.get(unit) ?? []).filter((r) => row.id === 0 || r.id !== row.id)
      coming -= 1
      read.set(unit, [...rows, row.id === 0 ? { ...row, id: coming, where } : row])
    },
  }
}

function noticer(ctx: Ctx, register: Register, places: Places, set: RuleSet, binding: ListBinding): ListNoticer {
  const lists = openLists(ctx, binding)
  return {
    async notice(item, before, where) {
      const { unit, row } = rowFrom(ctx, register, places, item, before)
      const others = unit === null ? [] : await lists.of(unit)
      if (unit !== null && where !== null) lists.put(unit, row, where)
      return listNotices(set, binding, row, others)
    },
  }
}

/** null: the register is no such list. */
export async function openListNoticer(ctx: Ctx, register: Register): Promise<ListNoticer | null> {
  if (!register.noticed) return null
  const binding = await findBinding(ctx)
  if (binding?.list.register !== register.id) return null
  return noticer(ctx, register, await readPlaces(ctx), await ruleSetOf(ctx, binding.subject), binding.list)
}
