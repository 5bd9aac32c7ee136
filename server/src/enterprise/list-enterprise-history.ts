import { sql } from 'kysely'
import type { Ctx } from '../app.ts'
import { describeRow } from '../history/describe-row.ts'
import { readNames } from '../history/history-names.ts'
import { pageOf, selectHistory } from '../history/history-reader.ts'
import { implement } from '../operation/implementation.ts'
import type { OutputOf } from '../operation/types.ts'
import { getStanding } from './enterprise-reader.ts'
import { idsWithMerged } from './merges-reader.ts'

const PAGE = 50

export type EnterpriseHistory = OutputOf<'listEnterpriseHistory'>

/** What the history calls the enterprise, those that went into it, their facilities and their merges. */
async function refsOf({ tx, actor }: Ctx, ids: readonly number[]): Promise<{ noun: string; refs: string[] }[]> {
  const { rows } = await sql<{ noun: string; id: number }>`
    select 'facility' as noun, id from facility where plan_id = ${actor.planId} and enterprise_id = any (${ids}::int[])
    union all select 'enterprise_merge', id from enterprise_merge
      where plan_id = ${actor.planId} and (enterprise_id = any (${ids}::int[]) or from_id = any (${ids}::int[]))
    union all select 'enterprise_apart', id from enterprise_apart
      where plan_id = ${actor.planId} and (a = any (${ids}::int[]) or b = any (${ids}::int[]))`.execute(tx)
  const byNoun = Map.groupBy(rows, (r) => r.noun)
  return [
    { noun: 'enterprise', refs: ids.map(String) },
    ...[...byNoun].map(([noun, its]) => ({ noun, refs: its.map((r) => String(r.id)) })),
  ]
}

/** A page of who changed what, the newest first; what came in by a merge brings its own past along. */
export async function readEnterpriseHistory(
  ctx: Ctx,
  enterprise: number,
  before: number | undefined,
): Promise<EnterpriseHistory> {
  const { tx, actor } = ctx
  const stored = await getStanding(ctx, enterprise)
  const named = await refsOf(ctx, await idsWithMerged(ctx, stored.id))
  const query = selectHistory(tx, actor.planId).where((eb) =>
    eb.or(named.map(({ noun, refs }) => eb.and([eb('h.noun', '=', noun), eb('h.ref', 'in', refs)]))),
  )
  const found = await pageOf(query, before, PAGE + 1)
  const rows = found.slice(0, PAGE)
  const names = await readNames(tx, actor.planId, rows)
  return {
    entries: rows.flatMap((row) => {
      const said = describeRow(row, names)
      // A merge notes what it moved once it has moved it: no person's change.
      if (row.action === 'update' && said.changes.length === 0) return []
      return {
        id: said.id,
        at: said.planAt,
        by: said.actor,
        unit: said.actorUnit,
        action: `${said.action}${said.noun} ${said.subject}`.trim(),
        why: said.why,
        changes: said.changes.map((c) => ({ label: c.title, from: c.from ?? '', to: c.to ?? '' })),
      }
    }),
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
  }
}

export const listEnterpriseHistory = implement('listEnterpriseHistory', (ctx, { enterprise, before }) =>
  readEnterpriseHistory(ctx, enterprise, before),
)
