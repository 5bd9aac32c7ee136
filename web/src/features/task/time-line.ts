import type { TaskView } from '@gongjian/domain/task/contracts.ts'
import { laneOf } from '@gongjian/domain/task/task.ts'

export type MilestoneView = TaskView['milestones'][number]
export type Dated = MilestoneView & { date: string }

/** A row of the time line: a window from its first to its last day, or one day. */
export interface Lane {
  /** 退城入园; of a step that stands alone, its own word. */
  readonly name: string
  readonly steps: readonly Dated[]
}

const START = '-启动'

/** `3.1/退城入园-启动` and `3.1/退城入园-中小型完成` share the lane 退城入园; the plan's pathways are windows this way. */
export function lanesOf(milestones: readonly MilestoneView[]): Lane[] {
  const lanes = new Map<string, Dated[]>()
  for (const m of milestones) {
    if (m.date === null) continue
    const { lane } = laneOf(m.id)
    lanes.set(lane, [...(lanes.get(lane) ?? []), { ...m, date: m.date }])
  }
  return [...lanes].map(([name, steps]) => ({ name, steps: steps.sort((a, b) => (a.date < b.date ? -1 : 1)) }))
}

/** A lane has a window only when the plan says when it begins. */
export function hasWindow(lane: Lane): boolean {
  return lane.steps.length > 1 && (lane.steps[0]?.id.endsWith(START) ?? false)
}

export interface Scale {
  readonly years: readonly number[]
  /** 0 to 100. */
  readonly at: (day: string) => number
}

/** Whole years around every step and today. */
export function scaleOf(days: readonly string[]): Scale {
  const sorted = [...days].sort()
  const first = Number(sorted[0]?.slice(0, 4))
  const last = Number(sorted.at(-1)?.slice(0, 4)) + 1
  const from = Date.parse(`${first}-01-01`)
  const to = Date.parse(`${last}-01-01`)
  return {
    years: Array.from({ length: last - first }, (_, i) => first + i),
    at: (day) => ((Date.parse(day) - from) / (to - from)) * 100,
  }
}

/** As they fall due; what continues without a day comes last. */
export function inOrder(milestones: readonly MilestoneView[]): MilestoneView[] {
  return [...milestones].sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'))
}
