import type { Permission } from '@gongjian/domain/permission/permission.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { reachFor, type Actor } from '../../db/actor.ts'

interface Place {
  readonly unit_id: number | null
  readonly task_id: number | null
  readonly township: string | null
}

/** Whether a permission of the actor reaches an item; the policies say the same (register/table/scope-sql.ts). */
export function reaches(actor: Actor, permission: Permission, { unit_id, task_id, township }: Place): boolean {
  const reach = reachFor(actor, permission)
  if (reach === null) return false
  if (actor.townships.length > 0 && (township === null || !actor.townships.includes(township))) return false
  if (reach === 'all' || unit_id === actor.unitId) return true
  if (reach === 'own' || task_id === null) return false
  if (unit_id === null || reach === 'tasks') return actor.leads.includes(task_id)
  return actor.supports.includes(task_id)
}

/** The one unit that all items of a register that the actor reads belong to; null: there may be others. Lets a query use the unit's index. */
export function onlyUnit(actor: Actor, { keptBy }: Pick<Register, 'keptBy'>): number | null {
  // What the city keeps for all is read by all (table/scope-sql.ts).
  return reachFor(actor, 'item.read') === 'own' && keptBy === 'bodies' ? actor.unitId : null
}
