import { implement } from '../operation/implementation.ts'
import { readPlanFacts } from '../report/plan-facts.ts'
import { filingRowOf, viewFiling } from './filing-view.ts'
import { readPartFiles, readParts } from './filing-reader.ts'

export const getFiling = implement('getFiling', (ctx, { kind, unit }) => viewFiling(ctx, kind, unit))

/** Those that the actor may read: a body its own, a lead those sent to it, the office all. */
export const listFilings = implement('listFilings', async ({ tx, actor, now }, { kind }) => {
  const facts = await readPlanFacts(tx, actor.planId)
  let query = tx
    .selectFrom('filing as f')
    .innerJoin('unit as u', 'u.id', 'f.unit_id')
    .selectAll('f')
    .where('f.plan_id', '=', actor.planId)
    .orderBy('f.kind')
    .orderBy('u.sort')
  if (kind !== undefined) query = query.where('f.kind', '=', kind)
  const filings = await query.execute()
  const rows = await readParts(
    tx,
    actor.planId,
    filings.map((f) => f.id),
  )
  const files = await readPartFiles(
    tx,
    actor.planId,
    rows.map((r) => r.id),
  )
  const parts = Map.groupBy(rows, (r) => r.filing_id)
  return filings.map((f) => filingRowOf(facts, f, parts.get(f.id) ?? [], files, now))
})
