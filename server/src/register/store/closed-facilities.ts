import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import { sentence } from '@gongjian/domain/error/codes.ts'
import { isElsewhere, isRefused, type Batch, type Working } from './batch.ts'
import type { ItemRaw } from './item-raw.ts'
import { flatKey } from './natural-key.ts'
import { notice, problem, type RowProblem } from './row-problem.ts'
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

function alike(which: string): RowProblem {
  return notice('facility', `${which}，如是同一台请改用这个名称，否则会登记为另一台`)
}

/** Two new rows of one file that are written alike: the hub has neither yet. */
function noticeTwice({ cores }: Batch, kind: string, works: readonly Working[]): void {
  for (const w of works) {
    const { enterprise_id, enterprise, unit_id, facility: name } = w.composed.columns as unknown as ItemRaw
    if (isRefused(w) || w.before !== null || name === null) continue
    const key = JSON.stringify([enterprise_id ?? [unit_id, enterprise], facilityCore(name)])
    const first = cores.get(key)
    if (first === undefined) cores.set(key, name)
    else if (flatKey(first) !== flatKey(name) && w.problems.every((p) => p.column !== 'facility'))
      w.problems.push(alike(`表中前面已有写法相近的${kind}“${first}”`))
  }
}

/**
 * What was closed never comes back silently: a new item, an import or an edit that names a closed facility, written as it is or alike, is
 * refused in words. One that runs and is only written alike is told of, and another one is made. An item that stands keeps its own.
 */
export async function refuseClosedFacilities(batch: Batch, works: readonly Working[]): Promise<void> {
  const { ctx, register } = batch
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
    if (found.is_same) w.facilityId = found.id
    const { name } = found
    if (found.is_closed)
      w.problems.push(problem('facility', sentence('facility-closed', { kind, name, on: found.closed_on ?? '' })))
    else if (!found.is_same) w.problems.push(alike(`已有写法相近的${kind}“${name}”`))
  }
  noticeTwice(batch, kind, works)
}
