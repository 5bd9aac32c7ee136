import { sql } from 'kysely'
import { sentence } from '@gongjian/domain/error/codes.ts'
import { isRefused, type Batch, type Working } from './batch.ts'
import { problem } from './row-problem.ts'

/** Whether the row names a facility that its item, as it stands, does not. */
function namesAnother({ before, composed }: Working): boolean {
  const { enterprise_id, facility } = composed.columns
  return before === null || before.enterprise_id !== enterprise_id || before.facility !== facility
}

/**
 * What was closed never comes back silently: a new item, an import or an edit that names a closed facility is refused in words. An item
 * that stands keeps its own.
 */
export async function refuseClosedFacilities({ ctx, register }: Batch, works: readonly Working[]): Promise<void> {
  const { subject, facilityKind: kind } = register
  if (subject !== 'facility' || kind === null) return
  const asked = works.flatMap((w) => {
    const { enterprise_id: enterprise, facility: name } = w.composed.columns
    if (isRefused(w) || enterprise === null || name === null || !namesAnother(w)) return []
    return [{ n: w.n, enterprise, kind, name }]
  })
  if (asked.length === 0) return
  const { rows } = await sql<{ n: number; closed_on: string | null }>`
    select * from closed_facilities(${JSON.stringify(asked)}::jsonb)`.execute(ctx.tx)
  const closed = new Map(rows.map((r) => [r.n, r.closed_on ?? '']))
  for (const w of works) {
    const on = closed.get(w.n)
    const name = w.composed.columns.facility as string
    if (on !== undefined) w.problems.push(problem('facility', sentence('facility-closed', { kind, name, on })))
  }
}
