import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Day, Instant, Month } from '../calendar/calendar.ts'
import { RowNumber, RowNumberInPath } from '../operation/row-number.ts'
import { Milestone, TaskId } from '../task/task.ts'
import { Part, UnitCode, UnitRef } from '../unit/unit.ts'
import { RegisterCount } from '../register/register-count.ts'
import { Attachment } from '../file/contracts.ts'
import { LineState, LineText, ReportState, Timeliness } from './report.ts'

const LineField = z.enum(Object.keys(LineText.shape) as [keyof LineText, ...(keyof LineText)[]])

const Touched = z.object({ by: z.string(), at: Instant })

export const ReportLine = LineText.extend({
  task: TaskId,
  label: z.string(),
  title: z.string(),
  clause: z.string(),
  part: Part,
  leads: z.array(UnitRef),
  milestones: z.array(Milestone),
  state: LineState,
  filled: z.boolean(),
  /** Fields that still hold last month's words. */
  carried: z.array(LineField),
  version: z.number().int(),
  edited: Touched.nullable(),
  reviewed: Touched.nullable(),
  /** Why it came back; null unless it did. */
  returnReason: z.string().nullable(),
  files: z.array(Attachment),
  /** The same task's line a month before, for reference. */
  lastMonth: LineText.nullable(),
})
export type ReportLine = z.infer<typeof ReportLine>

/** Why the page is locked and what to do about it; null: may be edited by me. */
export const Lock = z.object({
  reason: z.string(),
  by: z.string().nullable(),
  at: Instant.nullable(),
  todo: z.string(),
})
export type Lock = z.infer<typeof Lock>

export const Report = z.object({
  month: Month,
  unit: UnitRef,
  dueOn: Day,
  restDay: z.boolean().nullable(),
  daysLeft: z.number().int(),
  state: ReportState,
  timeliness: Timeliness,
  submitted: Touched.nullable(),
  firstSubmittedAt: Instant.nullable(),
  closed: Touched.nullable(),
  lines: z.array(ReportLine),
  versions: z.number().int(),
  lock: Lock.nullable(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), correct: z.boolean() }),
})
export type Report = z.infer<typeof Report>

export const LinePulse = z.object({
  task: TaskId,
  version: z.number().int(),
  state: LineState,
  edited: Touched.nullable(),
  /** How many files stand at the line: a file does not raise its version. */
  files: z.number().int(),
})
export type LinePulse = z.infer<typeof LinePulse>

/** One line as a reviewer sees it. */
export const ReviewLine = LineText.extend({
  month: Month,
  unit: UnitRef,
  task: TaskId,
  label: z.string(),
  title: z.string(),
  clause: z.string(),
  part: Part,
  state: LineState,
  version: z.number().int(),
  submitted: Touched.nullable(),
  reviewed: Touched.nullable(),
  returnReason: z.string().nullable(),
  files: z.array(Attachment),
  /** May the actor accept or return it now? */
  mine: z.boolean(),
  /** May the actor take its acceptance back now? */
  mayWithdraw: z.boolean(),
})
export type ReviewLine = z.infer<typeof ReviewLine>

export const ReportVersion = z.object({
  number: z.number().int(),
  kind: z.enum(['submission', 'resubmission', 'correction']),
  reason: z.string().nullable(),
  submitted: Touched,
  sha256: z.string(),
  bytes: z.number().int(),
})
export type ReportVersion = z.infer<typeof ReportVersion>

/** Lines as the reviewer saw them: the version keeps a line that changed meanwhile from being decided unseen. */
const SeenLines = z
  .array(z.strictObject({ unit: UnitCode, task: TaskId, version: RowNumber }))
  .min(1)
  .max(800)
/** What cannot be done is listed, the rest is done. */
const Reviewed = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ unit: UnitCode, task: TaskId, code: z.string(), message: z.string() })),
})

const Key = z.object({ month: Month, unit: UnitCode })
const LineKey = Key.extend({ taskId: TaskId })

export const reportContracts = {
  getReport: contract({
    name: 'getReport',
    method: 'GET',
    path: '/reports/:month/:unit',
    summary: '月报',
    access: 'report.read',
    input: Key,
    output: Report,
  }),
  getReportPulse: contract({
    name: 'getReportPulse',
    method: 'GET',
    path: '/reports/:month/:unit/pulse',
    summary: '月报变动',
    access: 'report.read',
    input: Key,
    output: z.object({ state: ReportState, lines: z.array(LinePulse) }),
  }),
  countRegisters: contract({
    name: 'countRegisters',
    method: 'GET',
    path: '/reports/:month/:unit/registers',
    summary: '月报对应的台账数',
    access: 'report.read',
    input: Key,
    output: z.array(RegisterCount),
  }),
  saveReportLine: contract({
    name: 'saveReportLine',
    method: 'PUT',
    path: '/reports/:month/:unit/lines/:taskId',
    summary: '保存月报条目',
    access: 'report.edit',
    input: LineKey.extend(LineText.shape).extend({
      expectedVersion: RowNumber,
      touched: z.array(LineField).describe('fields that the person wrote: these no longer count as carried'),
    }),
    output: ReportLine,
  }),
  submitReport: contract({
    name: 'submitReport',
    method: 'POST',
    path: '/reports/:month/:unit/submit',
    summary: '提交月报',
    access: 'report.submit',
    input: Key,
    output: Report,
  }),
  correctReport: contract({
    name: 'correctReport',
    method: 'POST',
    path: '/reports/:month/:unit/corrections',
    summary: '更正已关闭的月报',
    access: 'report.correct',
    input: Key.extend({
      reason: z.string().trim().min(1, '请填写更正原因').max(1000),
      lines: z.array(LineText.extend({ task: TaskId }).strict()).min(1),
    }),
    output: Report,
  }),
  listReportVersions: contract({
    name: 'listReportVersions',
    method: 'GET',
    path: '/reports/:month/:unit/versions',
    summary: '月报版本',
    access: 'report.read',
    input: Key,
    output: z.array(ReportVersion),
  }),
  getReportVersion: contract({
    name: 'getReportVersion',
    method: 'GET',
    path: '/reports/:month/:unit/versions/:number',
    summary: '月报版本原文',
    access: 'report.read',
    input: Key.extend({ number: RowNumberInPath }),
    output: z.unknown(),
    answer: 'file',
  }),
  listReviewLines: contract({
    name: 'listReviewLines',
    method: 'GET',
    path: '/reviews/:month',
    summary: '待审条目',
    access: 'report.review',
    input: z.object({ month: Month, task: TaskId.optional(), unit: UnitCode.optional(), state: LineState.optional() }),
    output: z.object({ lines: z.array(ReviewLine), counts: z.record(LineState, z.number().int()) }),
  }),
  reviewLines: contract({
    name: 'reviewLines',
    method: 'POST',
    path: '/reviews/:month',
    summary: '接受或退回条目',
    access: 'report.review',
    input: z.object({
      month: Month,
      decision: z.enum(['accept', 'return']),
      reason: z.string().trim().max(1000).optional(),
      lines: SeenLines,
    }),
    output: Reviewed,
  }),
  withdrawAcceptance: contract({
    name: 'withdrawAcceptance',
    method: 'POST',
    path: '/reviews/:month/withdrawals',
    summary: '撤回接受',
    access: 'report.review',
    input: z.object({
      month: Month,
      reason: z.string().trim().min(1, '请填写撤回理由').max(1000),
      lines: SeenLines,
    }),
    output: Reviewed,
  }),
} as const
