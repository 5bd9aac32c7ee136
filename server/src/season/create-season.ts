import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { AlertLimits } from '@gongjian/domain/season/alert.ts'
import type { SeasonLimits } from '@gongjian/domain/season/proposal.ts'
import type { Tx } from '../db/actor.ts'
import type { PlanFacts } from '../report/plan-facts.ts'
import type { Hand } from '../report/report-writer.ts'
import type { SeasonRow } from './season-base.ts'

interface NewSeason {
  readonly name: string
  readonly from: Day
  readonly until: Day
  readonly basis: string
  readonly limits: SeasonLimits
  readonly alerts: { readonly guide: string; readonly limits: AlertLimits }
}

/** A season, and an empty plan of each responsible body to be drawn up. */
export async function createSeason(
  tx: Tx,
  { planId, taskId, facts }: { planId: number; taskId: number; facts: PlanFacts },
  { name, from, until, basis, limits, alerts }: NewSeason,
  hand: Hand,
): Promise<SeasonRow> {
  const place = { plan_id: planId, task_id: taskId }
  const season = await tx
    .insertInto('season')
    .values({
      ...place,
      name,
      from_day: from,
      until_day: until,
      basis,
      limits: JSON.stringify(limits),
      alert_guide: alerts.guide,
      alert_limits: JSON.stringify(alerts.limits),
      by_name: hand.name,
      at: hand.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const bodies = [...facts.units.values()].filter((u) => u.kind === 'body')
  await tx
    .insertInto('season_plan')
    .values(
      bodies.map((u) => ({
        ...place,
        season_id: season.id,
        unit_id: u.id,
        updated_by: hand.name,
        updated_at: hand.at,
      })),
    )
    .execute()
  return season
}
