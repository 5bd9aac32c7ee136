import type { FeatureCollection, Point } from 'geojson'
import type { Spot } from '@gongjian/domain/register/spot.ts'

export interface SpotFacts {
  readonly picture: string
  /** 0: several items. */
  readonly id: number
}

export function featuresOf(spots: readonly Spot[]): FeatureCollection<Point, SpotFacts> {
  return {
    type: 'FeatureCollection',
    features: spots.map((s) => ({
      type: 'Feature',
      properties: {
        picture: s.id === null ? `many|${s.light}|${s.count}` : `item|${s.light}`,
        id: s.id ?? 0,
      },
      geometry: { type: 'Point', coordinates: [s.longitude, s.latitude] },
    })),
  }
}
