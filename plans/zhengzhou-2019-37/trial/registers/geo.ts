import { countyShapes, zonePoints, type Position } from '../../map.ts'
import type { Rng } from '../random.ts'
import type { TrialPoint } from './types.ts'

function isInside([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false
  ring.forEach(([xa, ya], i) => {
    const [xb, yb] = ring[(i + ring.length - 1) % ring.length] ?? [xa, ya]
    if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside
  })
  return inside
}

export function isInUnit(unit: string, point: TrialPoint): boolean {
  const ring = countyShapes.features.find((s) => s.properties.code === unit)?.geometry.coordinates[0]
  return ring ? isInside([point.longitude, point.latitude], ring) : unit in zonePoints
}

function rounded(longitude: number, latitude: number): TrialPoint {
  return { longitude: Math.round(longitude * 1e5) / 1e5, latitude: Math.round(latitude * 1e5) / 1e5 }
}

/** A development zone has no outline: its points lie within about two kilometres of where it is drawn. */
const ZONE_REACH_DEGREES = 0.02
const TRIES = 200

/** A place inside the county's schematic outline. */
export function pointIn(unit: string, r: Rng): TrialPoint {
  const spread = (from: number, to: number): number => from + r.next() * (to - from)
  const zone = zonePoints[unit]
  if (zone) {
    const [x, y] = zone.at
    return rounded(
      spread(x - ZONE_REACH_DEGREES, x + ZONE_REACH_DEGREES),
      spread(y - ZONE_REACH_DEGREES, y + ZONE_REACH_DEGREES),
    )
  }
  const ring = countyShapes.features.find((s) => s.properties.code === unit)?.geometry.coordinates[0] ?? []
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  for (let i = 0; i < TRIES; i++) {
    const point = rounded(spread(Math.min(...xs), Math.max(...xs)), spread(Math.min(...ys), Math.max(...ys)))
    if (isInUnit(unit, point)) return point
  }
  throw new Error(`no point found inside ${unit}`)
}

/** Near a place, still inside its county: a kiln in its yard. */
export function pointNear(unit: string, { longitude, latitude }: TrialPoint, r: Rng): TrialPoint {
  const near = rounded(longitude + (r.next() - 0.5) * 0.002, latitude + (r.next() - 0.5) * 0.002)
  return isInUnit(unit, near) ? near : { longitude, latitude }
}
