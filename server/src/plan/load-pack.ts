import { sql } from 'kysely'
import { lintPlan, readPlan } from '@gongjian/reader'
import { startOfDay } from '@gongjian/domain/calendar/calendar.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { asOwner } from '../db/transaction.ts'
import { loadSeed } from '../register/seed/load-seed.ts'
import { loadTrial } from '../trial/load-trial.ts'
import { findPack, mustFindPack, seedOf } from './packs.ts'
import { savePack, type SavedPlan } from './save-pack.ts'

/** Two processes that start at once: the second waits and finds the plan there. */
const LOCK = 20190610

async function readSaved(tx: Tx, planId: number): Promise<SavedPlan> {
  const units = await tx.selectFrom('unit').select(['id', 'code']).where('plan_id', '=', planId).execute()
  const tasks = await tx.selectFrom('task').select(['id', 'code']).where('plan_id', '=', planId).execute()
  return { planId, units: new Map(units.map((u) => [u.code, u.id])), tasks: new Map(tasks.map((t) => [t.code, t.id])) }
}

/** The history of what the plan names begins with the plan. */
async function seed(app: App, tx: Tx, pack: PlanPack, saved: SavedPlan): Promise<void> {
  const at = startOfDay(pack.signedOn ?? app.clock.today()).toISOString()
  await sql`select set_config('app.plan', ${String(saved.planId)}, true), set_config('app.plan_now', ${at}, true)`.execute(
    tx,
  )
  await loadSeed(tx, saved, app.registersOf(pack.code), seedOf(pack.code), at)
}

/**
 * Reads the pack's document and saves it as a plan, with the rows that it names and, in trial mode, the trial's accounts,
 * reports and registers. A plan that is there gets the rows that it names if it never had them.
 */
export async function loadPack(app: App): Promise<void> {
  await asOwner(app, null, app.clock.now(), async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    const plan = await tx
      .selectFrom('plan')
      .select(['id', 'from_pack'])
      .where('code', '=', app.config.plan)
      .executeTakeFirst()
    if (plan) {
      // A plan that was saved in the web has no pack.
      const pack = findPack(app.config.plan)
      if (pack && plan.from_pack) await seed(app, tx, pack, await readSaved(tx, plan.id))
      return
    }
    const pack = mustFindPack(app.config.plan)
    const reading = readPlan(pack.document)
    const saved = await savePack(tx, pack, reading, lintPlan(pack.document, reading), true)
    await sql`select set_config('app.plan', ${String(saved.planId)}, true)`.execute(tx)
    await seed(app, tx, pack, saved)
    if (app.config.trial) await loadTrial(app, tx, pack, saved)
  })
}
