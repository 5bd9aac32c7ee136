import { countyShapes, zonePoints } from '@gongjian/plan-zhengzhou-2019-37/map.ts'
import type { Outlines } from '@gongjian/domain/map/contracts.ts'
import type { FeatureCollection, Point } from 'geojson'
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { boundsOf, middleOf, type Bounds, type Position } from './bounds.ts'
import type { Ground } from './ground.ts'

const CHINA: Bounds = { west: 73, south: 18, east: 135, north: 54 }

type Area = Outlines['features'][number]

function areasOf({ outlines, hasSchematic }: Ground): readonly Area[] {
  return outlines?.features ?? (hasSchematic ? (countyShapes.features as unknown as Area[]) : [])
}

/** Outer rings: of an area in several pieces, of each. */
function ringsOf({ geometry }: Area): (readonly Position[])[] {
  const pieces = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return pieces.flatMap(([outer]) => (outer ? [outer] : []))
}

function widest(rings: readonly (readonly Position[])[]): readonly Position[] {
  const sizes = rings.map((ring) => {
    const { west, south, east, north } = boundsOf(ring)
    return (east - west) * (north - south)
  })
  return rings[sizes.indexOf(Math.max(...sizes))] ?? []
}

/** County names stand in the middle of their outline, those of the zones (which the schematic has no outline of) at their point. */
function names(ground: Ground): FeatureCollection<Point, { picture: string }> {
  const areas = areasOf(ground).map((f) => ({ name: f.properties.name, at: middleOf(widest(ringsOf(f))) }))
  const zones = ground.outlines === null && ground.hasSchematic ? Object.values(zonePoints) : []
  return {
    type: 'FeatureCollection',
    features: [...areas, ...zones].map(({ name, at }) => ({
      type: 'Feature',
      properties: { picture: `name|${name}` },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  }
}

/** 矢量底图 and its labels, in web mercator (天地图 API, 地图服务): eight hosts share the load. */
function tiles(layer: 'vec' | 'cva', key: string): SourceSpecification {
  const hosts = [0, 1, 2, 3, 4, 5, 6, 7]
  return {
    type: 'raster',
    tileSize: 256,
    maxzoom: 18,
    attribution: '© 天地图（国家地理信息公共服务平台）',
    tiles: hosts.map(
      (n) =>
        `https://t${n}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`,
    ),
  }
}

export interface GroundStyle {
  readonly bounds: Bounds
  readonly sources: Readonly<Record<string, SourceSpecification>>
  readonly layers: readonly LayerSpecification[]
}

type Beneath = Omit<GroundStyle, 'bounds'>

function drawn(ground: Ground): Beneath {
  return {
    sources: { names: { type: 'geojson', data: names(ground) } },
    layers: [
      { id: 'county', type: 'fill', source: 'counties', paint: { 'fill-color': '#fff' } },
      {
        id: 'name',
        type: 'symbol',
        source: 'names',
        layout: { 'icon-image': ['get', 'picture'], 'icon-padding': 4 },
      },
    ],
  }
}

function tiled(key: string): Beneath {
  return {
    sources: { tiles: tiles('vec', key), labels: tiles('cva', key) },
    layers: [
      { id: 'tiles', type: 'raster', source: 'tiles' },
      { id: 'labels', type: 'raster', source: 'labels' },
    ],
  }
}

/** Sources and layers beneath the items. Over tiles an area is only its border: the tiles say the rest. */
export function groundStyle(ground: Ground): GroundStyle {
  const features = areasOf(ground)
  const points = features.flatMap(ringsOf).flat()
  const beneath = ground.tiandituKey === null ? drawn(ground) : tiled(ground.tiandituKey)
  const [lowest, ...above] = beneath.layers
  return {
    bounds: points.length > 0 ? boundsOf(points) : CHINA,
    sources: {
      counties: { type: 'geojson', data: { type: 'FeatureCollection', features: features as never } },
      ...beneath.sources,
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#F5F6F7' } },
      ...(lowest ? [lowest] : []),
      { id: 'border', type: 'line', source: 'counties', paint: { 'line-color': '#AEB6BE', 'line-width': 1 } },
      ...above,
    ],
  }
}
