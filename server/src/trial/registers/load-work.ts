import type { Register } from '@gongjian/domain/register/register.ts'
import { pastOfSteps, rechecksOf, recheckTime, stepTime } from './item-past.ts'
import type { Loading, Place } from './loading.ts'
import { handOf, insertAll, type PastEvent } from './past.ts'

/** Each move with who, when, why, as the trigger of the register's table would have noted it. */
export async function loadMoves(loading: Loading, register: Register, places: readonly Place[]): Promise<void> {
  const { tx, hands } = loading
  const rows = places.flatMap((p) =>
    p.item.moves.map((m, i) => {
      const hand = handOf(hands(p.item, m.by))
      return {
        ...sharedOf(loading, register, p),
        move: m.move,
        from_stage: p.item.moves[i - 1]?.to ?? 'draft',
        to_stage: m.to,
        account_id: hand.account,
        by: hand.actor,
        by_unit: hand.actor_unit,
        at: m.at,
        reason: m.reason,
        verified_by: m.verifiedBy,
      }
    }),
  )
  // The number of a move is its place in time, over all items.
  const inTime = rows.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  await insertAll(tx, 'item_move', inTime)
}

interface Shared {
  readonly plan_id: number
  readonly register: string
  readonly item_id: number
  readonly unit_id: number | null
  readonly task_id: number | null
}

function sharedOf({ saved }: Loading, register: Register, p: Place): Shared {
  return { plan_id: saved.planId, register: register.id, item_id: p.id, unit_id: p.unit_id, task_id: p.task_id }
}

async function loadEvidence(loading: Loading, register: Register, places: readonly Place[]): Promise<void> {
  const { tx, hands, files } = loading
  const proven = places.flatMap((p) =>
    p.item.steps.flatMap((s) =>
      s.evidence === null ? [] : [{ p, s, file: files[s.evidence], at: stepTime(p.item, s.doneOn) }],
    ),
  )
  const rows = proven.map(({ p, s, file, at }) => ({
    ...sharedOf(loading, register, p),
    step: s.key,
    ...file,
    uploaded_by: hands(p.item, 'clerk').name,
    uploaded_at: at,
  }))
  await insertAll(tx, 'attachment', rows)
  const events = proven.map(({ p, s, at }): PastEvent => {
    const on = { item_id: p.id, step: s.key }
    return { on, at, by: hands(p.item, 'clerk'), why: null, before: null, after: {} }
  })
  loading.past.keep('attachment', ['item_id', 'step'], 'id', events)
}

export async function loadSteps(loading: Loading, register: Register, places: readonly Place[]): Promise<void> {
  const { tx, hands } = loading
  const rows = places.flatMap((p) =>
    p.item.steps.map((s) => ({
      ...sharedOf(loading, register, p),
      township: p.township,
      key: s.key,
      planned: s.planned,
      done_on: s.doneOn,
      note: s.note,
      updated_by: hands(p.item, 'clerk').name,
      updated_at: stepTime(p.item, s.doneOn),
    })),
  )
  await insertAll(tx, 'item_step', rows)
  const past = places.flatMap((p) => pastOfSteps(p.item, p.id, hands))
  loading.past.keep('item_step', ['item_id', 'key'], 'item_id', past)
  await loadEvidence(loading, register, places)
}

/** The rounds that stand since closing; the office's closing made them, the county looked. */
export async function loadRechecks(loading: Loading, register: Register, places: readonly Place[]): Promise<void> {
  const { tx, hands } = loading
  const rows = places.flatMap((p) =>
    rechecksOf(register, p.item).map((x) => ({
      ...sharedOf(loading, register, p),
      township: p.township,
      ...x,
      by: x.done_on === null ? null : hands(p.item, 'clerk').name,
    })),
  )
  await insertAll(tx, 'item_recheck', rows)
  const open = { done_on: null, found: null, note: '', by: null }
  const events = places.flatMap((p) =>
    rechecksOf(register, p.item).flatMap((x): PastEvent[] => {
      const on = { item_id: p.id, round: x.round }
      const closed = p.item.moves.at(-1)?.at ?? p.item.createdAt
      const made: PastEvent = { on, at: closed, by: hands(p.item, 'office'), why: null, before: null, after: open }
      if (x.done_on === null) return [made]
      const at = recheckTime(x.done_on)
      return [made, { on, at, by: hands(p.item, 'clerk'), why: null, before: open, after: {} }]
    }),
  )
  loading.past.keep('item_recheck', ['item_id', 'round'], 'item_id', events)
}
