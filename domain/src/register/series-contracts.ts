import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { Page } from '../operation/page.ts'
import { UnitRef } from '../unit/unit.ts'
import { FieldValues, ItemId } from './item.ts'
import { Narrowed, registerOnly } from './narrowed.ts'
import { Spot, Viewport } from './spot.ts'

/** Figures by month or year, and the map. */
export const seriesContracts = {
  getSeries: contract({
    name: 'getSeries',
    method: 'GET',
    path: '/registers/:register/series/:series',
    summary: '时序数据',
    access: 'item.read',
    scope: 'series:read',
    input: registerOnly.extend({
      series: z.string().max(40),
      item: z.coerce.number().int().optional(),
      year: z.coerce.number().int().min(1990).max(2100),
      /** Items and figures as they stood at the end of that day; `mayEdit` is then no. */
      asOf: Day.optional().describe('截至日期'),
      lacks: z.string().max(60).optional().describe('只列这个指标在这一年还缺数的条目'),
      ...Page.shape,
    }),
    /** `year` and the year before it, so that last year stands beside. */
    output: z.object({
      periods: z.array(z.string()),
      rows: z.array(
        z.object({
          item: z.number().int(),
          title: z.string(),
          /** What of its key is not in its title, in words: an enterprise has a row for each kind of waste. */
          beside: z.string(),
          unit: UnitRef.nullable(),
          mayEdit: z.boolean(),
          cells: z.record(z.string(), FieldValues),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  saveSeries: contract({
    name: 'saveSeries',
    method: 'PUT',
    path: '/registers/:register/series/:series',
    summary: '保存时序数据',
    access: 'item.edit',
    scope: 'series:write',
    input: registerOnly.extend({
      series: z.string().max(40),
      cells: z
        .array(
          z.strictObject({
            item: ItemId,
            period: z.string().regex(/^\d{4}(-\d{2})?$/, '期写作 2019 或 2019-08'),
            values: FieldValues,
          }),
        )
        .min(1)
        .max(5000),
      confirmed: z.boolean().default(false),
    }),
    /** `asks`: changes beyond the bound against last year; nothing is saved until they are confirmed. */
    output: z.object({
      saved: z.number().int(),
      asks: z.array(
        z.object({
          item: z.number().int(),
          title: z.string(),
          period: z.string(),
          field: z.string(),
          label: z.string(),
          before: z.number(),
          now: z.number(),
          percent: z.number(),
          /** Of parts that are more than their whole (`before`): what to look at. Absent: a leap against last year. */
          why: z.string().optional(),
        }),
      ),
    }),
  }),
  mapItems: contract({
    name: 'mapItems',
    method: 'GET',
    path: '/registers/:register/map',
    summary: '台账地图',
    access: 'item.read',
    scope: 'items:read',
    input: Narrowed.extend(Viewport.shape),
    output: z.array(Spot),
  }),
} as const
