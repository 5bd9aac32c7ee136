import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Day, Month } from '../calendar/calendar.ts'
import { Light } from '../light/light.ts'
import { ReportState, Timeliness } from '../report/report.ts'
import { ReportCounts } from '../report/tally.ts'
import { PlanTarget } from '../target/target.ts'
import { UnitRef } from '../unit/unit.ts'

export const Cell = z.object({ unit: z.string(), light: Light, because: z.string() })
export type Cell = z.infer<typeof Cell>

export const Todo = z.object({
  kind: z.enum([
    'fill-report',
    'mend-returned',
    'submit-report',
    'review-lines',
    'close-period',
    'fill-filing',
    'review-filing',
    'decide-project',
    'see-against',
    'answer-candidates',
    'decide-candidates',
    'review-season',
    'mend-season',
    'revise-season',
    'score-appraisal',
    'read-notice',
  ]),
  text: z.string(),
  /** A path of the web: `/reports/2019-09/410181`. */
  link: z.string(),
  dueOn: Day.nullable(),
  count: z.number().int(),
})
export type Todo = z.infer<typeof Todo>

export const Overview = z.object({
  today: Day,
  deadlines: z.array(
    z.object({
      task: z.string(),
      title: z.string(),
      clause: z.string(),
      label: z.string(),
      text: z.string(),
      date: Day,
      daysLeft: z.number().int(),
    }),
  ),
  matrix: z.object({
    units: z.array(UnitRef),
    rows: z.array(z.object({ task: z.string(), label: z.string(), title: z.string(), cells: z.array(Cell) })),
  }),
  /** null: no month is open yet, or the actor reads none. */
  reports: z
    .object({
      month: Month,
      dueOn: Day,
      restDay: z.boolean().nullable(),
      daysLeft: z.number().int(),
      counts: ReportCounts,
      units: z.array(z.object({ unit: UnitRef, state: ReportState, timeliness: Timeliness })),
    })
    .nullable(),
  /** How far each has come: listTargetFigures. */
  targets: z.array(PlanTarget),
  todos: z.array(Todo),
})
export type Overview = z.infer<typeof Overview>

export const overviewContracts = {
  getOverview: contract({
    name: 'getOverview',
    method: 'GET',
    path: '/overview',
    summary: '总览',
    access: 'plan.read',
    input: z.object({}),
    output: Overview,
  }),
} as const
