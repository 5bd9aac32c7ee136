import { prepare } from '@gongjian/domain/rule/prepare.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { asOwner } from '../db/transaction.ts'
import { workOff } from '../jobs/work-off.ts'
import { tellOfCandidates } from '../notice/sweep-notices.ts'
import { readInterpretations } from '../rule/interpretations.ts'
import { takeChanged } from './changed-rows.ts'
import { queueSweeps } from './queue-sweeps.ts'
import { LOCK } from './run-sweeps.ts'
import { sweepBasesOf } from './sweep-base.ts'
import { sweepRows } from './sweep-rows.ts'

/** Of more than these one scan of the register costs less than their look-ups, and its counts are worth keeping. */
const MOST_ROWS = 2000

interface Waiting {
  readonly plan_id: number
  readonly code: string
  readonly subject: string
}

/** Looks over what has changed since, row by row, by the rules of today; returns how many sweeps had something to look at. */
export function sweepChangedRows(app: App, signal?: AbortSignal): Promise<number> {
  // One that came to grief keeps its rows for the next time, and does not hold up the others.
  const failed: string[] = []
  const run = async (waiting: Waiting): Promise<void> => {
    try {
      await asOwner(app, waiting.plan_id, app.clock.now(), (tx) => sweepChanged(app, tx, waiting))
    } catch (error) {
      failed.push(waiting.subject)
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      app.log.error('sweep of changed rows failed', { subject: waiting.subject, error: text })
    }
  }
  return workOff(app, { lock: LOCK, next: () => nextChanged(app, failed), run }, signal)
}

async function nextChanged(app: App, failed: readonly string[]): Promise<Waiting | undefined> {
  return app.connections.owner
    .selectFrom('sweep_change as c')
    .innerJoin('plan as p', 'p.id', 'c.plan_id')
    .select(['c.plan_id', 'p.code', 'c.subject'])
    .$if(failed.length > 0, (q) => q.where('c.subject', 'not in', failed))
    .orderBy('c.id')
    .limit(1)
    .executeTakeFirst()
}

/** Candidates and notices of these rows, or nothing; so many that an import must have brought them are swept whole. */
async function sweepChanged(app: App, tx: Tx, { plan_id: planId, code, subject }: Waiting): Promise<void> {
  const ids = await takeChanged(tx, planId, subject)
  const base = sweepBasesOf(app, code).find((b) => b.sweep.subject === subject)
  if (!base || ids.length === 0) return
  const [on, at] = [app.clock.today(), app.clock.now()]
  if (ids.length > MOST_ROWS) {
    await queueSweeps(tx, { planId, cause: 'change', actor: null, on, at }, [subject])
    return
  }
  const prepared = prepare(base.set, on, await readInterpretations(tx, planId))
  await tellOfCandidates(tx, planId, base, await sweepRows(tx, planId, base, prepared, ids), at)
}
