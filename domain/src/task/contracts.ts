import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Day, Month } from '../calendar/calendar.ts'
import { Light } from '../light/light.ts'
import { Cell } from '../overview/contracts.ts'
import { PlanTarget } from '../target/target.ts'
import { UnitCode, UnitRef } from '../unit/unit.ts'
import { ReviewLine } from '../report/contracts.ts'
import { Milestone, TaskId } from './task.ts'

const NextMilestone = Milestone.extend({ date: Day, daysLeft: z.number().int() })

export const TaskRow = z.object({
  id: TaskId,
  clause: z.string(),
  label: z.string(),
  title: z.string(),
  leads: z.array(UnitRef),
  responsible: z.number().int(),
  cooperating: z.array(UnitRef),
  next: NextMilestone.nullable(),
  light: Light,
  counts: z.record(Light, z.number().int()),
})
export type TaskRow = z.infer<typeof TaskRow>

export const TaskView = TaskRow.omit({ responsible: true }).extend({
  responsible: z.array(UnitRef),
  /** The clause's words: offsets into the plan's document. */
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  milestones: z.array(
    Milestone.extend({ daysLeft: z.number().int().nullable(), reachedBy: z.number().int(), of: z.number().int() }),
  ),
  targets: z.array(PlanTarget),
  bodies: z.array(Cell.extend({ unitRef: UnitRef, month: Month.nullable(), progress: z.string().nullable() })),
})
export type TaskView = z.infer<typeof TaskView>

export const taskContracts = {
  listTasks: contract({
    name: 'listTasks',
    method: 'GET',
    path: '/tasks',
    summary: '任务列表',
    access: 'plan.read',
    input: z.object({
      lead: UnitCode.optional(),
      light: Light.optional(),
      dueBefore: Day.optional(),
      q: z.string().max(60).optional(),
      mine: z.stringbool().optional().describe('only tasks in which my unit has a part'),
    }),
    output: z.array(TaskRow),
  }),
  getTask: contract({
    name: 'getTask',
    method: 'GET',
    path: '/tasks/:taskId',
    summary: '任务',
    access: 'plan.read',
    input: z.object({ taskId: TaskId }),
    output: TaskView,
  }),
  listTaskLines: contract({
    name: 'listTaskLines',
    method: 'GET',
    path: '/tasks/:taskId/lines',
    summary: '任务的各月填报',
    access: 'report.read',
    input: z.object({ taskId: TaskId, month: Month.optional(), unit: UnitCode.optional() }),
    output: z.object({ months: z.array(Month), lines: z.array(ReviewLine) }),
  }),
} as const
