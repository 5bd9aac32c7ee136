import { z } from 'zod'
import { PlanTask } from '../task/task.ts'
import { PlanTarget } from '../target/target.ts'
import { Township, Unit } from '../unit/unit.ts'
import { Day, Month, ReportDueDay } from '../calendar/calendar.ts'
import { PlanFiling } from '../filing/filing.ts'

/** One city's plan as data: what `plans/<code>/` exports and what 新方案 saves. */
export const PlanPack = z.object({
  code: z.string().regex(/^[a-z0-9-]{3,60}$/),
  city: z.string(),
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  signedOn: Day.nullable(),
  /** The document, as decoded; every offset counts in it. */
  document: z.string(),
  units: z.array(Unit),
  townships: z.array(Township),
  tasks: z.array(PlanTask),
  targets: z.array(PlanTarget),
  /** 七（三）: the first month that is reported. */
  firstReportMonth: Month.nullable(),
  /** The day of each month by which its report is due; in a shorter month its last day. */
  reportDueDay: ReportDueDay,
  /** The one-off plans that it orders, each kind once. */
  filings: z.array(PlanFiling),
})
export type PlanPack = z.infer<typeof PlanPack>
