import { setImmediate } from 'node:timers/promises'
import { kinks } from '@turf/kinks'
import { z } from 'zod'
import { BOUNDS, MOST_AREAS, MOST_POSITIONS, MOST_RING_POSITIONS } from '@gongjian/domain/area/area.ts'
import { fail } from '@gongjian/domain/error/codes.ts'

/** One area as it is stored: its polygons, each its outline and its holes. */
export interface AreaShape {
  readonly name: string
  readonly polygons: readonly Polygon[]
}

type Position = readonly [longitude: number, latitude: number]
type Ring = readonly Position[]
type Polygon = readonly Ring[]

const PositionShape = z.tuple([z.number(), z.number()]).rest(z.number())
const RingShape = z.array(PositionShape)
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(RingShape).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(RingShape).min(1)).min(1) }),
])
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z.record(z.string(), z.unknown()).nullable(),
        geometry: Geometry,
      }),
    )
    .min(1),
})

/** Heads under which maps name their areas. */
const NAMES = ['name', '名称', 'NAME', 'Name', 'MC', '区域名称']
const LONGEST_NAME = 100

function refuse(reason: string): never {
  return fail('area-map-refused', { reason })
}

function nameOf(properties: Readonly<Record<string, unknown>> | null, n: number): string {
  const found = NAMES.map((k) => properties?.[k]).find((v) => typeof v === 'string' && v.trim() !== '')
  if (typeof found !== 'string') return refuse(`第 ${n} 个区域没有名称：请在属性“名称”里写明`)
  return found.trim().slice(0, LONGEST_NAME)
}

function inBounds([x, y]: Position): boolean {
  return x >= BOUNDS.west && x <= BOUNDS.east && y >= BOUNDS.south && y <= BOUNDS.north
}

function same([xa, ya]: Position, [xb, yb]: Position): boolean {
  return xa === xb && ya === yb
}

function mustBeRing(name: string, ring: Ring): void {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || ring.length < 4) return refuse(`“${name}”有一圈不足 4 个点，围不成区域`)
  if (!same(first, last)) return refuse(`“${name}”有一圈没有闭合：首尾两点应当相同`)
  if (ring.length > MOST_RING_POSITIONS)
    return refuse(`“${name}”有一圈 ${ring.length} 个点，多于 ${MOST_RING_POSITIONS} 个，请先简化`)
  const outside = ring.find((p) => !inBounds(p))
  if (outside)
    return refuse(`“${name}”有坐标（${outside.join('，')}）不在国内经纬度范围内：应为 WGS84 十进制度，先经度后纬度`)
  const [crossing] = kinks({ type: 'Polygon', coordinates: [ring.map(([x, y]) => [x, y])] }).features
  if (crossing) {
    const at = crossing.geometry.coordinates.map((v) => v.toFixed(5)).join('，')
    return refuse(`“${name}”的边界自相交（约在 ${at}），请改正后再载入`)
  }
}

function parsed(text: string): z.infer<typeof Collection> {
  let raw: unknown
  try {
    // Programs for Windows write a mark before the text that is none of it.
    raw = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse('不是 JSON 文件')
  }
  const found = Collection.safeParse(raw)
  if (found.success) return found.data
  const at = found.error.issues[0]?.path.join('.') ?? ''
  return refuse(
    `不是由 Polygon 或 MultiPolygon 组成的 GeoJSON（FeatureCollection）${at === '' ? '' : `，问题在 ${at}`}`,
  )
}

/**
 * The areas of a GeoJSON file (RFC 7946: WGS84, longitude first); a file of which one ring is wrong is refused whole, in words.
 * A ring of thousands of points takes a tenth of a second to look over, so others have their turn between two.
 */
export async function readGeoJson(text: string): Promise<AreaShape[]> {
  const { features } = parsed(text)
  if (features.length > MOST_AREAS) return refuse(`有 ${features.length} 个区域，多于 ${MOST_AREAS} 个`)
  const areas = features.map(({ properties, geometry }, i): AreaShape => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return {
      name: nameOf(properties, i + 1),
      polygons: polygons.map((p) => p.map((ring) => ring.map(([x, y]): Position => [x, y]))),
    }
  })
  const positions = areas.reduce((n, a) => n + a.polygons.flat().reduce((m, ring) => m + ring.length, 0), 0)
  if (positions > MOST_POSITIONS) return refuse(`共 ${positions} 个点，多于 ${MOST_POSITIONS} 个，请先简化`)
  for (const { name, polygons } of areas)
    for (const ring of polygons.flat()) {
      mustBeRing(name, ring)
      await setImmediate()
    }
  const names = areas.map((a) => a.name)
  const twice = names.find((n, i) => names.indexOf(n) !== i)
  if (twice !== undefined) return refuse(`有两个区域都叫“${twice}”：请合成一个 MultiPolygon，或改名`)
  return areas
}
