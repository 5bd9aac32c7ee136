import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import type { PlanFacts } from '../report/plan-facts.ts'
import type { Hand } from '../report/report-writer.ts'
import { systemActor } from '../session/find-actor.ts'
import type { TrialFiles } from './trial-files.ts'
import type { People } from './trial-people.ts'

export interface Trial {
  readonly app: App
  readonly planId: number
  readonly facts: PlanFacts
  readonly people: People
  readonly files: TrialFiles
  /** From this month on the units have notices of what happened; the older ones were read long ago. */
  readonly noticesFrom: string
}

/** Enough of an operation's context to write a notice in somebody's name. */
export function inNameOf(trial: Trial, tx: Tx, hand: Hand) {
  return { tx, now: hand.at, actor: { ...systemActor(trial.planId), name: hand.name } }
}
