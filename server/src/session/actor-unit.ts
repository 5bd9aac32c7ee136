import type { Part } from '@gongjian/domain/unit/unit.ts'
import { sql } from 'kysely'
import type { Actor } from '../db/actor.ts'

/** What an actor has of its unit; selected from `unit as u`. */
type ActorUnit = Pick<Actor, 'planId' | 'unitId' | 'unitCode' | 'unitName' | 'leads' | 'supports'>

export const UNIT_COLUMNS = [
  'u.plan_id as planId',
  'u.id as unitId',
  'u.code as unitCode',
  'u.name as unitName',
] as const

function tasksWith(parts: readonly Part[]) {
  return sql<number[]>`array(select distinct tu.task_id from task_unit tu
    where tu.plan_id = u.plan_id and tu.unit_id = u.id and tu.part = any (${parts}::text[]))`
}

export const UNIT_TASKS = [tasksWith(['lead']).as('leads'), tasksWith(['lead', 'cooperating']).as('supports')] as const

/** Of a row that holds more. */
export function actorUnitOf({ planId, unitId, unitCode, unitName, leads, supports }: ActorUnit): ActorUnit {
  return { planId, unitId, unitCode, unitName, leads, supports }
}
