import { daysBetween } from '@gongjian/domain/calendar/calendar.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { TaskView } from '@gongjian/domain/task/contracts.ts'
import type { Tx } from '../db/actor.ts'
import { readLights, type LightCell } from '../light/read-lights.ts'
import { implement } from '../operation/implementation.ts'
import { targetsOf } from '../plan/plan-reader.ts'
import { refOf } from '../report/plan-facts.ts'
import { taskRow } from './list-tasks.ts'
import { tasksOfPlan, taskOf, type TaskParts } from './task-facts.ts'

/** The clause with all that stands below it. */
export function spanOfClause(clauses: Reading['clauses'], id: string): { start: number; end: number } {
  const within = clauses.filter((c) => c.id === id || c.id.startsWith(`${id}.`))
  if (within.length === 0) return { start: 0, end: 0 }
  return { start: Math.min(...within.map((c) => c.start)), end: Math.max(...within.map((c) => c.end)) }
}

async function readWords(
  tx: Tx,
  planId: number,
  clause: string,
): Promise<{ start: number; end: number; text: string }> {
  const plan = await tx
    .selectFrom('plan')
    .select(['document', 'reading'])
    .where('id', '=', planId)
    .executeTakeFirstOrThrow()
  const span = spanOfClause(plan.reading.clauses, clause)
  return { ...span, text: plan.document.slice(span.start, span.end) }
}

function milestonesOf(task: TaskParts, cells: readonly LightCell[], today: string): TaskView['milestones'] {
  const counted = cells.filter((c) => c.known && !c.notApplicable)
  return task.milestones.map((m) => ({
    ...m,
    daysLeft: m.date === null ? null : daysBetween(today, m.date),
    reachedBy: counted.filter((c) => c.reached.includes(m.id)).length,
    of: counted.length,
  }))
}

export const getTask = implement('getTask', async (ctx, { taskId }): Promise<TaskView> => {
  const { tx, actor, app } = ctx
  const plan = await tasksOfPlan(ctx)
  const task = taskOf(plan, taskId)
  const cells = (await readLights(ctx, plan.tasks, task)).get(task.id) ?? []
  const today = app.clock.today()
  const targets = await targetsOf(ctx)
  return {
    ...taskRow(task, cells, today),
    ...(await readWords(tx, actor.planId, task.clause)),
    responsible: task.responsible.map(refOf),
    milestones: milestonesOf(task, cells, today),
    targets: targets.filter((t) => t.task === task.code),
    bodies: cells.map((c) => ({
      unit: c.unit.code,
      light: c.light,
      because: c.because,
      unitRef: refOf(c.unit),
      month: c.month,
      progress: c.progress,
    })),
  }
})
