import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import type { NamedChoice } from '@gongjian/domain/enterprise/named-facility.ts'
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

/** What the row's facility is, and what is wrong with it. */
function hold(w: Working, choice: NamedChoice, asked: { readonly kind: string; readonly name: string }): void {
  switch (choice.is) {
    case 'closed': {
      const { kind, name, closed_on } = choice.one
      w.problems.push(problem('facility', sentence('facility-closed', { kind, name, on: closed_on ?? '' })))
      return
    }
    case 'taken': {
      const { id, kind, name } = choice.one
      w.facilityId = id
      if (!choice.one.is_same) w.problems.push(notice('facility', `登记在这家企业已有的${kind}“${name}”名下，请核对`))
      return
    }
    case 'several': {
      const names = choice.all.map((f) => `${f.kind}“${f.name}”${f.is_closed ? '（已关停）' : ''}`).join('、')
      w.problems.push(problem('facility', sentence('facility-several', { name: asked.name, names })))
      return
    }
    case 'new':
      if (choice.alike) w.problems.push(alike(`已有写法相近的${asked.kind}“${choice.alike.name}”`))
  }
}

/**
 * What was closed never comes back silently: a new item, an import or an edit that names a closed facility, written as it is or alike, is
 * refused in words, also where a ledger of lines names a kiln. One that runs under such a kind is taken; one that runs and is only
 * written alike is told of, and another one is made. An item that stands keeps its own.
 */
export async function refuseClosedFacilities(batch: Batch, works: readonly Working[]): Promise<void> {
  const { ctx, register } = batch
  const { subject, facilityKind: kind } = register
  if (subject !== 'facility' || kind === null) return
  const asked = new Map<number, { n: number; enterprise: number; kind: string; name: string }>()
  for (const w of works) {
    const { enterprise_id: enterprise, facility: name } = w.composed.columns as Pick<
      ItemRaw,
      'enterprise_id' | 'facility'
    >
    if (isElsewhere(w) || enterprise === null || name === null) continue
    if (namesAnother(w)) asked.set(w.n, { n: w.n, enterprise, kind, name })
    else if (w.before?.facility_id != null) w.facilityId = w.before.facility_id
  }
  const named = await namedFacilities(ctx.tx, [...asked.values()])
  for (const w of works) {
    const [choice, of] = [named.get(w.n), asked.get(w.n)]
    if (choice && of) hold(w, choice, of)
  }
  noticeTwice(batch, kind, works)
}
