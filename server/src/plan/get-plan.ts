import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { implement } from '../operation/implementation.ts'
import { refOf } from '../report/plan-facts.ts'
import { tasksOfPlan, type TaskParts } from '../task/task-facts.ts'
import { targetsOf } from './plan-reader.ts'

function planTask(t: TaskParts): PlanTask {
  return {
    id: t.code,
    clause: t.clause,
    label: t.label,
    title: t.title,
    leads: t.leads.map((u) => u.code),
    responsible: t.responsible.map((u) => u.code),
    cooperating: t.cooperating.map((u) => u.code),
    milestones: [...t.milestones],
  }
}

export const getPlan = implement('getPlan', async (ctx) => {
  const { tx, actor } = ctx
  const plan = await tx
    .selectFrom('plan')
    .select(['code', 'title', 'city', 'doc_number', 'issuer', 'signed_on', 'from_pack'])
    .where('id', '=', actor.planId)
    .executeTakeFirstOrThrow()
  const { units, tasks } = await tasksOfPlan(ctx)
  return {
    code: plan.code,
    title: plan.title,
    city: plan.city,
    docNumber: plan.doc_number,
    issuer: plan.issuer,
    signedOn: plan.signed_on,
    tasks: tasks.map(planTask),
    targets: [...(await targetsOf(ctx))],
    units: [...units.values()].map(refOf),
    fromPack: plan.from_pack,
  }
})
