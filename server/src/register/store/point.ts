import type { Point } from '@gongjian/domain/register/item.ts'

export interface Place {
  readonly lon: number | null
  readonly lat: number | null
}

export function pointOf({ lon, lat }: Place): Point | null {
  return lon === null || lat === null ? null : { longitude: lon, latitude: lat }
}

/** What a person wrote as columns; undefined: nothing was said, so what stands stays. */
export function placeOf(point: Point | null | undefined): Place | undefined {
  return point === undefined ? undefined : { lon: point?.longitude ?? null, lat: point?.latitude ?? null }
}

const EARTH_METRES = 6_371_000

/** Between two points of WGS84, in whole metres (great circle). */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const rad = (d: number): number => (d * Math.PI) / 180
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2
  return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h))))
}
