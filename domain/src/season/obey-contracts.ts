import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { Page, pageOf } from '../operation/page.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { Done } from '../session/contracts.ts'
import { UnitCode, UnitRef } from '../unit/unit.ts'
import { ALERT_COLOURS } from './alert.ts'
import { planOnly, seasonOnly, SeasonView, VersionNumber } from './contracts.ts'

export const SeasonAlert = z.object({
  id: z.number().int(),
  colour: z.enum(ALERT_COLOURS),
  from: Day,
  until: Day,
  basis: z.string(),
  by: z.string(),
})
export type SeasonAlert = z.infer<typeof SeasonAlert>

/**
 * One bar: place of its enterprise in `enterprises`, the line's name, place of its measure in MEASURES (-1: not written yet), per cent,
 * first and last day counted from the season's first; null: not written; places in `alertWords` of what yellow, orange and red add (-1:
 * nothing; none at all: the season has no alert). Short, since a season has thousands.
 */
export const TimelineBar = z.tuple([
  z.number().int(),
  z.string(),
  z.number().int(),
  z.number().nullable(),
  z.number().int().nullable(),
  z.number().int().nullable(),
  z.array(z.number().int()),
])
export type TimelineBar = z.infer<typeof TimelineBar>

export const SeasonTimeline = z.object({
  season: SeasonView,
  enterprises: z.array(z.object({ id: z.number().int().nullable(), name: z.string(), unit: UnitRef.nullable() })),
  /** In the order of their enterprises. */
  bars: z.array(TimelineBar),
  alertWords: z.array(z.string()),
  alerts: z.array(SeasonAlert),
  mayAlert: z.boolean(),
})
export type SeasonTimeline = z.infer<typeof SeasonTimeline>

export const PollutantCut = z.object({
  pollutant: z.string(),
  /** t against no plan, of the rows of which it is known. */
  total: z.number(),
  /** Of it as the county wrote it, and as it was reckoned from the yearly emission. */
  written: z.number(),
  reckoned: z.number(),
  /** Rows of which it is known, and of which it is not: their cut is in no figure. */
  known: z.number().int(),
  unknown: z.number().int(),
  /** Rows without a figure of their own that lie under one that has: what a line cuts holds what its processes cut. */
  within: z.number().int(),
  /** Rows whose figure was written for a measure that has changed since: it counts nowhere and is asked anew. */
  setAside: z.number().int(),
})
export type PollutantCut = z.infer<typeof PollutantCut>

/** How the cut of a row is known, by the columns of PollutantCut that count rows. */
export const CUT_STANDINGS = {
  known: '已知',
  within: '已含在上级',
  unknown: '不知道，没有计入',
  setAside: '须重填',
} as const satisfies Partial<Record<keyof PollutantCut, string>>
export type CutStanding = keyof typeof CUT_STANDINGS

export const PatrolRow = z.object({
  id: z.number().int(),
  /** Of the item as it stands, for writing down what was found; null: it is no longer there. */
  version: z.number().int().nullable(),
  enterprise: z.object({ id: z.number().int().nullable(), name: z.string() }),
  address: z.string().nullable(),
  township: z.string().nullable(),
  /** 1#隧道窑 · 焙烧 */
  line: z.string(),
  /** What must be so on the day: 停产, 限产 30 %; '': nothing but what the alert adds. */
  order: z.string(),
  until: Day.nullable(),
  /** What the day's alert adds. */
  alert: z.string().nullable(),
  carriedOut: z.string().nullable(),
  inspectedOn: Day.nullable(),
})
export type PatrolRow = z.infer<typeof PatrolRow>

const Patrol = planOnly.extend({
  on: Day.meta({ title: '日期' }),
  township: z.string().max(40).optional(),
})

export const seasonObeyContracts = {
  getSeasonTimeline: contract({
    name: 'getSeasonTimeline',
    method: 'GET',
    path: '/season-timelines/:season',
    summary: '错峰季甘特图',
    access: 'item.read',
    input: seasonOnly.extend({ unit: UnitCode.optional(), number: VersionNumber }),
    output: SeasonTimeline,
  }),
  getSeasonReduction: contract({
    name: 'getSeasonReduction',
    method: 'GET',
    path: '/season-reductions/:season',
    summary: '错峰季预计减排',
    access: 'item.read',
    input: seasonOnly.extend({ unit: UnitCode.optional() }),
    output: z.array(PollutantCut),
  }),
  addSeasonAlert: contract({
    name: 'addSeasonAlert',
    method: 'POST',
    path: '/season-alerts',
    summary: '登记重污染天气预警',
    access: 'season.review',
    input: seasonOnly.extend({
      colour: z.enum(ALERT_COLOURS).meta({ title: '预警等级' }),
      from: Day,
      until: Day.meta({ title: '结束日期' }),
      basis: z.string().trim().min(2, '请写明发布文件').max(200).meta({ title: '发布文件' }),
    }),
    output: SeasonAlert,
  }),
  removeSeasonAlert: contract({
    name: 'removeSeasonAlert',
    method: 'DELETE',
    path: '/season-alerts/:alert',
    summary: '删除重污染天气预警',
    access: 'season.review',
    input: z.object({ alert: RowNumberInPath.positive().meta({ title: '预警' }) }),
    output: Done,
  }),
  downloadSeasonOrder: contract({
    name: 'downloadSeasonOrder',
    method: 'GET',
    path: '/seasons/:season/:unit/orders/:enterprise',
    summary: '下载错峰生产通知单',
    access: 'item.read',
    answer: 'file',
    input: planOnly.extend({ enterprise: RowNumberInPath.positive().meta({ title: '企业' }) }),
    output: z.unknown(),
  }),
  exportSeasonPlan: contract({
    name: 'exportSeasonPlan',
    method: 'GET',
    path: '/seasons/:season/:unit/workbook',
    summary: '导出错峰方案',
    access: 'item.read',
    answer: 'file',
    input: planOnly.extend({ number: VersionNumber }),
    output: z.unknown(),
  }),
  listPatrol: contract({
    name: 'listPatrol',
    method: 'GET',
    path: '/seasons/:season/:unit/patrol',
    summary: '错峰巡查单',
    access: 'item.read',
    input: Patrol.extend(Page.shape),
    output: pageOf(PatrolRow).extend({
      season: SeasonView,
      unit: UnitRef,
      register: z.string(),
      version: z.number().int(),
      alert: z.enum(ALERT_COLOURS).nullable(),
      /** Rows that the alert is for and that do not say what they add. */
      unwritten: z.number().int(),
      townships: z.array(z.object({ code: z.string(), name: z.string(), rows: z.number().int() })),
      mayWrite: z.boolean(),
    }),
  }),
  exportPatrol: contract({
    name: 'exportPatrol',
    method: 'GET',
    path: '/seasons/:season/:unit/patrol-workbook',
    summary: '导出错峰巡查单',
    access: 'item.read',
    answer: 'file',
    input: Patrol,
    output: z.unknown(),
  }),
} as const
