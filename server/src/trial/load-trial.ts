import { sql } from 'kysely'
import { startOfDay } from '@gongjian/domain/calendar/calendar.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import {
  trialAccounts,
  trialAppraisals,
  trialFilings,
  trialPeriods,
  trialReports,
  trialSeasons,
} from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { App } from '../app.ts'
import { saveAccount } from '../account/save-account.ts'
import type { Tx } from '../db/actor.ts'
import { createFilings } from '../filing/create-filings.ts'
import type { SavedPlan } from '../plan/save-pack.ts'
import { readPlanFacts } from '../report/plan-facts.ts'
import { hashPassword } from '../session/password.ts'
import { trialPassword } from './trial-password.ts'
import { peopleOf, type People } from './trial-people.ts'
import { keepTrialFiles } from './trial-files.ts'
import { loadTrialAreas } from './trial-areas.ts'
import { stepsOfFilings } from './trial-filings.ts'
import type { Trial } from './trial-context.ts'
import { loadRegisters } from './registers/load-registers.ts'
import { stepsOfReports } from './trial-reports.ts'
import { stepsOfAppraisals } from './trial-appraisals.ts'
import { stepsOfSeasons } from './trial-seasons.ts'
import { runSteps } from './trial-step.ts'

/** The trial's accounts, one password for all: printed at the start, or taken by one click. */
async function loadAccounts(app: App, tx: Tx, pack: PlanPack, saved: SavedPlan): Promise<People> {
  const passwordHash = await hashPassword(trialPassword(app.config))
  const made = []
  for (const a of trialAccounts(pack)) {
    const id = await saveAccount(tx, saved.planId, {
      login: a.login,
      name: a.name,
      role: a.role,
      unitId: saved.units.get(a.unit) ?? 0,
      townships: a.townships ?? [],
      passwordHash,
      mustChange: false,
      trial: true,
      featured: a.featured,
    })
    made.push({ ...a, id })
  }
  return peopleOf(pack, made)
}

/** Accounts, filings and the months up to the trial's day, each deed written at its time and by its person. */
export async function loadTrial(app: App, tx: Tx, pack: PlanPack, saved: SavedPlan): Promise<void> {
  const from = startOfDay(pack.signedOn ?? app.clock.today())
  await sql`select set_config('app.plan_now', ${from.toISOString()}, true)`.execute(tx)
  const people = await loadAccounts(app, tx, pack, saved)
  await createFilings(tx, saved.planId, pack.filings)
  const files = await keepTrialFiles(app)
  const trial: Trial = {
    app,
    planId: saved.planId,
    facts: await readPlanFacts(tx, saved.planId),
    people,
    files,
    noticesFrom: trialPeriods.at(-1)?.month ?? '',
  }
  if (app.config.trialScale > 0) {
    await loadTrialAreas(tx, saved.planId, from)
    await loadRegisters(app, tx, pack, saved, people, files)
  }
  await runSteps(tx, [
    ...stepsOfFilings(trial, trialFilings(pack)),
    ...stepsOfReports(trial, trialPeriods, trialReports(pack)),
    ...(app.config.trialScale > 0 ? stepsOfSeasons(trial, pack.code, trialSeasons) : []),
    ...(app.config.trialScale > 0 ? stepsOfAppraisals(trial, pack.code, trialAppraisals) : []),
  ])
}
