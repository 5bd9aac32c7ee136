import { FIXED_STATES, seasonLockWords, type SeasonState } from '@gongjian/domain/season/season.ts'
import { isElsewhere, type Batch, type Working } from './batch.ts'
import { problem } from './row-problem.ts'
import type { CellChange } from './row-changes.ts'

/** Said of a row for which nobody needs to look the lead up: who it is stands on the plan's page. */
const LEAD = '牵头单位'

async function fixedPlans({ ctx }: Batch): Promise<Map<string, SeasonState>> {
  const rows = await ctx.tx
    .selectFrom('season_plan as p')
    .innerJoin('season as s', (join) => join.onRef('s.plan_id', '=', 'p.plan_id').onRef('s.id', '=', 'p.season_id'))
    .select(['s.name', 'p.unit_id', 'p.state'])
    .where('p.plan_id', '=', ctx.actor.planId)
    .where('p.state', 'in', [...FIXED_STATES])
    .execute()
  return new Map(rows.map((r) => [`${r.unit_id} ${r.name}`, r.state]))
}

/**
 * A row of a season plan that is submitted or approved stands fast; each is refused by itself, so that the rest of an import goes on.
 * The database's own guard (table/season-guard-sql.ts) would refuse the whole statement.
 */
export async function refuseFixedSeasons(
  batch: Batch,
  works: readonly Working[],
  changes: ReadonlyMap<number, readonly CellChange[]>,
): Promise<void> {
  const { seasonal } = batch.register
  if (seasonal === null) return
  const asked = works.filter((w) => {
    const changed = (changes.get(w.n) ?? []).filter((c) => ![...seasonal.open, 'remark'].includes(c.column))
    return !isElsewhere(w) && (w.before === null || changed.length > 0)
  })
  if (asked.length === 0) return
  const fixed = await fixedPlans(batch)
  if (fixed.size === 0) return
  for (const w of asked) {
    // Moved to another season, it leaves the one that it stood in.
    for (const place of [w.before, w.composed.columns]) {
      const season = String(place?.[seasonal.season])
      const state = fixed.get(`${String(place?.unit_id)} ${season}`)
      if (!state) continue
      w.problems.push(problem(seasonal.season, `${season}错峰季的${seasonLockWords(state, LEAD)}`))
      break
    }
  }
}
