import { sql } from 'kysely'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { scopesAllow } from '@gongjian/domain/api-token/scope.ts'
import { implement } from '../../operation/implementation.ts'
import { findRef, planFactsOf } from '../../report/plan-facts.ts'
import { readViews } from '../view/read-views.ts'
import { taskIdOf } from './batch.ts'
import { registerOf, registersOfPlan } from './definitions.ts'
import { mayEditAny, ownUnit } from './holder.ts'
import { onlyUnit } from './item-reach.ts'
import { OPEN_STAGES } from './light-sql.ts'

interface Counts {
  readonly register: string
  readonly open: number
  readonly overdue: number
  readonly closed: number
}

export const listRegisters = implement('listRegisters', async (ctx) => {
  const { tx, actor, app } = ctx
  const unit = onlyUnit(actor, 'item.read')
  const open = sql`stage in (${OPEN_STAGES})`
  const { rows } = await sql<Counts>`
    select register, count(*) filter (where ${open}) as open,
      count(*) filter (where ${open} and due < ${app.clock.today()}::date) as overdue,
      count(*) filter (where stage = 'closed') as closed
    from item_index where plan_id = ${actor.planId} and ${unit === null ? sql`true` : sql`unit_id = ${unit}::int`} group by register`.execute(
    tx,
  )
  const counts = new Map(rows.map((r) => [r.register, r]))
  return (await registersOfPlan(ctx)).map((r) => {
    const c = counts.get(r.id)
    return {
      id: r.id,
      title: r.title,
      clause: r.clause,
      clauseLabel: clauseLabel(r.clause),
      task: r.task,
      counter: r.counter,
      open: c?.open ?? 0,
      // A record is kept and not worked off: no day passes it by.
      overdue: r.life === 'record' ? 0 : (c?.overdue ?? 0),
      closed: c?.closed ?? 0,
    }
  })
})

export const getRegister = implement('getRegister', async (ctx, { register: id }) => {
  const { actor } = ctx
  const definition = await registerOf(ctx, id)
  const isOpen = !actor.token || scopesAllow(actor.token.scopes, 'items:write', id)
  const facts = await planFactsOf(ctx)
  const taskId = taskIdOf(definition, facts)
  const mayEdit = isOpen && mayEditAny(actor, definition, facts, taskId)
  return {
    definition,
    clauseLabel: clauseLabel(definition.clause),
    views: await readViews(ctx, id),
    mayEdit,
    mayImport: mayEdit && !actor.token,
    unit: findRef(facts, ownUnit(actor, definition, facts, taskId)),
  }
})
