import { sql } from 'kysely'
import { prepare } from '@gongjian/domain/rule/prepare.ts'
import type { SweepCause } from '@gongjian/domain/sweep/run.ts'
import type { App } from '../app.ts'
import type { Actor, Tx } from '../db/actor.ts'
import { asOwner } from '../db/transaction.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { stampOf } from './found-sql.ts'
import { sweepBasesOf, type SweepBase } from './sweep-base.ts'

interface Asking {
  readonly planId: number
  readonly cause: SweepCause
  /** Who asked; null: the product itself. */
  readonly actor: Actor | null
  readonly on: string
  readonly at: Date
}

/** Into the queue; the worker hears of it when the transaction commits. Returns how many were not in it already. */
export async function queueSweeps(tx: Tx, asking: Asking, subjects: readonly string[]): Promise<number> {
  const { planId, cause, actor, on, at } = asking
  if (subjects.length === 0) return 0
  const made = await tx
    .insertInto('sweep')
    .values(
      subjects.map((subject) => ({
        plan_id: planId,
        unit_id: actor?.unitId ?? null,
        subject,
        cause,
        state: 'waiting' as const,
        by_name: actor ? `${actor.unitName} ${actor.name}` : '系统',
        on_day: on,
        stamp: null,
        error: null,
        asked_at: at,
        done_at: null,
      })),
    )
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute()
  await sql`select wake_sweeps()`.execute(tx)
  return made.length
}

async function plansOf(app: App): Promise<{ id: number; code: string }[]> {
  return app.connections.owner.selectFrom('plan').select(['id', 'code']).orderBy('id').execute()
}

/** Why a sweep is due: another day than the last one's, or other rules and readings; null: it is not. */
async function dueBecause(tx: Tx, planId: number, base: SweepBase, on: string): Promise<'night' | 'rules' | null> {
  const last = await tx
    .selectFrom('sweep')
    .select(['stamp', 'on_day', 'state'])
    .where('plan_id', '=', planId)
    .where('subject', '=', base.sweep.subject)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!last) return 'night'
  // One that waits or runs will see to it; one that came to grief is tried again at night.
  if (last.state !== 'done') return null
  if (last.on_day !== on) return 'night'
  const prepared = prepare(base.set, on, await readInterpretations(tx, planId))
  return last.stamp === stampOf(base, prepared) ? null : 'rules'
}

/** Once a day, and after the rules or the readings of their bounds have changed; `all`: whether or not anything has. */
export async function queueDueSweeps(app: App, all: boolean): Promise<number> {
  const on = app.clock.today()
  const at = app.clock.now()
  let queued = 0
  for (const { id: planId, code } of await plansOf(app))
    queued += await asOwner(app, planId, at, async (tx) => {
      let made = 0
      for (const base of sweepBasesOf(app, code)) {
        const cause = all ? 'night' : await dueBecause(tx, planId, base, on)
        if (cause !== null) made += await queueSweeps(tx, { planId, cause, actor: null, on, at }, [base.sweep.subject])
      }
      return made
    })
  return queued
}
