import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'
import { UnitCode } from '../unit/unit.ts'

/** The clause id of the task: 二（二）1 → `2.2.1`. In a plan saved from a document `2:1.1` (its second part), `2.1-3` (the third task of a clause). */
export const TaskId = z.string().regex(/^([0-9]+:)?[0-9]+(\.[0-9]+)*(-[0-9]+)?$/, '任务编号写作 2.2.1')
export type TaskId = z.infer<typeof TaskId>

/** A dated step that the plan's words order. */
export const Milestone = z.object({
  /** `3.1/退城入园-启动`: the task, then a word that stays. */
  id: z.string(),
  date: Day.nullable().describe('null: continuing, no last day stated'),
  text: z.string(),
  clause: z.string(),
  start: z.number().int().optional(),
  end: z.number().int().optional(),
})
export type Milestone = z.infer<typeof Milestone>

/**
 * `3.1/退城入园-中小型完成` → lane 退城入园, step 中小型完成: 三（一）1 sets a start and an end for each pathway.
 * A step that stands alone is its own lane.
 */
export function laneOf(milestoneId: string): { readonly lane: string; readonly step: string | null } {
  const word = milestoneId.slice(milestoneId.indexOf('/') + 1)
  const [lane = word, ...steps] = word.split('-')
  return { lane, step: steps.length > 0 ? steps.join('-') : null }
}

export const PlanTask = z.object({
  id: TaskId,
  clause: z.string(),
  label: z.string().describe('二（二）1'),
  title: z.string(),
  leads: z.array(UnitCode),
  responsible: z.array(UnitCode),
  cooperating: z.array(UnitCode),
  milestones: z.array(Milestone),
})
export type PlanTask = z.infer<typeof PlanTask>
