import { FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import { nameInWords, type NamedChoice, type NamedFacility } from '@gongjian/domain/enterprise/named-facility.ts'
import { sentence } from '@gongjian/domain/error/codes.ts'
import { fits, type Register } from '@gongjian/domain/register/register.ts'
import type { ItemValues } from '@gongjian/domain/register/value.ts'
import type { Ctx } from '../../app.ts'
import { isElsewhere, isRefused, type Batch, type Working } from './batch.ts'
import { valuesOf, type ItemRaw } from './item-raw.ts'
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

/** Of one that is not the same by its name, and may be it: for a person to say. */
function nearClosed({ kind, name, closed_on }: NamedFacility): RowProblem {
  const which = `与${closed_on === null ? '' : `已于 ${closed_on} `}关停的${kind}“${name}”名称相近`
  return notice('facility', `${which}，如是同一台，关停的不会因重新登记而恢复，请不要登记；否则会登记为另一台，请核对`)
}

/** As it was made ready, where it was. */
function coreOf({ before, row }: Working, name: string): string {
  return (before === null ? row.ready?.core : null) ?? facilityCore(name)
}

/** Two new rows of one file that are written alike: the hub has neither yet. */
function noticeTwice({ cores }: Batch, kind: string, works: readonly Working[]): void {
  for (const w of works) {
    const { enterprise_id, enterprise, unit_id, facility: name } = w.composed.columns as unknown as ItemRaw
    if (isRefused(w) || w.before !== null || name === null) continue
    const key = `${enterprise_id ?? `${unit_id ?? ''}\u001f${enterprise ?? ''}`}\u001f${coreOf(w, name)}`
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

/** What the row's facility is, and what is wrong with it. `isOver`: the row tells of what is over (endsAThing), in an enterprise that is shut. */
function hold(w: Working, choice: NamedChoice, asked: Asked, isOver: boolean): void {
  switch (choice.is) {
    case 'closed': {
      if (isOver) return tie(w, choice.one)
      const { kind, closed_on } = choice.one
      const name = nameInWords(choice.one)
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
      else {
        // The closed one first: who has just entered one beside it is told of it all the same.
        if (choice.closed) w.problems.push(nearClosed(choice.closed))
        if (choice.alike) w.problems.push(alike(`已有写法相近的${asked.kind}“${choice.alike.name}”`))
      }
  }
}

interface Asked {
  readonly n: number
  readonly enterprise: number
  readonly kind: string
  readonly name: string
  readonly core: string
}

/**
 * Whether a row tells of the end of a thing (`ends` of the register): of an enterprise that is shut a county enters its old ledgers so, and
 * what they name comes to stand in the hub as closed. Any other ledger would have it run.
 */
function endsAThing({ ends }: Pick<Register, 'ends'>, values: ItemValues): boolean {
  return ends !== null && fits(ends, values)
}

/** The day on which it was done, as far as that is over. */
function closedOn({ ctx }: Batch, { composed }: Working): string {
  const today = ctx.app.clock.today()
  const { done } = composed.columns as Pick<ItemRaw, 'done'>
  return typeof done === 'string' && done <= today ? done : today
}

/** A facility that the hub has not is made, and runs: not where the enterprise was shut, where it is made as closed, or not at all. */
function holdInShut(
  batch: Batch,
  works: readonly Working[],
  asked: ReadonlyMap<number, Asked>,
  shut: ReadonlyMap<number, string>,
): void {
  const making = works.flatMap((w) => {
    const of = asked.get(w.n)
    return of && w.facilityId === undefined && !isRefused(w) ? [{ w, of }] : []
  })
  for (const { w, of } of making) {
    const name = shut.get(of.enterprise)
    if (name === undefined) continue
    if (endsAThing(batch.register, w.composed.values)) {
      w.closedOn = closedOn(batch, w)
      w.problems.push(notice('facility', `企业“${name}”已关停，${of.kind}“${of.name}”登记为已关停（${w.closedOn}）`))
    } else w.problems.push(problem('facility', sentence('enterprise-shut', { name, kind: of.kind, facility: of.name })))
  }
}

/** Of drafts: whose facility was closed since, in words. A relapse says itself that it runs again, and what is over in a shut enterprise is. */
export async function closedSince(
  { tx, actor }: Ctx,
  register: Register,
  rows: readonly ItemRaw[],
): Promise<Map<number, string>> {
  const shut = await shutEnterprises(
    tx,
    rows.flatMap((r) => r.enterprise_id ?? []),
  )
  const own = rows.flatMap((r) => {
    const { id, facility_id, enterprise_id, relapse_of } = r
    const isOver = shut.has(enterprise_id ?? 0) && endsAThing(register, valuesOf(register, r))
    return facility_id === null || relapse_of !== null || isOver ? [] : [{ id, facility_id }]
  })
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
 * runs in an enterprise that is shut; a row that tells of what is over there names what is closed, or is entered as closed.
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
    if (namesAnother(w)) asked.set(w.n, { n: w.n, enterprise, kind, name, core: coreOf(w, name) })
    else if (w.before?.facility_id != null) w.facilityId = w.before.facility_id
  }
  const named = await namedFacilities(ctx.tx, [...asked.values()])
  const shut = await shutEnterprises(
    ctx.tx,
    [...asked.values()].map((of) => of.enterprise),
  )
  for (const w of works) {
    const [choice, of] = [named.get(w.n), asked.get(w.n)]
    if (choice && of) hold(w, choice, of, shut.has(of.enterprise) && endsAThing(register, w.composed.values))
  }
  holdInShut(batch, works, asked, shut)
  noticeTwice(batch, kind, works)
}
