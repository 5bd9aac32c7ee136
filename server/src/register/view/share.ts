import { reachFor, type Actor } from '../../db/actor.ts'

/** Who assigns the register's items among counties: the policy of saved_view asks for the same. */
export function mayShareWithAll(actor: Actor, taskId: number | null): boolean {
  const reach = reachFor(actor, 'item.assign')
  return reach === 'all' || (reach === 'tasks' && taskId !== null && actor.leads.includes(taskId))
}
