import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import type { Ctx } from '../app.ts'
import { reachFor } from '../db/actor.ts'

/** Season plans that wait for somebody: submitted ones for who leads the task, returned ones for the county. */
export async function seasonTodos({ tx, actor }: Ctx): Promise<Todo[]> {
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
  const mine = plans.filter((p) => (judges ? actor.leads.includes(p.task_id) : p.unit_id === actor.unitId))
  const [first] = mine
  if (!first) return []
  if (!judges)
    return mine.map((p) => ({
      kind: 'mend-season',
      text: `${p.name}错峰方案被退回，待修改`,
      link: `/seasons/${p.season}/${p.code}`,
      dueOn: null,
      count: 1,
    }))
  const isOne = mine.length === 1
  return [
    {
      kind: 'review-season',
      text: isOne ? `${first.unit}${first.name}错峰方案待审核` : `${mine.length} 份错峰方案待审核`,
      link: isOne ? `/seasons/${first.season}/${first.code}` : '/seasons',
      dueOn: null,
      count: mine.length,
    },
  ]
}
