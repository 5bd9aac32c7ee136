import { sql } from 'kysely'
import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import type { Condition } from '@gongjian/domain/register/filter.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'
import { findBinding } from '../entry-review/binding.ts'
import { registersById } from '../register/store/definitions.ts'
import { tableSql } from '../register/store/item-raw.ts'
import { planFactsOf } from '../report/plan-facts.ts'

interface Counts {
  readonly waiting: number
  readonly against: number
}

async function countProjects({ tx, actor }: Ctx, register: Register): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*) filter (where t.decision is null and exists (
        select 1 from entry_review r where r.plan_id = t.plan_id and r.item_id = t.id))::int as waiting,
      count(*) filter (where t.against_verdict)::int as against
    from ${tableSql(register)} t where t.plan_id = ${actor.planId} and t.stage in ('listed', 'underway')`.execute(tx)
  return rows[0] ?? { waiting: 0, against: 0 }
}

function linkTo(register: Register, where: readonly Condition[]): string {
  return `/registers/${register.id}?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`
}

const OPEN: Condition = { field: 'stage', op: 'in', value: ['listed', 'underway'] }

/** Projects that wait for the lead's decision; for the office those that were decided against the verdict (二（一）), until they are done with. */
export async function projectTodos(ctx: Ctx): Promise<Todo[]> {
  const { actor } = ctx
  const isOffice = actor.role === 'office'
  if (!isOffice && reachFor(actor, 'entry.decide') === null) return []
  const binding = await findBinding(ctx)
  const register = binding && (await registersById(ctx)).get(binding.register)
  if (!register) return []
  const facts = await planFactsOf(ctx)
  const task = [...facts.tasks.values()].find((t) => t.code === register.task)
  if (!isOffice && (task === undefined || !actor.leads.includes(task.id))) return []
  const { waiting, against } = await countProjects(ctx, register)
  if (isOffice)
    return against === 0
      ? []
      : [
          {
            kind: 'see-against',
            text: `${against} 个项目的审查决定与结论不一致`,
            link: linkTo(register, [OPEN, { field: 'againstVerdict', op: 'is', value: true }]),
            dueOn: null,
            count: against,
          },
        ]
  return waiting === 0
    ? []
    : [
        {
          kind: 'decide-project',
          text: `${waiting} 个项目审查后待决定`,
          link: linkTo(register, [OPEN, { field: 'decision', op: 'unknown' }, { field: 'verdict', op: 'known' }]),
          dueOn: null,
          count: waiting,
        },
      ]
}
