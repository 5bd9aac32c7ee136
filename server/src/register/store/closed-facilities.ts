import { sentence } from '@gongjian/domain/error/codes.ts'
import { isElsewhere, type Batch, type Working } from './batch.ts'
import type { ItemRaw } from './item-raw.ts'
import { flatKey } from './natural-key.ts'
import { problem } from './row-problem.ts'
import { namedFacilities } from './take-enterprises.ts'

/** Whether the row names a facility that its item, as it stands, does not. */
function namesAnother({ before, composed }: Working): boolean {
  const { enterprise_id, facility } = composed.columns
  return (
    before === null ||
    before.enterprise_id !== enterprise_id ||
    flatKey(before.facility) !== flatKey(facility as string | null)
  )
}

/**
 * What was closed never comes back silently: a new item, an import or an edit that names a closed facility is refused in words. An item
 * that stands keeps its own.
 */
export async function refuseClosedFacilities({ ctx, register }: Batch, works: readonly Working[]): Promise<void> {
  const { subject, facilityKind: kind } = register
  if (subject !== 'facility' || kind === null) return
  const asked = works.flatMap((w) => {
    const { enterprise_id: enterprise, facility: name } = w.composed.columns as Pick<
      ItemRaw,
      'enterprise_id' | 'facility'
    >
    if (isElsewhere(w) || enterprise === null || name === null || !namesAnother(w)) return []
    return [{ n: w.n, enterprise, kind, name }]
  })
  const named = await namedFacilities(ctx.tx, asked)
  for (const w of works) {
    const found = named.get(w.n)
    if (!found) continue
    w.facilityId = found.id
    const name = w.composed.columns.facility as string
    if (found.is_closed)
      w.problems.push(problem('facility', sentence('facility-closed', { kind, name, on: found.closed_on ?? '' })))
  }
}
