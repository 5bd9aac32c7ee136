import { sql } from 'kysely'
import type { Tx } from '../db/actor.ts'
import type { Hand } from '../report/report-writer.ts'
import type { Person } from './trial-people.ts'

/** One deed of the trial's past: the history gets its time and its person, as if it had been done then. */
export interface Step {
  readonly at: Date
  /** null: the product itself. */
  readonly by: Person | null
  readonly why?: string
  run(tx: Tx, hand: Hand): Promise<void>
}

const SYSTEM = '系统'

/** In the order of time, so that the history reads as it would have been written. */
export async function runSteps(tx: Tx, steps: readonly Step[]): Promise<void> {
  for (const step of [...steps].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const { at, by, why = '' } = step
    await sql`select set_config('app.plan_now', ${at.toISOString()}, true),
      set_config('app.account', ${by ? String(by.accountId) : ''}, true),
      set_config('app.actor', ${by ? `${by.name}（${by.login}）` : SYSTEM}, true),
      set_config('app.actor_unit', ${by?.unitName ?? SYSTEM}, true),
      set_config('app.why', ${why}, true)`.execute(tx)
    await step.run(tx, { name: by?.name ?? SYSTEM, at })
  }
}
