import type { Point } from '@gongjian/domain/register/item.ts'

interface Place {
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
