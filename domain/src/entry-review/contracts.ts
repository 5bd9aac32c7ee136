import { z } from 'zod'
import { Day, Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { ItemId, ItemInput, RegisterId } from '../register/item.ts'
import { IdempotencyKey, Version } from '../register/narrowed.ts'
import { FindingView } from '../rule/contracts.ts'
import { VERDICTS } from '../rule/verdict.ts'
import { DECISIONS } from './decision.ts'

/** As it stood on its day: nothing of it is ever computed again. */
export const ReviewView = z.object({
  id: z.number().int(),
  item: z.number().int(),
  on: Day,
  verdict: z.enum(VERDICTS),
  /** Everything that was known of the project, as it was written: label and words. */
  facts: z.array(z.tuple([z.string(), z.string()])),
  findings: z.array(FindingView),
  missing: z.array(z.string()),
  /** What was answered of the county's list, by its questions: the next review begins with it. */
  answers: z.record(z.string(), z.boolean().nullable()),
  /** Rows of the county's list that were held against it; null: it was of no unit yet. */
  listed: z.number().int().nullable(),
  /** Who has to decide: the lead of the task. */
  deciders: z.array(z.string()),
  by: z.string(),
  at: Instant,
  decision: z
    .object({
      decision: z.enum(DECISIONS),
      conditions: z.string(),
      reason: z.string(),
      against: z.boolean(),
      by: z.string(),
      unit: z.string(),
      on: Day,
    })
    .nullable(),
})
export type ReviewView = z.infer<typeof ReviewView>

/** Questions of the county's list: their own words, answered or not. */
const Answers = z.record(z.string().max(260), z.boolean().nullable()).default({}).meta({ title: '准入清单的问题' })

const reviewOnly = z.object({ review: RowNumberInPath.positive() })

export const BATCH_MOST_ROWS = 2000

export const entryReviewContracts = {
  saveReview: contract({
    name: 'saveReview',
    method: 'POST',
    path: '/entry-reviews',
    summary: '保存准入审查',
    access: 'item.edit',
    input: z.object({
      /** The project's item; absent: a new one. */
      id: ItemId.optional(),
      version: Version,
      item: ItemInput,
      answers: Answers,
      idempotencyKey: IdempotencyKey,
    }),
    output: ReviewView,
  }),
  listReviews: contract({
    name: 'listReviews',
    method: 'GET',
    path: '/entry-reviews',
    summary: '准入审查记录',
    access: 'item.read',
    input: z.object({ item: ItemId }),
    output: z.object({
      reviews: z.array(ReviewView),
      /** Whether this person may decide on the latest. */
      mayDecide: z.boolean(),
    }),
  }),
  decideReview: contract({
    name: 'decideReview',
    method: 'POST',
    path: '/entry-reviews/:review/decision',
    summary: '作出准入审查决定',
    access: 'entry.decide',
    input: reviewOnly.extend({
      decision: z.enum(DECISIONS),
      conditions: z.string().max(4000).default(''),
      reason: z.string().max(4000).default(''),
    }),
    output: ReviewView,
  }),
  downloadOpinion: contract({
    name: 'downloadOpinion',
    method: 'GET',
    path: '/entry-reviews/:review/opinion',
    summary: '下载审查意见',
    access: 'item.read',
    answer: 'file',
    input: reviewOnly,
    output: z.unknown(),
  }),
  downloadProjectTemplate: contract({
    name: 'downloadProjectTemplate',
    method: 'GET',
    path: '/entry-review-template',
    summary: '下载批量审查模板',
    access: 'item.read',
    answer: 'file',
    input: z.object({}),
    output: z.unknown(),
  }),
  screenProjects: contract({
    name: 'screenProjects',
    method: 'POST',
    path: '/entry-review-batch',
    summary: '批量准入审查',
    access: 'item.read',
    upload: true,
    answer: 'file',
    input: z.object({}),
    output: z.unknown(),
  }),
  noticeItem: contract({
    name: 'noticeItem',
    method: 'POST',
    path: '/registers/:register/notices',
    summary: '保存前的提示',
    access: 'item.edit',
    input: z.object({ register: RegisterId, id: ItemId.optional(), item: ItemInput }),
    output: z.array(z.string()),
  }),
} as const
