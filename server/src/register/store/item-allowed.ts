import { EDITABLE, movesFrom, MOVES, type Move } from '@gongjian/domain/register/life.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Actor } from '../../db/actor.ts'
import type { ItemRaw } from './item-raw.ts'
import { reaches } from './item-reach.ts'

export function mayMove(
  actor: Actor,
  move: Move,
  raw: Pick<ItemRaw, 'unit_id' | 'task_id' | 'township' | 'verified_by'>,
): boolean {
  const { permission, notTheVerifier } = MOVES[move]
  if (notTheVerifier && raw.verified_by === actor.accountId) return false
  return reaches(actor, permission, raw)
}

export const NOTHING_ALLOWED: ItemDetail['allowed'] = {
  edit: false,
  moves: [],
  assign: false,
  putOff: false,
  relapse: false,
  recheck: false,
}

/** What the actor may do with the item now; the guard in the database says the same. */
export function allowedOf(actor: Actor, register: Register, raw: ItemRaw): ItemDetail['allowed'] {
  const edits = reaches(actor, 'item.edit', raw)
  return {
    edit: edits && EDITABLE.includes(raw.stage),
    moves: movesFrom(raw.stage, register.life).filter((m) => mayMove(actor, m, raw)),
    assign: raw.stage !== 'closed' && raw.stage !== 'removed' && reaches(actor, 'item.assign', raw),
    putOff: register.life !== 'record' && EDITABLE.includes(raw.stage) && edits && reaches(actor, 'item.verify', raw),
    relapse: edits && raw.stage === 'closed',
    recheck: edits && raw.stage === 'closed' && raw.next_recheck !== null,
  }
}
