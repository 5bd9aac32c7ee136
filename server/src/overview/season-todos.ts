import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { contradicted, contradictedWords, type Contradicted } from '../season/contradictions.ts'

/** Plans that stand fast while a list that they were judged by has changed: for the county each, for the lead all in one. */
async function revisions(ctx: Ctx, judges: boolean): Promise<Todo[]> {
  const { actor } = ctx
  const all = await contradicted(ctx)
  const mine = all.filter((c) => (judges ? actor.leads.includes(c.taskId) : c.unitId === actor.unitId))
  const [first] = mine
  if (!first) return []
  const { units } = await planFactsOf(ctx)
  const linkOf = ({ season, unitId }: Contradicted): string =>
    `/seasons/${season.id}/${units.get(unitId)?.code ?? ''}?only=departing`
  const base = { kind: 'revise-season', dueOn: null } as const
  if (!judges) return mine.map((c) => ({ ...base, text: contradictedWords(c), link: linkOf(c), count: c.rows }))
  const rows = mine.reduce((n, c) => n + c.rows, 0)
  const whose = mine.length === 1 ? `${units.get(first.unitId)?.name ?? ''}${first.season.name}` : `${mine.length} 份`
  return [
    {
      ...base,
      text: `公布名单或提标治理有变化，${whose}错峰方案有 ${rows} 条与已提交、已批准的措施不符`,
      link: mine.length === 1 ? linkOf(first) : '/seasons',
      count: mine.length,
    },
  ]
}

/** Season plans that wait for somebody: submitted ones for who leads the task, returned ones for the county. */
export async function seasonTodos(ctx: Ctx): Promise<Todo[]> {
  const { tx, actor } = ctx
  const judges = reachFor(actor, 'season.review') !== null
  if (!judges && reachFor(actor, 'season.edit') === null) return []
  const plans = await tx
    .selectFrom('season_plan as p')
    .innerJoin('season as s', (join) => join.onRef('s.plan_id', '=', 'p.plan_id').onRef('s.id', '=', 'p.season_id'))
    .innerJoin('unit as u', (join) => join.onRef('u.plan_id', '=', 'p.plan_id').onRef('u.id', '=', 'p.unit_id'))
    .select(['s.id as season', 's.name', 'u.code', 'u.name as unit', 'p.task_id', 'p.unit_id'])
    .where('p.plan_id', '=', actor.planId)
    .where('p.state', '=', judges ? 'submitted' : 'returned')
    .orderBy('s.from_day')
    .orderBy('u.sort')
    .execute()
  const revised = await revisions(ctx, judges)
  const mine = plans.filter((p) => (judges ? actor.leads.includes(p.task_id) : p.unit_id === actor.unitId))
  const [first] = mine
  if (!first) return revised
  if (!judges)
    return [
      ...mine.map((p): Todo => ({
        kind: 'mend-season',
        text: `${p.name}错峰方案被退回，待修改`,
        link: `/seasons/${p.season}/${p.code}`,
        dueOn: null,
        count: 1,
      })),
      ...revised,
    ]
  const isOne = mine.length === 1
  return [
    {
      kind: 'review-season',
      text: isOne ? `${first.unit}${first.name}错峰方案待审核` : `${mine.length} 份错峰方案待审核`,
      link: isOne ? `/seasons/${first.season}/${first.code}` : '/seasons',
      dueOn: null,
      count: mine.length,
    },
    ...revised,
  ]
}
