import type { Bounds, Position } from '../../components/map/bounds.ts'

export interface Projection {
  readonly project: (point: Position) => [number, number]
  readonly height: number
}

/** A plate carrée squeezed at the middle latitude: enough for one city drawn as a sketch. */
export function projection({ west, south, east, north }: Bounds, width: number): Projection {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const margin = 4
  const scale = (width - 2 * margin) / ((east - west) * squeeze)
  return {
    project: ([longitude, latitude]) => [
      margin + (longitude - west) * squeeze * scale,
      margin + (north - latitude) * scale,
    ],
    height: (north - south) * scale + 2 * margin,
  }
}

/** The centroid of a ring by its area: where a label sits best. */
export function centre(ring: readonly Position[]): Position {
  let area = 0
  let x = 0
  let y = 0
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1]
    const cross = x1 * y2 - x2 * y1
    area += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  })
  return area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)]
}
