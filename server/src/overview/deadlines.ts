import { daysBetween, type Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { openSteps, type Lights } from '../light/read-lights.ts'
import type { TaskParts } from '../task/task-facts.ts'

const NEXT_DAYS = 3
const OVERDUE_DAYS = 2

/**
 * The nearest days on which dated steps are due that are not reported done everywhere, each with all its steps: the latest
 * overdue days first, then those to come.
 */
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
  const days = [...new Set(open.map((d) => d.daysLeft))]
  const near = new Set([
    ...days.filter((n) => n < 0).slice(-OVERDUE_DAYS),
    ...days.filter((n) => n >= 0).slice(0, NEXT_DAYS),
  ])
  return open.filter((d) => near.has(d.daysLeft))
}
