import { sql } from 'kysely'
import { reachOf, type Permission } from '@gongjian/domain/permission/permission.ts'
import type { Actor, Tx } from '../src/db/actor.ts'
import { findPlanId } from '../src/plan/find-plan.ts'
import { findMember } from '../src/session/find-actor.ts'
import type { TestServer } from './harness.ts'

export interface Cast {
  readonly planId: number
  readonly actors: readonly Actor[]
  readonly units: readonly { id: number; code: string; kind: string }[]
  readonly tasks: readonly { id: number; code: string }[]
  unitCode(id: number): string
  taskCode(id: number): string
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
  return {
    planId,
    actors,
    units,
    tasks,
    unitCode: (id) => units.find((u) => u.id === id)?.code ?? '',
    taskCode: (id) => tasks.find((t) => t.id === id)?.code ?? '',
  }
}

/** Content that stands in a row: whose it is, and what decides who may read it. */
export interface Mark {
  readonly kind: 'line' | 'filing' | 'file' | 'notice' | 'item' | 'enterprise'
  readonly unit: number
  readonly task: number
  readonly state: string
}

/** ⟦line 12 4 draft⟧: in every word that a unit wrote, so that any answer tells whose words it holds. */
export async function markEverything(server: TestServer): Promise<void> {
  const { owner } = server.app.connections
  const mark = (kind: string, unit: string, task: string, state: string): string =>
    `'⟦${kind} ' || ${unit} || ' ' || ${task} || ' ' || ${state} || '⟧'`
  const line = mark('line', 'unit_id', 'task_id', 'state')
  await owner.transaction().execute(async (tx) => {
    await sql
      .raw(`update report_line set progress = ${line}, cumulative = ${line}, problems = ${line}, next_steps = ${line}`)
      .execute(tx)
    await sql
      .raw(
        `update filing_part p set text = ${mark('filing', 'p.unit_id', 'coalesce(f.task_id, 0)', 'f.state')}
         from filing f where f.id = p.filing_id`,
      )
      .execute(tx)
    await sql
      .raw(
        `update attachment a set name = ${mark('file', 'a.unit_id', 'coalesce(f.task_id, 0)', 'f.state')}
         from filing_part p join filing f on f.id = p.filing_id where p.id = a.filing_part_id`,
      )
      .execute(tx)
    await sql
      .raw(`update notice set text = ${mark('notice', 'unit_id', '0', "array_to_string(roles, '+')")}`)
      .execute(tx)
  })
}

/** Kilns of every county, in every stage, some of nobody's yet (待定), some in the inspector's township; marked in their remark. */
export async function addMarkedItems(server: TestServer): Promise<number[]> {
  const { owner } = server.app.connections
  const { rows } = await owner.transaction().execute(async (tx) =>
    sql<{ id: number }>`
      insert into reg_kilns (plan_id, unit_id, task_id, township, enterprise, facility, stage, kind, measure, remark, created_by, created_at, updated_by, updated_at)
      select u.plan_id, u.id, t.id, w.code, '演示窑业' || coalesce(u.id, 0) || s.stage, w.code, s.stage, '热风炉', '淘汰',
        '⟦item ' || coalesce(u.id, 0) || ' ' || t.id || ' ' || s.stage || '|' || coalesce(w.code, '') || '⟧', 'x', now(), 'x', now()
      from task t
      cross join unnest(array['draft', 'listed', 'underway', 'claimed', 'verified', 'closed', 'removed']) as s (stage)
      cross join lateral (select id, plan_id, code from unit where kind = 'body' and plan_id = t.plan_id
        union all select null, t.plan_id, null) u
      left join lateral (select code from township x where x.plan_id = t.plan_id and x.unit_id = u.id order by (x.name = '米河镇') desc, code limit 2) w on true
      where t.code = '4.3' and t.plan_id = (select id from plan where code = 'zhengzhou-2019-37') returning id`.execute(
      tx,
    ),
  )
  return rows.map((r) => r.id)
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

export interface MarkedHub {
  readonly enterprises: number[]
  readonly facilities: number[]
  readonly merges: number[]
}

/**
 * Enterprises of every county and of nobody (待定), by threes of neighbouring numbers: one that its county alone knows, one that an item of
 * the next county names, one that went into the first; each with a line and a kiln on it. Marked in their names: whose, and whose item.
 */
export async function addMarkedHub(server: TestServer): Promise<MarkedHub> {
  const { owner } = server.app.connections
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number; kind: number; unit_id: number | null; guest: number }>`
      insert into enterprise (plan_id, unit_id, township, name, created_by, created_at, updated_by, updated_at)
      select plan_id, u.id, w.code, '⟦enterprise ' || coalesce(u.id, 0) || ' ' || case k.kind when 2 then g.id else 0 end || ' ' || coalesce(w.code, '') || '⟧' || k.kind,
        'x', now(), 'x', now()
      from (select id, plan_id, sort from unit where kind = 'body' and plan_id = (select id from plan where code = 'zhengzhou-2019-37')
        union all select null, id, -1 from plan where code = 'zhengzhou-2019-37') u
      cross join generate_series(1, 3) k (kind)
      cross join lateral (select id from unit x where x.kind = 'body' and x.plan_id = u.plan_id and x.id is distinct from u.id
        order by x.sort > u.sort desc, x.sort limit 1) g
      left join lateral (select code from township x where x.plan_id = u.plan_id and x.unit_id = u.id order by (x.name = '米河镇') desc, code limit 1) w on true
      order by u.sort, k.kind
      returning id, right(name, 1)::int as kind, unit_id, split_part(name, ' ', 3)::int as guest`.execute(tx)
    const ids = rows.map((r) => r.id)
    const { rows: facilities } = await sql<{ id: number }>`
      with line as (insert into facility (plan_id, enterprise_id, kind, name, unit_id, township, created_by, created_at, updated_by, updated_at)
        select plan_id, id, '生产线', name || '线', unit_id, township, 'x', now(), 'x', now() from enterprise where id = any (${ids}::int[])
        returning id, plan_id, enterprise_id, name, unit_id, township)
      insert into facility (plan_id, enterprise_id, parent_id, kind, name, unit_id, township, created_by, created_at, updated_by, updated_at)
      select plan_id, enterprise_id, id, '窑炉', name || '窑', unit_id, township, 'x', now(), 'x', now() from line returning id`.execute(
      tx,
    )
    await sql`
      insert into reg_kilns (plan_id, unit_id, task_id, enterprise_id, enterprise, facility, stage, kind, measure, created_by, created_at, updated_by, updated_at)
      select e.plan_id, split_part(e.name, ' ', 3)::int, t.id, e.id, e.name, '旁证窑', 'listed', '热风炉', '淘汰', 'x', now(), 'x', now()
      from enterprise e join task t on t.plan_id = e.plan_id and t.code = '4.3'
      where e.id = any (${rows.filter((r) => r.kind === 2).map((r) => r.id)}::int[])`.execute(tx)
    const merges: number[] = []
    await sql`select set_config('app.plan', (select id::text from plan where code = 'zhengzhou-2019-37'), true)`.execute(
      tx,
    )
    for (const r of rows.filter((x) => x.kind === 3)) {
      const made = await sql<{
        id: number
      }>`select merge_enterprises(${r.id - 2}, ${r.id}, '{kilns}', '试并') as id`.execute(tx)
      merges.push(made.rows[0]?.id ?? 0)
    }
    return { enterprises: ids, facilities: facilities.map((f) => f.id), merges }
  })
}

/** enterprise.read in words of its own: the county's (an inspector's: of its townships), all, or what an item that one reads names. */
function mayReadEnterprise(actor: Actor, mark: Mark): boolean {
  const reach = actor.role === 'door' ? null : reachOf(actor.role, 'enterprise.read')
  if (reach === null) return false
  const isHere = actor.townships.length === 0 || actor.townships.includes(mark.state)
  if (isHere && (reach === 'all' || mark.unit === actor.unitId)) return true
  return mark.task !== 0 && actor.townships.length === 0 && mark.task === actor.unitId
}

export function marksIn(text: string): Mark[] {
  return [...text.matchAll(/⟦(line|filing|file|notice|item|enterprise) (\d+) (\d+) ([^⟧]*)⟧/g)].map((m) => ({
    kind: m[1] as Mark['kind'],
    unit: Number(m[2]),
    task: Number(m[3]),
    state: m[4] ?? '',
  }))
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
