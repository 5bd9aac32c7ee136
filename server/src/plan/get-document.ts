import { countLights, readLights, taskLight } from '../light/read-lights.ts'
import { implement } from '../operation/implementation.ts'
import { tasksOfPlan } from '../task/task-facts.ts'

/** The document as it was read when the plan was saved, with the lights of its tasks for the margin. */
export const getDocument = implement('getDocument', async (ctx) => {
  const { tx, actor } = ctx
  const plan = await tx
    .selectFrom('plan')
    .select(['document', 'reading', 'findings'])
    .where('id', '=', actor.planId)
    .executeTakeFirstOrThrow()
  const { tasks } = await tasksOfPlan(ctx)
  const lights = await readLights(ctx, tasks)
  return {
    text: plan.document,
    reading: plan.reading,
    findings: plan.findings,
    lights: tasks.map((t) => {
      const cells = lights.get(t.id) ?? []
      return { task: t.code, light: taskLight(cells), counts: countLights(cells) }
    }),
  }
})
