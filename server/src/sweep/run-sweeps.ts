import { prepare } from '@gongjian/domain/rule/prepare.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { asOwner } from '../db/transaction.ts'
import { workOff } from '../jobs/work-off.ts'
import { tellOfCandidates } from '../notice/sweep-notices.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { takeChanged } from './changed-rows.ts'
import { stampOf } from './found-sql.ts'
import { sweepBasesOf, type SweepBase } from './sweep-base.ts'
import { sweepRows, type UnitCount } from './sweep-rows.ts'

/** One at a time over all processes; those of changed rows are among them. */
export const LOCK = 20190614

interface Waiting {
  readonly id: number
  readonly plan_id: number
  readonly code: string
  readonly subject: string
}

/** Works the queue off; returns how many were run. */
export function runSweeps(app: App, signal?: AbortSignal): Promise<number> {
  return workOff(app, { lock: LOCK, next: () => nextSweep(app), run: (next) => runSweep(app, next) }, signal)
}

async function nextSweep(app: App): Promise<Waiting | undefined> {
  return app.connections.owner
    .selectFrom('sweep as s')
    .innerJoin('plan as p', 'p.id', 's.plan_id')
    .select(['s.id', 's.plan_id', 'p.code', 's.subject'])
    .where('s.state', 'in', ['waiting', 'running'])
    .orderBy('s.id')
    .limit(1)
    .executeTakeFirst()
}

async function runSweep(app: App, waiting: Waiting): Promise<void> {
  const { id, plan_id: planId, code, subject } = waiting
  try {
    await asOwner(app, planId, app.clock.now(), async (tx) => setState(tx, waiting, { state: 'running' }))
    const base = sweepBasesOf(app, code).find((b) => b.sweep.subject === subject)
    if (!base) throw new Error(`no sweep ${subject} in the pack of ${code}`)
    await asOwner(app, planId, app.clock.now(), (tx) => sweepAndKeep(app, tx, waiting, base))
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    app.log.error('sweep failed', { sweep: id, error: text })
    await asOwner(app, planId, app.clock.now(), (tx) =>
      setState(tx, waiting, {
        state: 'failed',
        error: '系统出错了，这次排查没有写入任何结果，请稍后再试',
        done_at: app.clock.now(),
      }),
    )
  }
}

async function setState(
  tx: Tx,
  { id, plan_id }: Waiting,
  set: { state: 'running' } | { state: 'failed'; error: string; done_at: Date },
): Promise<void> {
  await tx.updateTable('sweep').set(set).where('plan_id', '=', plan_id).where('id', '=', id).execute()
}

/** Candidates, counts, notices and the sweep's own row: all of it, or nothing. */
async function sweepAndKeep(app: App, tx: Tx, { id, plan_id: planId }: Waiting, base: SweepBase): Promise<void> {
  const prepared = prepare(base.set, app.clock.today(), await readInterpretations(tx, planId))
  // What has changed until now is looked over with all the rest.
  await takeChanged(tx, planId, base.sweep.subject)
  const counts = await sweepRows(tx, planId, base, prepared)
  await keepCounts(tx, planId, id, counts)
  await tellOfCandidates(tx, planId, base, counts, app.clock.now())
  await tx
    .updateTable('sweep')
    .set({ state: 'done', on_day: prepared.on, done_at: app.clock.now(), stamp: stampOf(base, prepared) })
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .execute()
}

async function keepCounts(tx: Tx, planId: number, sweepId: number, counts: readonly UnitCount[]): Promise<void> {
  if (counts.length === 0) return
  await tx
    .insertInto('sweep_count')
    .values(
      counts.map(({ unit_id, task_id, looked, opened, altered, gone }) => ({
        plan_id: planId,
        sweep_id: sweepId,
        unit_id,
        task_id,
        looked,
        opened,
        altered,
        gone,
      })),
    )
    .execute()
}
