export type Point = readonly [number, number]

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export interface Projection {
  readonly project: (point: Point) => [number, number]
  readonly height: number
}

/** A plate carrée squeezed at the middle latitude: enough for one city drawn as a sketch. */
export function projection({ west, south, east, north }: Box, width: number): Projection {
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

export function boxOf(points: readonly Point[]): Box {
  const longitudes = points.map((p) => p[0])
  const latitudes = points.map((p) => p[1])
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
}

/** The centroid of a ring by its area: where a label sits best. */
export function centre(ring: readonly Point[]): Point {
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
