import type { ItemMove } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { tableOf } from '../table/column-kinds.ts'
import type { ItemRaw } from './item-raw.ts'
import type { LastMove } from './item-lock.ts'

async function rowsOf({ tx, actor }: Ctx, id: number, until?: Date) {
  const query = tx
    .selectFrom('item_move')
    .selectAll()
    .where('plan_id', '=', actor.planId)
    .where('item_id', '=', id)
    .orderBy('id')
  return (until ? query.where('at', '<', until) : query).execute()
}

/** Of relapses among these items: what was found, as it was said. */
export async function relapseReasons(
  { tx, actor }: Ctx,
  register: Pick<Register, 'id'>,
  raws: readonly ItemRaw[],
): Promise<Map<number, string>> {
  const ids = raws.flatMap((r) => (r.relapse_of === null ? [] : [String(r.id)]))
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('history')
    .select(['ref', 'why'])
    .where('plan_id', '=', actor.planId)
    .where('noun', '=', tableOf(register.id))
    .where('ref', 'in', ids)
    .where('action', '=', 'insert')
    .execute()
  return new Map(rows.flatMap((r) => (r.why === null ? [] : [[Number(r.ref), r.why]])))
}

/** How the item came to be, then every move, oldest first. */
export async function readMoves(ctx: Ctx, register: Register, raw: ItemRaw, until?: Date): Promise<ItemMove[]> {
  const rows = await rowsOf(ctx, raw.id, until)
  const began: ItemMove = {
    move: raw.relapse_of === null ? 'create' : 'relapse',
    from: null,
    to: rows[0]?.from_stage ?? raw.stage,
    by: raw.created_by,
    unit: '',
    at: raw.created_at.toISOString(),
    reason: (await relapseReasons(ctx, register, [raw])).get(raw.id) ?? null,
    verifiedBy: null,
  }
  return [
    began,
    ...rows.map((r) => ({
      move: r.move as ItemMove['move'],
      from: r.from_stage,
      to: r.to_stage,
      by: r.by,
      unit: r.by_unit,
      at: r.at.toISOString(),
      reason: r.reason,
      verifiedBy: r.verified_by as ItemMove['verifiedBy'],
    })),
  ]
}

/** The move that brought the item to its stage. */
export function lastMoveOf(moves: readonly ItemMove[]): LastMove | null {
  const last = moves.findLast((m) => m.from !== m.to)
  return last ? { by: last.by, at: new Date(last.at), reason: last.reason } : null
}
