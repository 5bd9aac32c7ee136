import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { Page, pageOf } from '../operation/page.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { UnitCode, UnitRef } from '../unit/unit.ts'
import { ALERT_COLOURS } from './alert.ts'
import { SeasonFinding } from './findings.ts'
import { PlanRow } from './plan-row.ts'
import { SEASON_GAP_KEYS } from './proposal.ts'
import { SeasonProposal } from './proposal-job.ts'
import { SeasonAction, SeasonState } from './season.ts'
import { MEASURES, TIERS } from './words.ts'

const Ordinal = RowNumberInPath.positive()
export const seasonOnly = z.object({ season: Ordinal.meta({ title: '错峰季' }) })
export const planOnly = seasonOnly.extend({ unit: UnitCode })
/** Which submission, as it was; absent: the rows as they stand. */
export const VersionNumber = Ordinal.optional().meta({ title: '第几版' })

const Percent = z.number().min(1, '比例在 1 到 100 之间').max(100, '比例在 1 到 100 之间')
/** Per cent of 限产 by trade; a trade that is not named has none, and its rows are left to the county. */
const Limits = z.record(z.string().min(1).max(20), Percent).meta({ title: '一般企业限产比例' })

const AlertLimitsInput = z.record(z.string().min(1).max(20), z.partialRecord(z.enum(ALERT_COLOURS), Percent))

/** What an alert adds by class: the guide with its edition, and the per cent of general works by trade and colour. */
const Alerts = z.strictObject({
  guide: z.string().trim().max(200).meta({ title: '绩效分级指南及版本' }),
  limits: AlertLimitsInput.meta({ title: '预警期间一般企业限产比例' }),
})
const NO_ALERTS = { guide: '', limits: {} }

const Basis = z.string().trim().min(2, '请写明依据').max(200).meta({ title: '依据' })

export const SeasonView = z.object({
  id: z.number().int(),
  name: z.string(),
  from: Day,
  until: Day,
  basis: z.string(),
  limits: z.record(z.string(), z.number()),
  alerts: Alerts,
  by: z.string(),
})
export type SeasonView = z.infer<typeof SeasonView>

/** Where a county's plan stands. */
export const CountyPlan = z.object({
  unit: UnitRef,
  state: SeasonState,
  version: z.number().int(),
  inForce: z.number().int().nullable(),
  rows: z.number().int(),
  enterprises: z.number().int(),
})
export type CountyPlan = z.infer<typeof CountyPlan>

export const SeasonVersion = z.object({
  number: z.number().int(),
  rows: z.number().int(),
  submittedBy: z.string(),
  submittedAt: Instant,
  outcome: z.enum(['returned', 'approved']).nullable(),
  reason: z.string().nullable(),
  judgedBy: z.string().nullable(),
  judgedAt: Instant.nullable(),
})

export const SeasonPlanView = z.object({
  season: SeasonView,
  unit: UnitRef,
  register: z.string(),
  /** The register of the upgrades that spare. */
  upgrades: z.string(),
  state: SeasonState,
  inForce: z.number().int().nullable(),
  /** Why it came back, or is being drawn up anew. */
  reason: z.string().nullable(),
  /** Why it cannot be written now; null: it can. */
  lock: z.string().nullable(),
  versions: z.array(SeasonVersion),
  counts: z.object({
    rows: z.number().int(),
    enterprises: z.number().int(),
    byMeasure: z.array(z.object({ measure: z.enum(MEASURES).nullable(), rows: z.number().int() })),
    byTier: z.array(z.object({ tier: z.enum(TIERS).nullable(), rows: z.number().int() })),
    gaps: z.array(z.object({ gap: z.enum(SEASON_GAP_KEYS), rows: z.number().int() })),
    /** Rows that depart from what the rules propose, with their reasons. */
    departing: z.number().int(),
  }),
  findings: z.array(SeasonFinding),
  /** The last one; null: the rules were never asked. */
  proposal: SeasonProposal.nullable(),
  /** What this person may do now. */
  may: z.array(SeasonAction),
  trades: z.array(z.string()),
  /** What may be written where the rules cannot tell what a works is. */
  classes: z.object({ performance: z.array(z.string()), catalogueClass: z.array(z.string()) }),
})
export type SeasonPlanView = z.infer<typeof SeasonPlanView>

const Narrowed = planOnly.extend({
  number: VersionNumber,
  q: z.string().max(80).optional(),
  trade: z.string().max(20).optional().meta({ title: '行业' }),
  measure: z
    .enum([...MEASURES, 'none'])
    .optional()
    .meta({ title: '错峰措施' }),
  tier: z
    .enum([...TIERS, 'none'])
    .optional()
    .meta({ title: '企业类别' }),
  /** Rows of one finding. */
  finding: z.string().max(80).optional().meta({ title: '核对发现' }),
  /** Rows of a figure of 预计减排, by how their cut is known: `颗粒物:unknown`. */
  cut: z.string().max(40).optional().meta({ title: '预计减排' }),
  /** Rows that lack something, or depart from what is proposed. */
  only: z.enum(['gaps', 'departing']).optional().meta({ title: '只看' }),
})

export const CellDifference = z.object({ label: z.string(), from: z.string(), to: z.string() })

export const RowDifference = z.object({
  item: z.number().int(),
  title: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  cells: z.array(CellDifference),
})
export type RowDifference = z.infer<typeof RowDifference>

export const seasonContracts = {
  listSeasons: contract({
    name: 'listSeasons',
    method: 'GET',
    path: '/seasons',
    summary: '错峰季',
    access: 'item.read',
    input: z.object({}),
    output: z.object({
      seasons: z.array(SeasonView.extend({ counties: z.array(CountyPlan) })),
      trades: z.array(z.string()),
      mayOpen: z.boolean(),
    }),
  }),
  openSeason: contract({
    name: 'openSeason',
    method: 'POST',
    path: '/seasons',
    summary: '设立错峰季',
    access: 'season.review',
    input: z.object({
      name: z.string().trim().min(4, '如 2019-2020').max(20).meta({ title: '错峰季名称' }),
      from: Day,
      until: Day.meta({ title: '结束日期' }),
      basis: Basis,
      limits: Limits.default({}),
      alerts: Alerts.default(NO_ALERTS),
    }),
    output: SeasonView,
  }),
  changeSeason: contract({
    name: 'changeSeason',
    method: 'PATCH',
    path: '/seasons/:season',
    summary: '修改错峰季的依据和限产比例',
    access: 'season.review',
    input: seasonOnly.extend({ basis: Basis, limits: Limits, alerts: Alerts.optional() }),
    output: SeasonView,
  }),
  getSeasonPlan: contract({
    name: 'getSeasonPlan',
    method: 'GET',
    path: '/seasons/:season/:unit',
    summary: '县（市、区）错峰方案',
    access: 'item.read',
    input: planOnly,
    output: SeasonPlanView,
  }),
  listSeasonRows: contract({
    name: 'listSeasonRows',
    method: 'GET',
    path: '/seasons/:season/:unit/rows',
    summary: '错峰方案条目',
    access: 'item.read',
    input: Narrowed.extend(Page.shape),
    output: pageOf(PlanRow),
  }),
  proposeSeason: contract({
    name: 'proposeSeason',
    method: 'POST',
    path: '/seasons/:season/:unit/proposal',
    summary: '按规则生成错峰方案',
    access: 'season.edit',
    input: planOnly.extend({
      /** Also over what was written already, where no reason was given. */
      again: z.boolean().default(false).meta({ title: '重写没有写理由的措施' }),
    }),
    output: SeasonPlanView,
  }),
  cancelSeasonProposal: contract({
    name: 'cancelSeasonProposal',
    method: 'DELETE',
    path: '/seasons/:season/:unit/proposal',
    summary: '取消按规则生成',
    access: 'season.edit',
    input: planOnly,
    output: SeasonPlanView,
  }),
  answerFinding: contract({
    name: 'answerFinding',
    method: 'POST',
    path: '/seasons/:season/:unit/answers',
    summary: '答复核对发现',
    access: 'season.edit',
    input: planOnly.extend({
      finding: z.string().max(80).meta({ title: '核对发现' }),
      reason: z.string().trim().min(1, '请写明理由').max(2000),
    }),
    output: SeasonPlanView,
  }),
  acceptAnswer: contract({
    name: 'acceptAnswer',
    method: 'POST',
    path: '/seasons/:season/:unit/answers/:answer',
    summary: '认可答复',
    access: 'season.review',
    input: planOnly.extend({ answer: Ordinal.meta({ title: '答复' }) }),
    output: SeasonPlanView,
  }),
  submitSeasonPlan: contract({
    name: 'submitSeasonPlan',
    method: 'POST',
    path: '/seasons/:season/:unit/submission',
    summary: '提交错峰方案',
    access: 'season.submit',
    input: planOnly,
    output: SeasonPlanView,
  }),
  reviewSeasonPlan: contract({
    name: 'reviewSeasonPlan',
    method: 'POST',
    path: '/seasons/:season/:unit/review',
    summary: '审核错峰方案',
    access: 'season.review',
    input: planOnly.extend({
      decision: z.enum(['approve', 'return']),
      reason: z.string().trim().max(2000).default(''),
    }),
    output: SeasonPlanView,
  }),
  reopenSeasonPlan: contract({
    name: 'reopenSeasonPlan',
    method: 'POST',
    path: '/seasons/:season/:unit/reopening',
    summary: '调整已批准的错峰方案',
    access: 'season.submit',
    input: planOnly.extend({ reason: z.string().trim().min(1, '请写明理由').max(2000) }),
    output: SeasonPlanView,
  }),
  compareSeasonVersions: contract({
    name: 'compareSeasonVersions',
    method: 'GET',
    path: '/seasons/:season/:unit/comparison',
    summary: '比较错峰方案的两版',
    access: 'item.read',
    input: planOnly.extend({
      before: Ordinal.meta({ title: '前一版' }),
      /** Absent: as the rows stand. */
      number: Ordinal.optional().meta({ title: '后一版' }),
      ...Page.shape,
    }),
    output: pageOf(RowDifference),
  }),
} as const
