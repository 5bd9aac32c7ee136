import { sql } from 'kysely'
import { lintPlan, readPlan } from '@gongjian/reader'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { App } from '../app.ts'
import { asOwner } from '../db/transaction.ts'
import { loadTrial } from '../trial/load-trial.ts'
import { findPack } from './packs.ts'
import { savePack } from './save-pack.ts'

/** Two processes that start at once: the second waits and finds the plan there. */
const LOCK = 20190610

/** Reads the pack's document and saves it as a plan, with the trial's accounts and reports in trial mode; does nothing when it is there. */
export async function loadPack(app: App): Promise<void> {
  const pack = findPack(app.config.plan)
  await asOwner(app, null, app.clock.now(), async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    const exists = await tx.selectFrom('plan').select('id').where('code', '=', app.config.plan).executeTakeFirst()
    if (exists) return
    if (!pack) return fail('plan-not-found')
    const reading = readPlan(pack.document)
    const saved = await savePack(tx, pack, reading, lintPlan(pack.document, reading), true)
    await sql`select set_config('app.plan', ${String(saved.planId)}, true)`.execute(tx)
    if (app.config.trial) await loadTrial(app, tx, pack, saved)
  })
}
