import shapes from './data/counties-schematic.json' with { type: 'json' }

/** WGS84, longitude first. */
export type Position = readonly [longitude: number, latitude: number]

export interface CountyShape {
  readonly type: 'Feature'
  readonly properties: { readonly code: string; readonly name: string }
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: Position[][] }
}
export interface CountyShapes {
  readonly type: 'FeatureCollection'
  readonly features: CountyShape[]
}

/** 示意图，不作划界依据. No node:fs here: the web imports this file. */
export const countyShapes: CountyShapes = {
  type: 'FeatureCollection',
  features: shapes.features.map((f) => ({
    type: 'Feature',
    properties: { code: f.properties.code, name: f.properties.name },
    geometry: { type: 'Polygon', coordinates: f.geometry.coordinates.map((ring) => ring.map(position)) },
  })),
}

/** The development zones have no outline: points, about where they lie (data's README), by unit code. */
export const zonePoints: Readonly<Record<string, { name: string; at: Position }>> = {
  zhengdong: { name: '郑东新区', at: [113.73, 34.77] },
  gaoxin: { name: '高新区', at: [113.55, 34.81] },
  jingkai: { name: '经开区', at: [113.74, 34.72] },
  hanggang: { name: '航空港区', at: [113.85, 34.53] },
}

function position(pair: number[]): Position {
  const [longitude, latitude] = pair
  if (longitude === undefined || latitude === undefined) throw new Error('a position has two numbers')
  return [longitude, latitude]
}
