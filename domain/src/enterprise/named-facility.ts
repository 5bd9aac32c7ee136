import { kindsNamedBy } from './enterprise.ts'
import { facilityCore, facilityLikeness, isCountedAs, isWrittenNear, LIKE, withoutSize } from './like-facility.ts'

/** One of the hub that bears the name that was asked for, or one written alike (facilityCore). */
export interface NamedFacility {
  readonly id: number
  readonly kind: string
  readonly name: string
  /** false: another name, of which only the writing differs. */
  readonly is_same: boolean
  readonly is_closed: boolean
  readonly closed_on: string | null
  /** Closed, and called so before it got the name that it has; null: the name is its own. */
  readonly former: string | null
}

/**
 * new: nothing of the hub is meant, another one is made; `alike`: one of its kind runs whose name is only written differently; `closed`: one
 * that was closed may be meant, for a person to say.
 */
export type NamedChoice =
  | { readonly is: 'new'; readonly alike: NamedFacility | null; readonly closed: NamedFacility | null }
  | { readonly is: 'taken' | 'closed'; readonly one: NamedFacility }
  | { readonly is: 'several'; readonly all: readonly NamedFacility[] }

/** Its name, with the one that it had where that was asked for. */
export function nameInWords({ name, former }: Pick<NamedFacility, 'name' | 'former'>): string {
  return former === null ? name : `${name}（原名${former}）`
}

interface Asked {
  readonly kind: string
  readonly name: string
}

/** 1号 may be a line and a kiln, 1号窑 is one thing under whatever kind. */
export function saysWhatItIs(name: string): boolean {
  return /[^0-9a-z/]/.test(facilityCore(name))
}

/**
 * Whether a facility of this kind is what the name, entered as `asked.kind`, means if it was closed: a whole name under whatever kind, a
 * bare number only under its own and what a ledger of lines stands for.
 */
export function isMeantAs(asked: Asked, kind: string): boolean {
  return saysWhatItIs(asked.name) || kindsNamedBy(asked.kind).includes(kind)
}

/** A number, and the word of what bears it: 7号窑, 5号隧道窑. The database asks the same (isNumbered of server/src/enterprise/sql/facility-sql.ts). */
const NUMBERED = /^([0-9a-z/]+)([^0-9a-z/]*[窑炉线井])$/
const ONE_WORD = /^([窑炉线井]|锅炉)$/

/**
 * Whether a bare number, under a kind that it may stand for, is the number of the other name: 7# among kilns is 7号窑 and 5号隧道窑. The other
 * way round only where the word is the kind's own: of a closed 5# nobody knows whether it was 5号隧道窑.
 */
function isNumbered(asked: Asked, closed: Asked): boolean {
  if (!kindsNamedBy(asked.kind).includes(closed.kind)) return false
  const [core, other] = [facilityCore(asked.name), facilityCore(closed.name)]
  const [, number, word] = NUMBERED.exec(core) ?? []
  return NUMBERED.exec(other)?.[1] === core || (number === other && ONE_WORD.test(word ?? ''))
}

/** Whether what is entered under this kind and name would be the closed one, entered anew. */
export function comesBackAs(asked: Asked, closed: Asked): boolean {
  const isAlike = facilityCore(asked.name) === facilityCore(closed.name)
  return (isAlike && isMeantAs(asked, closed.kind)) || isNumbered(asked, closed)
}

/** Of other kinds 7号窑除尘器 holds the name of 7号窑, and is none. */
function areOfOneKind(one: string, other: string): boolean {
  return kindsNamedBy(one).includes(other) || kindsNamedBy(other).includes(one)
}

function nearness(asked: Asked, f: Asked): number {
  const number = NUMBERED.exec(facilityCore(withoutSize(asked.name)))?.[1]
  if (kindsNamedBy(asked.kind).includes(f.kind) && facilityCore(f.name) === number) return 1
  if (areOfOneKind(asked.kind, f.kind) && isCountedAs(asked.name, f.name)) return 1
  const likeness = facilityLikeness(asked.name, f.name)
  const isNear = areOfOneKind(asked.kind, f.kind) && isWrittenNear(asked.name, f.name)
  return isNear ? Math.max(likeness, LIKE) : likeness
}

/** A closed one whose name is near, or that bears the number alone: it may be another one. */
export function nearest<F extends Asked>(asked: Asked, closed: readonly F[]): F | null {
  const near = closed
    .map((f) => ({ f, likeness: nearness(asked, f) }))
    .filter(({ f, likeness }) => likeness >= LIKE && isMeantAs(asked, f.kind))
    .sort((a, b) => b.likeness - a.likeness)
  return near[0]?.f ?? null
}

function one(found: NamedFacility): NamedChoice {
  return { is: found.is_closed ? 'closed' : 'taken', one: found }
}

function oneOf(found: readonly NamedFacility[]): NamedChoice {
  const [first] = found
  return first && found.length === 1 ? one(first) : { is: 'several', all: found }
}

/**
 * Which facility a ledger means by a name. What bears the very name goes before what is written alike, and the ledger's own kind before
 * others; whatever else is closed does not come back as a new one. Of several under other kinds (a boiler 1号, a kiln 1号) none is guessed.
 */
export function chooseNamed(asked: Asked, found: readonly NamedFacility[]): NamedChoice {
  const kinds = kindsNamedBy(asked.kind)
  const core = facilityCore(asked.name)
  const all = found.filter((f) => f.former !== null || facilityCore(f.name) === core)
  const own = all.filter((f) => f.kind === asked.kind)
  const others = all.filter((f) => f.kind !== asked.kind && kinds.includes(f.kind))
  const same = own.find((f) => f.name === asked.name) ?? own.find((f) => f.is_same)
  if (same) return one(same)
  const sameOthers = others.filter((f) => f.is_same)
  if (sameOthers.length > 0) return oneOf(sameOthers)
  const rest = found.filter((f) => f.is_closed && !all.includes(f))
  const closed =
    [...own, ...others, ...all].find((f) => f.is_closed && isMeantAs(asked, f.kind)) ??
    rest.find((f) => comesBackAs(asked, f))
  if (closed) return one(closed)
  const [alike] = own
  if (alike) return { is: 'new', alike, closed: nearest(asked, rest) }
  return others.length > 0 ? oneOf(others) : { is: 'new', alike: null, closed: nearest(asked, rest) }
}
