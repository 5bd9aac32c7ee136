import {
  FACILITY_CLOSED,
  FACILITY_KINDS,
  isFacilityKind,
  mayHangOn,
  type FacilityKind,
} from '@gongjian/domain/enterprise/enterprise.ts'
import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import { comesBackAs, nearest } from '@gongjian/domain/enterprise/named-facility.ts'
import type { Facility } from '@gongjian/domain/enterprise/detail.ts'

const KINDS = Object.keys(FACILITY_KINDS) as FacilityKind[]

/** The tree line by line, from the top down. */
export function linesOf(tree: readonly Facility[]): Facility[] {
  return tree.flatMap((f) => [f, ...linesOf(f.children)])
}

/** What is not closed of these, and closes with what they hang on. */
export function openIn(tree: readonly Facility[]): Facility[] {
  return linesOf(tree).filter((f) => f.state !== FACILITY_CLOSED)
}

/** What runs below a facility, and so closes with it. */
export function closesWith(facility: Facility): Facility[] {
  return openIn(facility.children)
}

/** Kinds that a facility may carry; on the enterprise itself (null) every kind. */
export function kindsUnder(parent: Facility | null): FacilityKind[] {
  if (parent === null) return KINDS
  const kind = isFacilityKind(parent.kind) ? parent.kind : null
  return kind === null ? [] : KINDS.filter((k) => mayHangOn(k, kind))
}

/** On what a facility may hang: what runs and may carry its kind, but not itself nor what hangs on it. */
export function parentsFor(tree: readonly Facility[], facility: Facility): Facility[] {
  const below = new Set([facility, ...linesOf(facility.children)].map((f) => f.id))
  return linesOf(tree).filter(
    (f) => !below.has(f.id) && f.state !== FACILITY_CLOSED && kindsUnder(f).some((k) => k === facility.kind),
  )
}

/**
 * One of its kind that is written almost like the name, else one that was closed and may be it; null: none, or nothing is written yet.
 * `facility`: the one whose name it is.
 */
export function facilityAlike(
  tree: readonly Facility[],
  facility: Facility | null,
  kind: string,
  name: string,
): Facility | null {
  if (name.trim() === '') return null
  const core = facilityCore(name)
  const others = linesOf(tree).filter((f) => f.id !== facility?.id)
  const alike = others.find((f) => f.kind === kind && facilityCore(f.name) === core)
  if (alike) return alike
  const closed = others.filter((f) => f.state === FACILITY_CLOSED)
  const asked = { kind, name }
  return closed.find((f) => comesBackAs(asked, f)) ?? nearest(asked, closed)
}
