import { z } from 'zod'
import { contract } from '../operation/contract.ts'

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], '坐标应为 [经度, 纬度]')
const Ring = z.array(Position).min(4, '一圈至少 4 个点').readonly()

/** Boundaries of one's own, GeoJSON in WGS84 (or CGCS2000, which is the same to a metre): a county's code and name with its area. */
export const Outlines = z.object({
  type: z.literal('FeatureCollection', '应为 FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({
          code: z.string('缺 code（六位行政区划代码）').regex(/^\d{6}$/, 'code 应为六位行政区划代码'),
          name: z.string('缺 name（名称）').min(1, 'name 不能为空'),
        }),
        geometry: z.discriminatedUnion('type', [
          z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
          z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
        ]),
      }),
    )
    .min(1, '里面没有一个区域'),
})
export type Outlines = z.infer<typeof Outlines>

/** What lies beneath the items: what the deployment set, else the pack's schematic. */
export const MapBase = z.object({
  /** null: none of one's own. */
  outlines: Outlines.nullable(),
  /** A browser's key for the tiles of 天地图; null: no tiles. */
  tiandituKey: z.string().nullable(),
})
export type MapBase = z.infer<typeof MapBase>

export const mapContracts = {
  getMapBase: contract({
    name: 'getMapBase',
    method: 'GET',
    path: '/map-base',
    summary: '底图',
    access: 'plan.read',
    input: z.object({}),
    output: MapBase,
  }),
} as const
