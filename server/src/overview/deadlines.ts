import { daysBetween, type Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { openSteps, type Lights } from '../light/read-lights.ts'
import type { TaskParts } from '../task/task-facts.ts'

const NEXT = 8
const OVERDUE = 5

/** The nearest dated steps that are not reported done everywhere: the latest overdue ones first, then those to come. */
export function nextDeadlines(tasks: readonly TaskParts[], lights: Lights, today: Day): Overview['deadlines'] {
  const open = tasks.flatMap((task) =>
    openSteps(task, lights.get(task.id) ?? [], today).map((m) => ({
      task: task.code,
      title: task.title,
      clause: m.clause,
      label: task.label,
      text: m.text,
      date: m.date,
      daysLeft: daysBetween(today, m.date),
    })),
  )
  open.sort((a, b) => a.daysLeft - b.daysLeft)
  const overdue = open.filter((d) => d.daysLeft < 0)
  return [...overdue.slice(-OVERDUE), ...open.filter((d) => d.daysLeft >= 0).slice(0, NEXT)]
}
