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

interface Beginning {
  readonly by: string
  readonly unit: string
  /** Of a relapse: what was found, as it was said. */
  readonly why: string | null
}

/** Who entered each of these items, and for which unit, as the history has it. */
export async function readBeginnings(
  { tx, actor }: Ctx,
  register: Pick<Register, 'id'>,
  raws: readonly ItemRaw[],
): Promise<Map<number, Beginning>> {
  if (raws.length === 0) return new Map()
  const rows = await tx
    .selectFrom('history')
    .select(['ref', 'why', 'actor', 'actor_unit'])
    .where('plan_id', '=', actor.planId)
    .where('noun', '=', tableOf(register.id))
    .where(
      'ref',
      'in',
      raws.map((r) => String(r.id)),
    )
    .where('action', '=', 'insert')
    .execute()
  return new Map(rows.map((r) => [Number(r.ref), { by: r.actor, unit: r.actor_unit, why: r.why }]))
}

/** How the item came to be, then every move, oldest first. */
export async function readMoves(ctx: Ctx, register: Register, raw: ItemRaw, until?: Date): Promise<ItemMove[]> {
  const rows = await rowsOf(ctx, raw.id, until)
  const beginning = (await readBeginnings(ctx, register, [raw])).get(raw.id)
  const began: ItemMove = {
    move: raw.relapse_of === null ? 'create' : 'relapse',
    from: null,
    to: rows[0]?.from_stage ?? raw.stage,
    by: beginning?.by ?? raw.created_by,
    unit: beginning?.unit ?? '',
    at: raw.created_at.toISOString(),
    reason: raw.relapse_of === null ? null : (beginning?.why ?? null),
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
