import { z } from 'zod'
import { LineState, ReportState, Standing, Timeliness } from './report.ts'

const IsoDate = z.iso.date()
const IsoInstant = z.iso.datetime({ offset: true })
const Count = z.int().min(0)

/** body: a county, city or district answering for its territory; department: a lead or cooperating department. */
export const SummaryUnitKind = z.enum(['body', 'department'])
export type SummaryUnitKind = z.infer<typeof SummaryUnitKind>

export const SUMMARY_UNIT_KIND_LABELS = {
  body: '责任主体',
  department: '市直部门',
} as const satisfies Record<SummaryUnitKind, string>

export const SummaryUnit = z.object({
  code: z.string(),
  name: z.string(),
  kind: SummaryUnitKind,
  due: Count.describe('task lines that the unit owes this month'),
  filled: Count.describe('lines reported, without those declared 不适用'),
  notApplicable: Count.describe('lines reported as 不适用, with a reason'),
  completeness: z.number().min(0).max(1),
  submittedAt: IsoInstant.nullable().describe('first submission; a resubmission after a return does not move it'),
  timeliness: Timeliness,
  state: ReportState.nullable().describe('null: nothing begun'),
  returns: Count,
})
export type SummaryUnit = z.infer<typeof SummaryUnit>

export const SummaryLine = z.object({
  unit: z.string(),
  part: z.string().describe('lead, responsible or cooperating, as the screen words it'),
  progress: z.string(),
  cumulative: z.string(),
  problems: z.string(),
  nextSteps: z.string(),
  notApplicableReason: z.string().nullable(),
  /** A summary frozen before this was kept says nothing of it. */
  standing: Standing.nullable().default(null),
  state: LineState.nullable().describe('null: nothing begun'),
})
export type SummaryLine = z.infer<typeof SummaryLine>

export const SummaryTask = z.object({
  id: z.string(),
  clause: z.string().describe('clause id, e.g. 2.1'),
  label: z.string().describe('as the document numbers it, e.g. 二（一）'),
  title: z.string(),
  lead: z.string(),
  lines: z.array(SummaryLine),
})
export type SummaryTask = z.infer<typeof SummaryTask>

export const SummaryProblem = z.object({
  task: z.string().describe('label and title of the task'),
  unit: z.string(),
  text: z.string(),
})
export type SummaryProblem = z.infer<typeof SummaryProblem>

/** How the month was closed; with units missing or lines open only for a reason, which whoever reads the summary must know. */
export const MonthClosing = z.object({ by: z.string(), at: IsoInstant, reason: z.string().nullable() })
export type MonthClosing = z.infer<typeof MonthClosing>

export const CLOSE_REASON_TITLE = '带问题关闭的原因'

/** What the office sends out each month: who reported, what moved, what is in the way. Also the source of its Word and Excel. */
export const MonthSummary = z.object({
  issuer: z.string(),
  docNumber: z.string().nullable(),
  planTitle: z.string(),
  planDocNumber: z.string(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  trial: z.boolean(),
  preparedAt: IsoInstant,
  dueOn: IsoDate,
  dueIsRestDay: z.boolean(),
  closed: MonthClosing.nullable().default(null).describe('null: the month is open'),
  totals: z.object({
    units: Count,
    submitted: Count,
    onTime: Count,
    late: Count,
    /** Not in, and not due yet; of a closed month none. */
    open: Count.default(0),
    missing: Count.describe('not in, and due'),
    returned: Count,
    accepted: Count,
  }),
  units: z.array(SummaryUnit),
  tasks: z.array(SummaryTask),
  problems: z.array(SummaryProblem),
  late: z.array(z.string()),
  missing: z.array(z.string()),
})
export type MonthSummary = z.infer<typeof MonthSummary>

/** One line put right after the month was closed: what the frozen summary says of it no longer holds. */
export const SummaryCorrection = z.object({
  unit: z.string(),
  task: z.string().describe('label and title of the task'),
  version: z.int().min(1).describe('of the report, the one that the correction made'),
  by: z.string(),
  at: IsoInstant,
  reason: z.string(),
  changes: z.array(
    z.object({
      field: z.string().describe('as the form names it'),
      before: z.string().describe('empty: nothing stood there'),
      after: z.string(),
    }),
  ),
})
export type SummaryCorrection = z.infer<typeof SummaryCorrection>
