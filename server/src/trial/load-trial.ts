import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import { trialAccounts } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { App } from '../app.ts'
import { saveAccount } from '../account/save-account.ts'
import type { Tx } from '../db/actor.ts'
import type { SavedPlan } from '../plan/save-pack.ts'
import { hashPassword } from '../session/password.ts'
import { trialPassword } from './trial-password.ts'

/** The trial's accounts, one password for all: printed at the start, or taken by one click. */
export async function loadTrial(app: App, tx: Tx, pack: PlanPack, saved: SavedPlan): Promise<void> {
  const passwordHash = await hashPassword(trialPassword(app.config))
  for (const a of trialAccounts(pack)) {
    await saveAccount(tx, saved.planId, {
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
  }
}
