import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { addDays, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { hasStarts } from '@gongjian/domain/register/due.ts'
import { YELLOW_WITHIN_DAYS } from '@gongjian/domain/light/light.ts'
import type { Stage } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { reachFor, type Actor } from '../../db/actor.ts'

/** A kind of work that waits for the actor: each reads an index of item_index in the order of its day. */
export interface DeskBranch {
  readonly where: RawBuilder<SqlBool>
  /** Which day the work is due on. */
  readonly day: RawBuilder<unknown>
  readonly waits: 'work' | 'start' | 'assign' | 'recheck'
}

const DUE = sql.ref('i.due')

/** What waits for the actor, by its permissions: the county's own work, what a lead verifies, what the office closes, what is to be assigned. */
export function deskBranches(actor: Actor, registers: readonly Register[], today: Day): DeskBranch[] {
  const branches: DeskBranch[] = []
  if (reachFor(actor, 'item.edit') !== null) {
    branches.push({
      where: sql<SqlBool>`i.unit_id = ${actor.unitId}::int and i.is_work`,
      day: DUE,
      waits: 'work',
    })
    // What must begin first stands on the desk by that day, and once.
    if (registers.some((r) => hasStarts(r.due)))
      branches.push({
        where: sql<SqlBool>`i.unit_id = ${actor.unitId}::int and i.start_by is not null`,
        day: sql.ref('i.start_by'),
        waits: 'start',
      })
    branches.push({
      where: sql<SqlBool>`i.unit_id = ${actor.unitId}::int and i.next_recheck is not null
        and i.next_recheck <= ${addDays(today, YELLOW_WITHIN_DAYS)}::date`,
      day: sql.ref('i.next_recheck'),
      waits: 'recheck',
    })
  }
  if (reachFor(actor, 'item.verify') !== null && actor.leads.length > 0)
    branches.push({
      where: sql<SqlBool>`i.task_id = any (${actor.leads}::int[]) and i.stage = 'claimed'`,
      day: DUE,
      waits: 'work',
    })
  if (reachFor(actor, 'item.close') === 'all')
    branches.push({ where: sql<SqlBool>`i.stage = 'verified'`, day: DUE, waits: 'work' })
  const assigns = reachFor(actor, 'item.assign')
  if (assigns !== null)
    branches.push({
      where: sql<SqlBool>`i.unit_id is null and i.stage not in ('closed', 'removed')
        and ${assigns === 'all' ? sql`true` : sql`i.task_id = any (${actor.leads}::int[])`}`,
      day: DUE,
      waits: 'assign',
    })
  return branches
}

/** What is to be done next, in a few words. */
export function waitsFor(waits: DeskBranch['waits'], stage: Stage): string {
  if (waits === 'assign') return '待指定责任单位'
  if (waits === 'recheck') return '待回头看'
  if (waits === 'start' && stage === 'listed') return '待启动'
  switch (stage) {
    case 'draft':
      return '待入账'
    case 'listed':
      return '待开始整治'
    case 'underway':
      return '待申报完成'
    case 'claimed':
      return '待核查'
    case 'verified':
      return '待销号'
    case 'closed':
    case 'removed':
      return ''
  }
}
