import { missingParts, type FilingKind, type FilingState } from '@gongjian/domain/filing/filing.ts'
import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import type { Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { filingOf, planFactsOf, type PlanFacts } from '../report/plan-facts.ts'
import { has } from './report-todos.ts'

interface FilingRow {
  readonly id: number
  readonly kind: FilingKind
  readonly unit_id: number
  readonly unit: string
  readonly task_id: number | null
  readonly due_on: string
  readonly state: FilingState
}

async function readWaiting({ tx, actor }: Ctx): Promise<FilingRow[]> {
  return tx
    .selectFrom('filing as f')
    .innerJoin('unit as u', 'u.id', 'f.unit_id')
    .select(['f.id', 'f.kind', 'f.unit_id', 'u.code as unit', 'f.task_id', 'f.due_on', 'f.state'])
    .where('f.plan_id', '=', actor.planId)
    .where('f.state', '!=', 'accepted')
    .orderBy('f.due_on')
    .orderBy('u.sort')
    .execute()
}

async function countMissing({ tx, actor }: Ctx, filing: FilingRow): Promise<number> {
  const parts = await tx
    .selectFrom('filing_part as p')
    .select(['p.key', 'p.text'])
    .select((eb) =>
      eb
        .selectFrom('attachment as a')
        .whereRef('a.filing_part_id', '=', 'p.id')
        .whereRef('a.plan_id', '=', 'p.plan_id')
        .where('a.removed_at', 'is', null)
        .select((e) => e.fn.countAll<number>().as('files'))
        .as('files'),
    )
    .where('p.plan_id', '=', actor.planId)
    .where('p.filing_id', '=', filing.id)
    .execute()
  return missingParts(
    filing.kind,
    parts.map((p) => ({ key: p.key, text: p.text, files: p.files ?? 0 })),
  ).length
}

async function fillTodo(ctx: Ctx, facts: PlanFacts, filing: FilingRow): Promise<Todo> {
  const count = await countMissing(ctx, filing)
  const { title } = filingOf(facts, filing.kind)
  const rest = count > 0 ? `还缺 ${count} 项` : '各项已齐，待提交'
  return {
    kind: 'fill-filing',
    text: filing.state === 'returned' ? `${title}被退回，请修改后重新提交` : `报送${title}：${rest}`,
    link: `/filings/${filing.kind}/${filing.unit}`,
    dueOn: filing.due_on,
    count: Math.max(1, count),
  }
}

/** The task's lead reviews; where no task stands behind, the office does. */
function isFilingReviewer(actor: Actor, { task_id }: FilingRow): boolean {
  return task_id === null ? actor.role === 'office' : actor.role === 'lead-desk' && actor.leads.includes(task_id)
}

function reviewTodo(facts: PlanFacts, kind: FilingKind, filings: readonly FilingRow[]): Todo[] {
  const [only] = filings
  if (!only) return []
  return [
    {
      kind: 'review-filing',
      text: `${filingOf(facts, kind).title}有 ${filings.length} 个单位待审核`,
      link: filings.length === 1 ? `/filings/${kind}/${only.unit}` : `/filings?kind=${kind}`,
      dueOn: null,
      count: filings.length,
    },
  ]
}

/** What the one-off plans of 七（一） and 三（一） want of the actor. */
export async function filingTodos(ctx: Ctx): Promise<Todo[]> {
  const { actor } = ctx
  if (!has(actor, 'filing.edit') && !has(actor, 'filing.review')) return []
  const waiting = await readWaiting(ctx)
  if (waiting.length === 0) return []
  const facts = await planFactsOf(ctx)
  const todos: Todo[] = []
  if (has(actor, 'filing.edit'))
    for (const f of waiting.filter((w) => w.unit_id === actor.unitId && w.state !== 'submitted'))
      todos.push(await fillTodo(ctx, facts, f))
  const mine = waiting.filter((f) => f.state === 'submitted' && isFilingReviewer(actor, f))
  for (const [kind, filings] of Map.groupBy(mine, (f) => f.kind)) todos.push(...reviewTodo(facts, kind, filings))
  return todos
}
