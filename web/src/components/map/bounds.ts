export interface Bounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export type Position = readonly [longitude: number, latitude: number]

export function boundsOf(points: readonly Position[]): Bounds {
  const longitudes = points.map((p) => p[0])
  const latitudes = points.map((p) => p[1])
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
}

export function middleOf(ring: readonly Position[]): Position {
  const { west, south, east, north } = boundsOf(ring)
  return [(west + east) / 2, (south + north) / 2]
}

/** Degrees of a cell that a screen holds about eight of, a power of two. */
function cellOf(zoom: number): number {
  return 360 / 2 ** (Math.floor(zoom) + 1)
}

/** Out to whole cells: a small push of the map asks for what is there already. */
export function snapped(view: Bounds & { readonly zoom: number }): Bounds & { readonly zoom: number } {
  const cell = cellOf(view.zoom)
  const down = (n: number) => Number((Math.floor(n / cell) * cell).toFixed(6))
  const up = (n: number) => Number((Math.ceil(n / cell) * cell).toFixed(6))
  return {
    west: Math.max(-180, down(view.west)),
    south: Math.max(-85, down(view.south)),
    east: Math.min(180, up(view.east)),
    north: Math.min(85, up(view.north)),
    zoom: Math.max(0, Math.floor(view.zoom)),
  }
}
