import { sql } from 'kysely'
import { implement } from '../operation/implementation.ts'
import { findRef, planFactsOf } from '../report/plan-facts.ts'
import type { Ctx } from '../app.ts'
import { countCandidates, readRuns, tallyOf, viewOfSweep } from './sweep-reader.ts'
import { sweepBase } from './sweep-base.ts'

const RUNS = 10

interface Missing {
  readonly unit_id: number | null
  readonly fact: string
  readonly rows: number
}

/** Which facts are still to be asked in the field: a row counts once for each that it lacks. */
async function countMissing({ tx, actor }: Ctx, subject: string): Promise<Missing[]> {
  const { rows } = await sql<Missing>`
    select c.unit_id, m.fact, count(distinct c.item_id)::int as rows
    from sweep_candidate c cross join lateral unnest(c.missing) m (fact)
    where c.plan_id = ${actor.planId} and c.subject = ${subject} and c.state = 'open' and c.standing = 'unknown'
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

export const getSweep = implement('getSweep', async (ctx, { subject }) => {
  const base = await sweepBase(ctx, subject)
  const counted = await countCandidates(ctx, subject)
  const runs = await readRuns(ctx, subject, RUNS)
  const facts = await planFactsOf(ctx)
  const sorted = [...Map.groupBy(counted, (c) => c.unit_id)].sort(
    ([a], [b]) => (facts.units.get(a ?? 0)?.sort ?? Infinity) - (facts.units.get(b ?? 0)?.sort ?? Infinity),
  )
  return {
    ...viewOfSweep(base, runs, counted),
    byUnit: sorted.map(([unit, of]) => ({ unit: findRef(facts, unit), ...tallyOf(of) })),
    byRule: base.sweep.rules.map(({ rule }) => ({ rule, ...tallyOf(counted.filter((c) => c.rule === rule)) })),
    missing: (await countMissing(ctx, subject)).map(({ unit_id, fact, rows }) => ({
      unit: findRef(facts, unit_id),
      fact,
      rows,
    })),
    facts: Object.fromEntries(Object.values(base.set.facts.facts).map((f) => [f.key, f.label])),
    runs,
  }
})
