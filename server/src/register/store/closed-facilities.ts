import { FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import type { NamedChoice, NamedFacility } from '@gongjian/domain/enterprise/named-facility.ts'
import { sentence } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../../app.ts'
import { isElsewhere, isRefused, type Batch, type Working } from './batch.ts'
import type { ItemRaw } from './item-raw.ts'
import { flatKey } from './natural-key.ts'
import { notice, problem, type RowProblem } from './row-problem.ts'
import { namedFacilities, shutEnterprises } from './take-enterprises.ts'

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

function tie(w: Working, { id, kind, name, is_same }: NamedFacility): void {
  w.facilityId = id
  if (!is_same) w.problems.push(notice('facility', `登记在这家企业已有的${kind}“${name}”名下，请核对`))
}

/** What the row's facility is, and what is wrong with it. */
function hold(w: Working, choice: NamedChoice, asked: { readonly kind: string; readonly name: string }): void {
  switch (choice.is) {
    case 'closed': {
      const { kind, name, closed_on } = choice.one
      w.problems.push(problem('facility', sentence('facility-closed', { kind, name, on: closed_on ?? '' })))
      return
    }
    case 'taken':
      return tie(w, choice.one)
    case 'several': {
      const names = choice.all.map((f) => `${f.kind}“${f.name}”${f.is_closed ? '（已关停）' : ''}`).join('、')
      w.problems.push(problem('facility', sentence('facility-several', { name: asked.name, names })))
      return
    }
    case 'new':
      // An item that stands is corrected: its device is the one that is there, not another one beside it.
      if (choice.alike && w.before !== null) tie(w, choice.alike)
      else if (choice.alike) w.problems.push(alike(`已有写法相近的${asked.kind}“${choice.alike.name}”`))
  }
}

interface Asked {
  readonly n: number
  readonly enterprise: number
  readonly kind: string
  readonly name: string
}

/** A facility that the hub has not is made, and runs: not where the enterprise was shut. */
async function refuseInShut(
  { ctx }: Batch,
  works: readonly Working[],
  asked: ReadonlyMap<number, Asked>,
): Promise<void> {
  const making = works.flatMap((w) => {
    const of = asked.get(w.n)
    return of && w.facilityId === undefined && !isRefused(w) ? [{ w, of }] : []
  })
  const shut = await shutEnterprises(
    ctx.tx,
    making.map(({ of }) => of.enterprise),
  )
  for (const { w, of } of making) {
    const name = shut.get(of.enterprise)
    if (name !== undefined)
      w.problems.push(problem('facility', sentence('enterprise-shut', { name, kind: of.kind, facility: of.name })))
  }
}

/** Of drafts: whose facility was closed since, in words. A relapse says itself that it runs again. */
export async function closedSince(
  { tx, actor }: Ctx,
  rows: readonly Pick<ItemRaw, 'id' | 'facility_id' | 'relapse_of'>[],
): Promise<Map<number, string>> {
  const own = rows.flatMap(({ id, facility_id, relapse_of }) =>
    facility_id === null || relapse_of !== null ? [] : [{ id, facility_id }],
  )
  if (own.length === 0) return new Map()
  const closed = await tx
    .selectFrom('facility')
    .select(['id', 'kind', 'name', 'closed_on'])
    .where('plan_id', '=', actor.planId)
    .where('id', 'in', [...new Set(own.map((r) => r.facility_id))])
    .where('state', '=', FACILITY_CLOSED)
    .execute()
  const words = new Map(
    closed.map(({ id, kind, name, closed_on }) => [
      id,
      sentence('facility-closed', { kind, name, on: closed_on ?? '' }),
    ]),
  )
  return new Map(
    own.flatMap(({ id, facility_id }): [number, string][] => {
      const why = words.get(facility_id)
      return why === undefined ? [] : [[id, why]]
    }),
  )
}

/**
 * What was closed never comes back silently: a new item, an import or an edit that names a closed facility, written as it is or alike, is
 * refused in words, under whatever kind. One that runs and that a ledger of lines means is taken; of one that runs and is only written
 * alike a new item is told, and another one is made, and an item that stands is tied to it. An item that stands keeps its own. Nothing new
 * runs in an enterprise that is shut.
 */
export async function refuseClosedFacilities(batch: Batch, works: readonly Working[]): Promise<void> {
  const { ctx, register } = batch
  const { subject, facilityKind: kind } = register
  if (subject !== 'facility' || kind === null) return
  const asked = new Map<number, Asked>()
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
  await refuseInShut(batch, works, asked)
  noticeTwice(batch, kind, works)
}
