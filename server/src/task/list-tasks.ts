import type { TaskRow } from '@gongjian/domain/task/contracts.ts'
import type { Actor } from '../db/actor.ts'
import { countLights, nextStep, readLights, taskLight, type LightCell } from '../light/read-lights.ts'
import { implement } from '../operation/implementation.ts'
import { refOf } from '../report/plan-facts.ts'
import { tasksOfPlan, type TaskParts } from './task-facts.ts'

export function taskRow(task: TaskParts, cells: readonly LightCell[], today: string): TaskRow {
  return {
    id: task.code,
    clause: task.clause,
    label: task.label,
    title: task.title,
    leads: task.leads.map(refOf),
    responsible: task.responsible.length,
    cooperating: task.cooperating.map(refOf),
    next: nextStep(task, cells, today),
    light: taskLight(cells),
    counts: countLights(cells),
  }
}

function hasPart(task: TaskParts, actor: Actor): boolean {
  return [...task.leads, ...task.responsible, ...task.cooperating].some((u) => u.id === actor.unitId)
}

/** In the plan's order. */
export const listTasks = implement('listTasks', async (ctx, { lead, light, dueBefore, q, mine }) => {
  const { actor, app } = ctx
  const { tasks } = await tasksOfPlan(ctx)
  const lights = await readLights(ctx, tasks)
  const words = q?.trim().toLowerCase() ?? ''
  return tasks
    .filter((t) => !mine || hasPart(t, actor))
    .map((t) => taskRow(t, lights.get(t.id) ?? [], app.clock.today()))
    .filter((r) => lead === undefined || r.leads.some((u) => u.code === lead))
    .filter((r) => light === undefined || r.light === light)
    .filter((r) => dueBefore === undefined || (r.next !== null && r.next.date < dueBefore))
    .filter((r) => words === '' || `${r.id} ${r.label} ${r.title}`.toLowerCase().includes(words))
})
