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

/** One line, however many sweeps: the first page has no room for seven. */
async function todosOf(ctx: Ctx, isLead: boolean): Promise<Todo[]> {
  const counts = await countBySubject(ctx, isLead)
  const found = (await sweepBases(ctx)).filter((b) => counts.has(b.sweep.subject))
  const [first] = found
  if (!first) return []
  const count = found.reduce((n, b) => n + (counts.get(b.sweep.subject) ?? 0), 0)
  const isOne = found.length === 1
  const what = isOne ? `“${first.sweep.title}”：` : `${found.length} 项：共 `
  const counted = `规则排查${what}${count.toLocaleString()} ${isOne ? first.over.counter : '条'}`
  const link = isOne ? `/sweeps/${first.sweep.subject}?state=${isLead ? 'disputed' : 'open'}` : '/sweeps'
  return isLead
    ? [{ kind: 'decide-candidates', text: `${counted}有异议待裁定`, link, dueOn: null, count }]
    : [{ kind: 'answer-candidates', text: `${counted}待确认`, link, dueOn: null, count }]
}

/** What the sweeps have found in the own ledger and nobody has answered; for a lead the disputes of its tasks. */
export async function sweepTodos(ctx: Ctx): Promise<Todo[]> {
  const { actor } = ctx
  const answers = reachFor(actor, 'candidate.answer') === null ? [] : await todosOf(ctx, false)
  const decides = reachFor(actor, 'candidate.decide') !== null && actor.leads.length > 0
  return [...(decides ? await todosOf(ctx, true) : []), ...answers]
}
