import { sql } from 'kysely'
import { reachOf, type Permission } from '@gongjian/domain/permission/permission.ts'
import type { Actor, Tx } from '../src/db/actor.ts'
import { findPlanId } from '../src/plan/find-plan.ts'
import { findMember } from '../src/session/find-actor.ts'
import type { TestServer } from './harness.ts'
import type { Mark } from './permission-marks.ts'

export interface Cast {
  readonly planId: number
  readonly actors: readonly Actor[]
  readonly units: readonly { id: number; code: string; kind: string }[]
  readonly tasks: readonly { id: number; code: string }[]
  unitCode(id: number): string
  taskCode(id: number): string
  /** Whether the unit leads, answers for or cooperates in one of the tasks. */
  readonly hasPart: (unit: number, tasks: readonly number[]) => boolean
}

/** Everybody of the trial, and the plan that they work on. */
export async function readCast(server: TestServer): Promise<Cast> {
  const { owner } = server.app.connections
  const planId = await findPlanId(server.app, 'zhengzhou-2019-37')
  const members = await owner.selectFrom('membership').selectAll().where('plan_id', '=', planId).execute()
  const actors = await owner.transaction().execute(async (tx) => {
    const found = []
    for (const m of members) found.push(await findMember(tx, m, null))
    return found.filter((a) => a !== undefined)
  })
  const units = await owner.selectFrom('unit').select(['id', 'code', 'kind']).where('plan_id', '=', planId).execute()
  const tasks = await owner.selectFrom('task').select(['id', 'code']).where('plan_id', '=', planId).execute()
  const parts = await owner.selectFrom('task_unit').select(['unit_id', 'task_id']).execute()
  return {
    planId,
    actors,
    units,
    tasks,
    unitCode: (id) => units.find((u) => u.id === id)?.code ?? '',
    taskCode: (id) => tasks.find((t) => t.id === id)?.code ?? '',
    hasPart: (unit, its) => parts.some((p) => p.unit_id === unit && its.includes(p.task_id)),
  }
}

/** item.read in words of its own: the unit's, those of tasks led or supported, 待定 for leads and who reads all; townships narrow. */
function mayReadItem(actor: Actor, mark: Mark): boolean {
  const reach = actor.role === 'door' ? null : reachOf(actor.role, 'item.read')
  const township = mark.state.split('|')[1] ?? ''
  if (reach === null || (actor.townships.length > 0 && !actor.townships.includes(township))) return false
  if (reach === 'all' || mark.unit === actor.unitId) return true
  if (reach === 'own') return false
  return (mark.unit === 0 || reach === 'tasks' ? actor.leads : actor.supports).includes(mark.task)
}

/** enterprise.read in words of its own: the county's (an inspector's: of its townships), all, or what an item that one reads names. */
function mayReadEnterprise(actor: Actor, mark: Mark): boolean {
  const reach = actor.role === 'door' ? null : reachOf(actor.role, 'enterprise.read')
  if (reach === null) return false
  const isHere = actor.townships.length === 0 || actor.townships.includes(mark.state)
  if (isHere && (reach === 'all' || mark.unit === actor.unitId)) return true
  return mark.task !== 0 && actor.townships.length === 0 && mark.task === actor.unitId
}

function within(actor: Actor, permission: Permission, mark: Mark): boolean {
  const reach = actor.role === 'door' ? null : reachOf(actor.role, permission)
  switch (reach) {
    case null:
      return false
    case 'own':
      return mark.unit === actor.unitId
    case 'tasks':
    case 'parts':
      return mark.unit === actor.unitId || (actor.leads.includes(mark.task) && mark.state !== 'draft')
    case 'all':
      return true
  }
}

/** What PERMISSIONS says, in words of its own: the policies are held against this. */
export function mayRead(actor: Actor, mark: Mark): boolean {
  if (actor.role !== 'door' && reachOf(actor.role, 'audit.read') === 'all') return true
  switch (mark.kind) {
    case 'line':
      return within(actor, 'report.read', mark)
    case 'filing':
    case 'file':
      return within(actor, 'filing.read', mark)
    case 'item':
      return mayReadItem(actor, mark)
    case 'enterprise':
      return mayReadEnterprise(actor, mark)
    case 'notice':
      return mark.unit === actor.unitId && mark.state.split('+').includes(actor.role)
  }
}

interface Written {
  readonly noun: string
  readonly ref: string
  readonly unit_id: number | null
  readonly task_id: number | null
  readonly action: string
  /** Of an item: nothing but what it keeps of its enterprise or facility has changed, and whose the enterprise is. */
  readonly follows: number | null
}

/** What an item keeps of the hub: it follows whoever may write there. */
const KEPT = [
  ...['enterprise_id', 'enterprise', 'credit_code', 'enterprise_size', 'facility_id', 'facility'],
  ...['title', 'natural_key', 'own_due', 'due', 'due_rule', 'version', 'tokens'],
]

/** The rows that this transaction has changed, whoever may see them: read as the owner. */
export async function readChanges(tx: Tx): Promise<Written[]> {
  await sql`set local role none`.execute(tx)
  const { rows } = await sql<Written>`
    select noun, ref, unit_id, task_id, action, case when noun like 'reg\\_%' and before - ${KEPT}::text[] = after - ${KEPT}::text[] then (
      select e.unit_id from enterprise e where e.id = (after->>'enterprise_id')::int) end as follows
    from history where txid = pg_current_xact_id()`.execute(tx)
  return rows
}

const ITEM_WRITERS: readonly Permission[] = ['item.edit', 'item.progress', 'item.verify', 'item.close', 'item.assign']

const WRITERS: Readonly<Record<string, readonly Permission[]>> = {
  report: ['report.edit', 'report.submit', 'report.review', 'report.correct', 'period.close', 'period.remind'],
  report_line: ['report.edit', 'report.submit', 'report.review', 'report.correct'],
  report_version: ['report.submit', 'report.correct'],
  filing: ['filing.edit', 'filing.submit', 'filing.review'],
  filing_part: ['filing.edit'],
  period: ['period.close'],
  period_summary: ['period.close'],
  unit: ['unit.edit'],
  unit_name: ['unit.edit'],
  township: ['unit.edit'],
  membership: ['account.manage'],
  item_step: ITEM_WRITERS,
  api_token: ['api.manage', 'api.revoke'],
  webhook: ['api.manage', 'api.revoke'],
  interpretation: ['rule.interpret'],
  entry_review: ['item.edit'],
  entry_decision: ['entry.decide'],
  appraisal_round: ['season.review'],
  appraisal_score: ['season.edit', 'season.submit', 'season.review'],
  appraisal_listing: ['season.review'],
  season: ['season.review'],
  season_alert: ['season.review'],
  season_plan: ['season.edit', 'season.submit', 'season.review'],
  season_version: ['season.submit', 'season.review'],
  season_answer: ['season.edit', 'season.review'],
  sweep: ['sweep.run'],
  // It goes where its item goes.
  sweep_candidate: ['candidate.answer', 'candidate.decide', 'item.assign', 'item.edit'],
  item_recheck: ITEM_WRITERS,
}

/** Whether PERMISSIONS lets the actor change a row of this noun, unit and task. */
export function mayWrite(
  actor: Actor,
  w: Written,
  hasPart: (unit: number, tasks: readonly number[]) => boolean,
): boolean {
  const role = actor.role
  if (role === 'door') return false
  if (w.noun === 'event') return true
  const follows = reachOf(role, 'enterprise.edit')
  if (w.follows !== null && (follows === 'all' || (follows === 'own' && w.follows === actor.unitId))) return true
  if (w.noun === 'enterprise_merge' || w.noun === 'enterprise_apart') {
    const merges = reachOf(role, 'enterprise.merge')
    return merges === 'all' || (merges === 'own' && w.unit_id === actor.unitId)
  }
  if (w.noun === 'account') return w.ref === String(actor.accountId) || reachOf(role, 'account.manage') !== null
  // Who writes an item of a county makes its enterprise there.
  if (w.noun === 'enterprise' || w.noun === 'facility') {
    const hub = reachOf(role, 'enterprise.edit')
    if (hub === 'all' || (hub !== null && w.unit_id === actor.unitId)) return true
    const edits = reachOf(role, 'item.edit')
    return edits !== null && (edits !== 'own' || w.unit_id === actor.unitId)
  }
  if (w.noun === 'attachment') {
    // Evidence of an item hangs on the item's unit and task.
    const edits = reachOf(role, 'item.edit')
    if (edits === 'tasks' && w.task_id !== null && actor.leads.includes(w.task_id)) return true
    if (edits !== null && w.unit_id === actor.unitId) return true
    return w.unit_id === actor.unitId && (reachOf(role, 'report.edit') ?? reachOf(role, 'filing.edit')) !== null
  }
  return (w.noun.startsWith('reg_') ? ITEM_WRITERS : (WRITERS[w.noun] ?? [])).some((permission) => {
    const reach = reachOf(role, permission)
    if (reach === null) return false
    if (reach === 'all') return true
    if (w.unit_id === actor.unitId && permission !== 'report.review' && permission !== 'filing.review') return true
    if (reach === 'own') return false
    if (w.noun === 'report') return hasPart(w.unit_id ?? 0, actor.leads)
    return w.task_id !== null && actor.leads.includes(w.task_id)
  })
}
