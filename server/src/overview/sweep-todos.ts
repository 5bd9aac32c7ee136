import { sql } from 'kysely'
import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'
import { sweepBases } from '../sweep/sweep-base.ts'

async function countBySubject({ tx, actor }: Ctx, isLead: boolean): Promise<Map<string, number>> {
  const mine = isLead
    ? sql`c.state = 'disputed' and c.task_id = any (${actor.leads}::int[])`
    : sql`c.state = 'open' and c.standing = 'yes' and c.unit_id = ${actor.unitId}::int`
  const { rows } = await sql<{ subject: string; n: number }>`
    select c.subject, count(*)::int as n from sweep_candidate c where c.plan_id = ${actor.planId} and ${mine} group by 1`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.subject, r.n]))
}

async function todosOf(ctx: Ctx, isLead: boolean): Promise<Todo[]> {
  const counts = await countBySubject(ctx, isLead)
  return (await sweepBases(ctx)).flatMap(({ sweep, over }): Todo[] => {
    const count = counts.get(sweep.subject) ?? 0
    if (count === 0) return []
    const what = `规则排查“${sweep.title}”：${count.toLocaleString()} ${over.counter}`
    const link = `/sweeps/${sweep.subject}?state=${isLead ? 'disputed' : 'open'}`
    return [
      isLead
        ? { kind: 'decide-candidates', text: `${what}有异议待裁定`, link, dueOn: null, count }
        : { kind: 'answer-candidates', text: `${what}待确认`, link, dueOn: null, count },
    ]
  })
}

/** What the sweeps have found in the own ledger and nobody has answered; for a lead the disputes of its tasks. */
export async function sweepTodos(ctx: Ctx): Promise<Todo[]> {
  const { actor } = ctx
  const answers = reachFor(actor, 'candidate.answer') === null ? [] : await todosOf(ctx, false)
  const decides = reachFor(actor, 'candidate.decide') !== null && actor.leads.length > 0
  return [...(decides ? await todosOf(ctx, true) : []), ...answers]
}
