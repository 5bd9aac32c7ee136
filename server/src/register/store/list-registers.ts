import { sql } from 'kysely'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { scopesAllow } from '@gongjian/domain/api-token/scope.ts'
import { implement } from '../../operation/implementation.ts'
import { findRef, planFactsOf } from '../../report/plan-facts.ts'
import { readViews } from '../view/read-views.ts'
import { mayShareWithAll } from '../view/share.ts'
import { taskIdOf } from './batch.ts'
import { registerOf, registersOfPlan } from './definitions.ts'
import { mayEditAny, ownUnit } from './holder.ts'
import { onlyUnit } from './item-reach.ts'
import { firstDay, KEPT_STAGES, OPEN_STAGES } from './light-sql.ts'

interface Counts {
  readonly register: string
  readonly kept: number
  readonly open: number
  readonly overdue: number
  readonly closed: number
}

export const listRegisters = implement('listRegisters', async (ctx) => {
  const { tx, actor, app } = ctx
  const registers = await registersOfPlan(ctx)
  const wide = registers.filter((r) => onlyUnit(actor, r) === null).map((r) => r.id)
  // What the city keeps is few enough to be asked beside the unit's own.
  const mine =
    wide.length === registers.length
      ? sql`true`
      : sql`(unit_id = ${actor.unitId}::int or register = any (${wide}::text[]))`
  const open = sql`stage in (${OPEN_STAGES})`
  const { rows } = await sql<Counts>`
    select register, count(*) filter (where stage in (${KEPT_STAGES})) as kept, count(*) filter (where ${open}) as open,
      count(*) filter (where ${open} and ${firstDay('i')} < ${app.clock.today()}::date) as overdue,
      count(*) filter (where stage = 'closed') as closed
    from item_index i where plan_id = ${actor.planId} and ${mine} group by register`.execute(tx)
  const counts = new Map(rows.map((r) => [r.register, r]))
  return registers.map((r) => {
    const c = counts.get(r.id)
    const isWorked = r.life === 'worked-off'
    return {
      id: r.id,
      title: r.title,
      clause: r.clause,
      clauseLabel: clauseLabel(r.clause),
      task: r.task,
      counter: r.counter,
      kept: c?.kept ?? 0,
      // A record is kept and not worked off: nothing of it is open, and no day passes it by.
      work: isWorked ? { open: c?.open ?? 0, overdue: c?.overdue ?? 0, closed: c?.closed ?? 0 } : null,
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
    mayShareWithAll: mayShareWithAll(actor, taskId),
    unit: findRef(facts, ownUnit(actor, definition, facts, taskId)),
  }
})
