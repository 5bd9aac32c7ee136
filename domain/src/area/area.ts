import { z } from 'zod'

/** What a polygon is of; the location tests of the rules name them. */
export const AreaKind = z.enum(['园区', '化工园区', '建成区', '中心城区', '生态红线'])
export type AreaKind = z.infer<typeof AreaKind>

/**
 * Where a fact of a rule set is told by a point: whoever lies in an area of one of these kinds. A point outside all of them says no only
 * where the maps of all the kinds are whole.
 */
export type Located = Readonly<Record<string, readonly AreaKind[]>>

/** By the rule set's subject. */
export type Locations = Readonly<Record<string, Located>>

/** Where a fact keeps what its value was read from: the polygon, in words. */
export function sourceKey(fact: string): string {
  return `${fact}.from`
}

/** Positions of all rings of one file. */
export const MOST_POSITIONS = 200_000
/** Beyond this a ring is not looked through for crossings in a moment. */
export const MOST_RING_POSITIONS = 5000
export const MOST_AREAS = 2000
/** WGS84, degrees: as of an item's point (register/columns.ts). */
export const BOUNDS = { west: 73, east: 136, south: 3, north: 54 } as const
