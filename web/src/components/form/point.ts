import type { Crs } from '@gongjian/domain/area/crs.ts'
import { POINT_COLUMNS } from '@gongjian/domain/register/columns.ts'
import type { Point } from '@gongjian/domain/register/item.ts'
import type { Value } from '@gongjian/domain/register/value.ts'

/** An item or an enterprise as a record of its columns. */
export type Text = Readonly<Record<string, Value>>

export type PointColumn = (typeof POINT_COLUMNS)[number]

export function isPointColumn(column: string): column is PointColumn {
  return POINT_COLUMNS.some((c) => c === column)
}

export const HALF_POINT = '经度、纬度要一起填写'

/** The half of a point that is missing; null: both are there, or none. */
export function missingHalf({ longitude = null, latitude = null }: Text): PointColumn | null {
  if ((longitude === null) === (latitude === null)) return null
  return longitude === null ? 'longitude' : 'latitude'
}

/** null: not both halves are there. */
export function pointOf({ longitude = null, latitude = null }: Text): Point | null {
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null
}

/** What is sent of a point: nothing where it was not written; half a point waits for its other half. */
export function pointChange(text: Text, touched: readonly string[]): { point?: Point | null } {
  if (!touched.some(isPointColumn)) return {}
  const point = pointOf(text)
  const isEmpty = POINT_COLUMNS.every((c) => (text[c] ?? null) === null)
  return point !== null || isEmpty ? { point } : {}
}

export type Pair = readonly [longitude: number, latitude: number]

/** `113.62, 34.74`, also the other way round: in China no longitude is a latitude. null: no two such numbers. */
export function pairFrom(text: string): Pair | null {
  const numbers = text
    .normalize('NFKC')
    .split(/[^\d.]+/)
    .filter((t) => t !== '')
    .map(Number)
  const [a, b] = numbers
  if (numbers.length !== 2 || a === undefined || b === undefined) return null
  if (isLongitude(a) && isLatitude(b)) return [a, b]
  return isLongitude(b) && isLatitude(a) ? [b, a] : null
}

function isLongitude(n: number): boolean {
  return n >= 73 && n <= 136
}
function isLatitude(n: number): boolean {
  return n >= 3 && n <= 54
}

/** To seven decimals: a centimetre. The library comes when it is asked for. */
export async function toWgs84(pair: Pair, from: Crs): Promise<Pair> {
  if (from === 'WGS84') return pair
  const { default: gcoord } = await import('gcoord')
  const [longitude = 0, latitude = 0] = gcoord.transform([...pair], gcoord[from], gcoord.WGS84)
  return [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))]
}
