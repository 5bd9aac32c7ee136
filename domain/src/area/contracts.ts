import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { AreaKind } from './area.ts'

const count = z.number().int()

/** The polygons of one kind as they were loaded last. */
export const AreaMap = z.object({
  kind: AreaKind,
  /** The map's own day. */
  on: Day,
  source: z.string(),
  /** Every area of the kind in the city is in it: whoever is outside is outside. */
  isWhole: z.boolean(),
  fileName: z.string(),
  trial: z.boolean(),
  by: z.string(),
  at: Instant,
  areas: z.array(z.object({ name: z.string(), positions: count })),
})
export type AreaMap = z.infer<typeof AreaMap>

/** Letters of a source. */
export const SOURCE = { least: 2, most: 200 } as const
export const SOURCE_WANTED = `请写明来源：哪个单位的哪份图，${SOURCE.least} 至 ${SOURCE.most} 字`

export const MapSource = z
  .string()
  .trim()
  .min(SOURCE.least, SOURCE_WANTED)
  .max(SOURCE.most, SOURCE_WANTED)
  .describe('来源：哪个单位的哪份图')

export const areaContracts = {
  listAreaMaps: contract({
    name: 'listAreaMaps',
    method: 'GET',
    path: '/area-maps',
    summary: '区域图',
    access: 'plan.read',
    input: z.object({}),
    output: z.array(AreaMap),
  }),
  loadAreaMap: contract({
    name: 'loadAreaMap',
    method: 'POST',
    path: '/area-maps/:kind',
    summary: '载入区域图',
    access: 'area.edit',
    upload: true,
    input: z.object({
      kind: AreaKind.describe('区域类别'),
      on: Day.describe('区域图的日期'),
      source: MapSource,
      whole: z.enum(['yes', 'no']).default('no').describe('全市此类区域都在图内'),
    }),
    output: AreaMap,
  }),
  removeAreaMap: contract({
    name: 'removeAreaMap',
    method: 'DELETE',
    path: '/area-maps/:kind',
    summary: '撤下区域图',
    access: 'area.edit',
    input: z.object({ kind: AreaKind.describe('区域类别') }),
    output: z.object({ removed: count }),
  }),
} as const
