import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../../app.ts'
import { sayWhy } from '../../db/transaction.ts'
import { implement } from '../../operation/implementation.ts'
import { planFactsOf } from '../../report/plan-facts.ts'
import { mustBeSaved, noticesOf } from './create-item.ts'
import { registerOf } from './definitions.ts'
import { lockByIds } from './find-rows.ts'
import { getRaw } from './get-raw.ts'
import { readDetail } from './item-detail.ts'
import { lockOf } from './item-lock.ts'
import { lastMoveOf, readMoves } from './item-past.ts'
import type { ItemRaw } from './item-raw.ts'
import { reaches } from './item-reach.ts'
import { rowOf } from './item-view.ts'
import { readBeside } from './beside.ts'
import { openBatch } from './batch.ts'
import { saveBatch } from './save-batch.ts'

/** The item, if its facts may be written by the actor now; the refusal says who has it and what to do. */
export async function getEditable(ctx: Ctx, register: Register, id: number): Promise<ItemRaw> {
  const raw = await getRaw(ctx, register, id)
  if (!reaches(ctx.actor, 'item.edit', raw)) fail('outside-scope')
  const lock = lockOf(raw, lastMoveOf(await readMoves(ctx, register, raw)), await planFactsOf(ctx))
  if (lock !== null) fail('item-locked', { why: lock })
  return raw
}

/** Refuses what was made from an older version than the one that stands, and shows that one; undefined: nobody asked. */
export async function mustBeVersion(
  ctx: Ctx,
  register: Register,
  raw: ItemRaw,
  version: number | undefined,
): Promise<void> {
  if (version === undefined || raw.version === version) return
  const beside = await readBeside(ctx, register, [raw])
  const current = rowOf(register, raw, await planFactsOf(ctx), ctx.app.clock.today(), beside)
  fail('item-changed', { by: raw.updated_by, at: instantInWords(raw.updated_at), version: raw.version }, current)
}

export const updateItem = implement(
  'updateItem',
  async (ctx, { register: registerId, id, version, item, reason = '' }) => {
    const register = await registerOf(ctx, registerId)
    if (version === undefined) return fail('version-required')
    // Locked first: of two in the same instant the second sees what the first has written.
    await lockByIds(ctx, register, [id])
    await mustBeVersion(ctx, register, await getEditable(ctx, register, id), version)
    const batch = await openBatch(ctx, register)
    const mode = { write: true, onSame: 'refuse', list: false, reason: reason.trim() } as const
    if (mode.reason !== '') await sayWhy(ctx.tx, mode.reason)
    const outcomes = await saveBatch(batch, [{ ref: 1, id, version, item }], mode)
    mustBeSaved(outcomes)
    return { ...(await readDetail(ctx, register, id)), notices: noticesOf(outcomes) }
  },
)
