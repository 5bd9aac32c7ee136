import { kindsNamedBy } from './enterprise.ts'
import { facilityCore } from './like-facility.ts'

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

/** new: nothing of the hub is meant, another one is made; `alike`: one of its kind runs whose name is only written differently. */
export type NamedChoice =
  | { readonly is: 'new'; readonly alike: NamedFacility | null }
  | { readonly is: 'taken' | 'closed'; readonly one: NamedFacility }
  | { readonly is: 'several'; readonly all: readonly NamedFacility[] }

/** Its name, with the one that it had where that was asked for. */
export function nameInWords({ name, former }: Pick<NamedFacility, 'name' | 'former'>): string {
  return former === null ? name : `${name}（原名${former}）`
}

/** 1号 may be a line and a kiln, 1号窑 is one thing under whatever kind. */
export function saysWhatItIs(name: string): boolean {
  return /[^0-9a-z/]/.test(facilityCore(name))
}

/**
 * Whether a facility of this kind is what the name, entered as `asked.kind`, means if it was closed: a whole name under whatever kind, a
 * bare number only under its own and what a ledger of lines stands for.
 */
export function isMeantAs(asked: { readonly kind: string; readonly name: string }, kind: string): boolean {
  return saysWhatItIs(asked.name) || kindsNamedBy(asked.kind).includes(kind)
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
export function chooseNamed(
  asked: { readonly kind: string; readonly name: string },
  all: readonly NamedFacility[],
): NamedChoice {
  const kinds = kindsNamedBy(asked.kind)
  const own = all.filter((f) => f.kind === asked.kind)
  const others = all.filter((f) => f.kind !== asked.kind && kinds.includes(f.kind))
  const same = own.find((f) => f.name === asked.name) ?? own.find((f) => f.is_same)
  if (same) return one(same)
  const sameOthers = others.filter((f) => f.is_same)
  if (sameOthers.length > 0) return oneOf(sameOthers)
  const closed = [...own, ...others, ...all].find((f) => f.is_closed && isMeantAs(asked, f.kind))
  if (closed) return one(closed)
  const [alike] = own
  if (alike) return { is: 'new', alike }
  return others.length > 0 ? oneOf(others) : { is: 'new', alike: null }
}
