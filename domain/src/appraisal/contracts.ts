import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { Page, pageOf } from '../operation/page.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { ItemId } from '../register/item.ts'
import { UnitRef } from '../unit/unit.ts'
import { AppraisalResult, Criterion, Scores, ScoreStage } from './appraisal.ts'

const Ordinal = RowNumberInPath.positive()
const roundOnly = z.object({ round: Ordinal.meta({ title: '批次' }) })
const entryOnly = roundOnly.extend({ item: ItemId.meta({ title: '申报' }) })

const Edition = z.string().trim().min(2, '请写明评比标准').max(80).meta({ title: '评比标准版本' })
const Criteria = z
  .array(Criterion)
  .max(30)
  .refine((all) => new Set(all.map((c) => c.title)).size === all.length, '评分项不能重名')
  .meta({ title: '评分项' })

export const AppraisalRound = z.object({
  id: z.number().int(),
  name: z.string(),
  edition: z.string(),
  /** None: a list that was published before; only its results are entered. */
  criteria: z.array(Criterion),
  publishedOn: Day.nullable(),
  docNumber: z.string().nullable(),
  until: Day.nullable(),
  by: z.string(),
  /** Enterprises that the actor may see: all that applied, and how many each stage has scored. */
  applied: z.number().int(),
  scored: z.record(ScoreStage, z.number().int()),
  /** On the published list, of the whole city. */
  listed: z.number().int(),
})
export type AppraisalRound = z.infer<typeof AppraisalRound>

export const StageScore = z.object({
  stage: ScoreStage,
  scores: z.array(z.number()),
  total: z.number(),
  opinion: z.string(),
  result: AppraisalResult.nullable(),
  by: z.string(),
  at: Instant,
})
export type StageScore = z.infer<typeof StageScore>

export const AppraisalEntry = z.object({
  item: z.number().int(),
  enterprise: z.object({ id: z.number().int().nullable(), name: z.string() }),
  unit: UnitRef.nullable(),
  trade: z.string().nullable(),
  /** The grade that it applies for. */
  applied: z.string().nullable(),
  stages: z.array(StageScore),
  /** Stages that the actor may score now. */
  may: z.array(ScoreStage),
  /** Stages whose scores the actor may take back now. */
  mayClear: z.array(ScoreStage),
  trial: z.boolean(),
})
export type AppraisalEntry = z.infer<typeof AppraisalEntry>

export const ListedEnterprise = z.object({
  id: z.number().int(),
  round: z.string(),
  enterprise: z.string(),
  creditCode: z.string().nullable(),
  unit: UnitRef.nullable(),
  trade: z.string().nullable(),
  result: AppraisalResult,
  publishedOn: Day,
  docNumber: z.string(),
  until: Day.nullable(),
  revokedOn: Day.nullable(),
  revokedWhy: z.string().nullable(),
  trial: z.boolean(),
})
export type ListedEnterprise = z.infer<typeof ListedEnterprise>

const Rounds = z.object({ rounds: z.array(AppraisalRound), mayLead: z.boolean() })

export const appraisalContracts = {
  listAppraisals: contract({
    name: 'listAppraisals',
    method: 'GET',
    path: '/appraisals',
    summary: '绿色环保评比批次',
    access: 'item.read',
    input: z.object({}),
    output: Rounds,
  }),
  openAppraisal: contract({
    name: 'openAppraisal',
    method: 'POST',
    path: '/appraisals',
    summary: '设立评比批次',
    access: 'season.review',
    input: z.object({
      name: z.string().trim().min(2, '如 2019年第一批').max(30).meta({ title: '评比批次' }),
      edition: Edition,
      criteria: Criteria,
    }),
    output: AppraisalRound,
  }),
  changeAppraisal: contract({
    name: 'changeAppraisal',
    method: 'PATCH',
    path: '/appraisals/:round',
    summary: '修改评比标准',
    access: 'season.review',
    input: roundOnly.extend({ edition: Edition, criteria: Criteria }),
    output: AppraisalRound,
  }),
  listAppraisalEntries: contract({
    name: 'listAppraisalEntries',
    method: 'GET',
    path: '/appraisals/:round/entries',
    summary: '评比申报和得分',
    access: 'item.read',
    input: roundOnly.extend({ ...Page.shape, q: z.string().max(80).optional() }),
    output: pageOf(AppraisalEntry),
  }),
  saveAppraisalScores: contract({
    name: 'saveAppraisalScores',
    method: 'PUT',
    path: '/appraisals/:round/entries/:item',
    summary: '评比打分',
    access: 'item.edit',
    input: entryOnly.extend({
      stage: ScoreStage.meta({ title: '环节' }),
      scores: Scores,
      opinion: z.string().trim().max(2000).default('').meta({ title: '意见' }),
      /** The lead's alone, and never without it. */
      result: AppraisalResult.optional().meta({ title: '评审结果' }),
    }),
    output: AppraisalEntry,
  }),
  clearAppraisalScores: contract({
    name: 'clearAppraisalScores',
    method: 'DELETE',
    path: '/appraisals/:round/entries/:item/:stage',
    summary: '撤回评比打分',
    access: 'item.edit',
    input: entryOnly.extend({ stage: ScoreStage.meta({ title: '环节' }) }),
    output: AppraisalEntry,
  }),
  publishAppraisal: contract({
    name: 'publishAppraisal',
    method: 'POST',
    path: '/appraisals/:round/publication',
    summary: '公布评比名单',
    access: 'season.review',
    input: roundOnly.extend({
      on: Day.meta({ title: '公布日期' }),
      docNumber: z.string().trim().min(2, '请写明公布文号').max(60).meta({ title: '公布文号' }),
      until: Day.optional().meta({ title: '有效期至' }),
    }),
    output: AppraisalRound,
  }),
  listLeaders: contract({
    name: 'listLeaders',
    method: 'GET',
    path: '/leaders',
    summary: '绿色环保评比公布名单',
    access: 'plan.read',
    input: z.object({ ...Page.shape, q: z.string().max(80).optional() }),
    output: pageOf(ListedEnterprise),
  }),
  revokeLeader: contract({
    name: 'revokeLeader',
    method: 'POST',
    path: '/leaders/:entry/revocation',
    summary: '取消绿色环保评比资格',
    access: 'season.review',
    input: z.object({
      entry: Ordinal.meta({ title: '名单' }),
      on: Day.meta({ title: '取消日期' }),
      reason: z.string().trim().min(1, '请写明理由').max(1000),
    }),
    output: ListedEnterprise,
  }),
} as const
