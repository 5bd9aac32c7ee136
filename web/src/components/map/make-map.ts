import type { Spot } from '@gongjian/domain/register/spot.ts'
import { Map as GlMap, NavigationControl, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { pictureOf, RATIO } from './marks.ts'
import type { Bounds } from './bounds.ts'
import { groundStyle } from './ground-style.ts'
import type { Ground } from './ground.ts'
import { featuresOf } from './spots.ts'

setWorkerUrl(workerUrl)

export type ItemsMap = GlMap

const WORDS = {
  'NavigationControl.ZoomIn': '放大',
  'NavigationControl.ZoomOut': '缩小',
  'Map.Title': '地图',
}

const FIT = { padding: 24, animate: false }

/** A window that grows shows the whole city larger, as long as nobody looked elsewhere. */
function fitUntilMoved(map: GlMap, box: [number, number, number, number]) {
  const camera = () => `${map.getZoom()} ${map.getCenter().toString()}`
  let fitted = camera()
  map.on('resize', () => {
    if (camera() !== fitted) return
    map.fitBounds(box, FIT)
    fitted = camera()
  })
}

/** The ground and an empty layer of items. Throws where the browser has no WebGL. */
export function makeMap(container: HTMLElement, ground: Ground): GlMap {
  const { bounds, sources, layers } = groundStyle(ground)
  const box: [number, number, number, number] = [bounds.west, bounds.south, bounds.east, bounds.north]
  const map = new GlMap({
    container,
    bounds: box,
    fitBoundsOptions: FIT,
    attributionControl: ground.tiandituKey === null ? false : {},
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 17,
    locale: WORDS,
    style: {
      version: 8,
      sources: {
        ...sources,
        items: { type: 'geojson', data: featuresOf([]) },
      },
      layers: [
        ...layers,
        {
          id: 'item',
          type: 'symbol',
          source: 'items',
          layout: { 'icon-image': ['get', 'picture'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
        },
      ],
    },
  })
  fitUntilMoved(map, box)
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
