import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'
import { readPlanFacts, type TaskFacts, type UnitFacts } from '../report/plan-facts.ts'

export interface TaskParts extends TaskFacts {
  readonly responsible: readonly UnitFacts[]
  readonly cooperating: readonly UnitFacts[]
}

/** The tasks of a plan with every unit that has a part in them: some dozens of rows, read whole. */
export interface TasksOfPlan {
  readonly units: ReadonlyMap<number, UnitFacts>
  readonly tasks: readonly TaskParts[]
}

export async function readTasks(tx: Tx, planId: number): Promise<TasksOfPlan> {
  const facts = await readPlanFacts(tx, planId)
  const rows = await tx
    .selectFrom('task_unit')
    .select(['task_id', 'unit_id', 'part'])
    .where('plan_id', '=', planId)
    .orderBy('sort')
    .execute()
  const byTask = Map.groupBy(rows, (r) => r.task_id)
  const unitsOf = (taskId: number, part: 'responsible' | 'cooperating'): UnitFacts[] =>
    (byTask.get(taskId) ?? []).flatMap((r) => (r.part === part ? (facts.units.get(r.unit_id) ?? []) : []))
  return {
    units: facts.units,
    tasks: [...facts.tasks.values()].map((t) => ({
      ...t,
      responsible: unitsOf(t.id, 'responsible'),
      cooperating: unitsOf(t.id, 'cooperating'),
    })),
  }
}

export function taskOf(plan: TasksOfPlan, code: string): TaskParts {
  return plan.tasks.find((t) => t.code === code) ?? fail('task-not-found', { task: code })
}

/** Whose lights a task has: the responsible bodies; where the document names none, its leads. */
export function answeringUnits(task: TaskParts): readonly UnitFacts[] {
  return task.responsible.length > 0 ? task.responsible : task.leads
}
