import type { Spot } from '@gongjian/domain/register/spot.ts'
import { countyShapes, zonePoints } from '@gongjian/plan-zhengzhou-2019-37/map.ts'
import type { FeatureCollection, Point as GeoPoint } from 'geojson'
import { Map as GlMap, NavigationControl, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { pictureOf, RATIO } from './marks.ts'
import { boundsOf, middleOf, type Bounds } from './bounds.ts'
import { featuresOf } from './spots.ts'

setWorkerUrl(workerUrl)

export type ItemsMap = GlMap
const CITY: Bounds = boundsOf(countyShapes.features.flatMap((f) => f.geometry.coordinates.flat()))

const WORDS = {
  'NavigationControl.ZoomIn': '放大',
  'NavigationControl.ZoomOut': '缩小',
  'Map.Title': '地图',
}

/** County names stand in the middle of their outline, those of the zones at their point. */
function names(): FeatureCollection<GeoPoint, { picture: string }> {
  const counties = countyShapes.features.map((f) => ({
    name: f.properties.name,
    at: middleOf(f.geometry.coordinates[0] ?? []),
  }))
  const zones = Object.values(zonePoints)
  return {
    type: 'FeatureCollection',
    features: [...counties, ...zones].map(({ name, at }) => ({
      type: 'Feature',
      properties: { picture: `name|${name}` },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  }
}

/** The schematic counties and an empty layer of items. Throws where the browser has no WebGL. */
export function makeMap(container: HTMLElement): GlMap {
  const map = new GlMap({
    container,
    bounds: [CITY.west, CITY.south, CITY.east, CITY.north],
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 17,
    locale: WORDS,
    style: {
      version: 8,
      sources: {
        counties: { type: 'geojson', data: countyShapes as unknown as FeatureCollection },
        names: { type: 'geojson', data: names() },
        items: { type: 'geojson', data: featuresOf([]) },
      },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': '#F5F6F7' } },
        { id: 'county', type: 'fill', source: 'counties', paint: { 'fill-color': '#fff' } },
        { id: 'border', type: 'line', source: 'counties', paint: { 'line-color': '#AEB6BE', 'line-width': 1 } },
        {
          id: 'name',
          type: 'symbol',
          source: 'names',
          layout: { 'icon-image': ['get', 'picture'], 'icon-padding': 4 },
        },
        {
          id: 'item',
          type: 'symbol',
          source: 'items',
          layout: { 'icon-image': ['get', 'picture'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
        },
      ],
    },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.setMissingStyleImageResolver((id) => {
    const picture = pictureOf(id)
    if (picture && !map.hasImage(id)) map.addImage(id, picture, { pixelRatio: RATIO })
  })
  return map
}

export function putSpots(map: GlMap, spots: readonly Spot[]) {
  const source = map.getSource<GeoJSONSource>('items')
  if (source) void source.setData(featuresOf(spots))
}

export function viewOf(map: GlMap): Bounds & { zoom: number } {
  const b = map.getBounds()
  return { west: b.getWest(), south: b.getSouth(), east: b.getEast(), north: b.getNorth(), zoom: map.getZoom() }
}
