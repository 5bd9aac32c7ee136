import { fail } from '@gongjian/domain/error/codes.ts'
import type { Ctx } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { KeptByStamp } from '../db/plan-stamp.ts'
import { planFactsOf, type PlanFacts, type TaskFacts, type UnitFacts } from '../report/plan-facts.ts'

export interface TaskParts extends TaskFacts {
  readonly responsible: readonly UnitFacts[]
  readonly cooperating: readonly UnitFacts[]
}

/** The tasks of a plan with every unit that has a part in them: some dozens of rows, read whole. */
export interface TasksOfPlan {
  readonly units: ReadonlyMap<number, UnitFacts>
  readonly tasks: readonly TaskParts[]
}

const kept = new KeptByStamp<TasksOfPlan>()

/** Read once for as long as nothing of the plan changes. */
export async function tasksOfPlan(ctx: Ctx): Promise<TasksOfPlan> {
  const { app, tx, actor } = ctx
  return kept.get(app.connections, actor.planId, actor.planStamp, async () =>
    readTasks(tx, actor.planId, await planFactsOf(ctx)),
  )
}

async function readTasks(tx: Tx, planId: number, facts: PlanFacts): Promise<TasksOfPlan> {
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
