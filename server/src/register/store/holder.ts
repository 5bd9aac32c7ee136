import { cityRowProblem, mayHold, type Holder } from '@gongjian/domain/register/holder.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { reachFor, type Actor } from '../../db/actor.ts'
import type { PlanFacts } from '../../report/plan-facts.ts'
import { reaches } from './item-reach.ts'

/** Why a row that says what it speaks for does not stand under the unit; null: it may (domain, cityRowProblem). */
export function cityProblem(
  register: Register,
  facts: Facts,
  taskId: number | null,
  said: unknown,
  unitId: number | null,
): string | null {
  return cityRowProblem(register, said, unitId === null ? null : holderOf(facts, unitId, taskId))
}

type Facts = Pick<PlanFacts, 'units' | 'tasks'>

function holderOf(facts: Facts, unitId: number, taskId: number | null): Holder | null {
  const unit = facts.units.get(unitId)
  const leads = taskId === null ? [] : (facts.tasks.get(taskId)?.leads ?? [])
  return unit ? { kind: unit.kind, leads: leads.some((l) => l.id === unitId) } : null
}

/** Whether items of the register stand under the unit. */
export function unitMayHold(register: Register, facts: Facts, taskId: number | null, unitId: number): boolean {
  const holder = holderOf(facts, unitId, taskId)
  return holder !== null && mayHold(register, holder)
}

/** Whether there can be an item of the register that the actor may edit: what its pages offer follows from it. */
export function mayEditAny(actor: Actor, register: Register, facts: Facts, taskId: number | null): boolean {
  const reach = reachFor(actor, 'item.edit')
  if (reach === null) return false
  if (reach === 'all' || unitMayHold(register, facts, taskId, actor.unitId)) return true
  const tasks = reach === 'tasks' ? actor.leads : reach === 'parts' ? actor.supports : []
  return taskId !== null && tasks.includes(taskId)
}

/** Where a new item of nobody's saying stands: with who keeps it, where that can be only one; null: 待定. */
export function ownUnit(actor: Actor, register: Register, facts: Facts, taskId: number | null): number | null {
  const isOpen = register.keptBy === 'bodies' && register.task !== null
  const township = actor.townships[0] ?? null
  if (isOpen && reaches(actor, 'item.edit', { unit_id: null, task_id: taskId, township })) return null
  return unitMayHold(register, facts, taskId, actor.unitId) ? actor.unitId : null
}
