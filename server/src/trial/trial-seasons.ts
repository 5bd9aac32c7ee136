import type { TrialSeason } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import { findSeasonBinding } from '../plan/packs.ts'
import { taskIn } from '../report/plan-facts.ts'
import { createSeason } from '../season/create-season.ts'
import type { Trial } from './trial-context.ts'
import type { Step } from './trial-step.ts'

/** Opened by the lead's desk, each county's plan empty: what stands in the register of its name is what it is drawn up from. */
export function stepsOfSeasons(
  { planId, facts, people, app }: Trial,
  code: string,
  seasons: readonly TrialSeason[],
): Step[] {
  const register = app.registersOf(code).find((r) => r.id === findSeasonBinding(code)?.register)
  if (!register?.task) return []
  const taskId = taskIn(facts, register.task).id
  return seasons.map((s) => ({
    at: new Date(s.openedAt),
    by: people.deskOf(s.by),
    run: async (tx, hand) => void (await createSeason(tx, { planId, taskId, facts }, s, hand)),
  }))
}
