import { z } from 'zod'
import { Day } from '../calendar/calendar.ts'

export const Comparator = z.enum(['>=', '>', '<=', '<', '=', '~'])
export type Comparator = z.infer<typeof Comparator>

export const COMPARATOR_TITLES: Record<Comparator, string> = {
  '>=': '不低于',
  '>': '超过',
  '<=': '不高于',
  '<': '低于',
  '=': '达到',
  '~': '约',
}

export const TargetKind = z.enum(['decrease', 'increase', 'level', 'all'])
export type TargetKind = z.infer<typeof TargetKind>

/** A goal of the plan. `all`: every one of a set, no number stated (the pack's additions, plan-reading "Settled questions"). */
export const PlanTarget = z.object({
  id: z.string(),
  clause: z.string(),
  task: z.string().nullable(),
  subject: z.string(),
  kind: TargetKind,
  comparator: Comparator.nullable(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  baselineYear: z.number().int().nullable(),
  by: Day.nullable(),
  firmness: z.enum(['binding', 'strive']),
})
export type PlanTarget = z.infer<typeof PlanTarget>
