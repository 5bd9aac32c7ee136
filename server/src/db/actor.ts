import { sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { ActorRole } from '@gongjian/domain/account/role.ts'
import { opennessOf, registersIn, scopesPermit, type ApiScope } from '@gongjian/domain/api-token/scope.ts'
import { reachOf, type Permission, type Reach } from '@gongjian/domain/permission/permission.ts'
import { tableOf } from '../register/table/column-kinds.ts'
import { SCOPES } from '../register/table/scope-sql.ts'
import type { Database } from './schema.ts'

export type Tx = Transaction<Database>

export interface ActorToken {
  readonly id: number
  readonly scopes: readonly ApiScope[]
}

/** Who acts, and on whose behalf: from the session, or from the product itself. */
export interface Actor {
  readonly accountId: number | null
  readonly login: string
  readonly name: string
  /** door: signing in, before anyone is known; sees accounts and sessions, nothing else. */
  readonly role: ActorRole | 'door'
  readonly planId: number
  readonly unitId: number
  readonly unitCode: string
  readonly unitName: string
  /** Tasks that the unit leads. */
  readonly leads: readonly number[]
  /** Of the plan, when the session was looked up (db/plan-stamp.ts); null: not known, so nothing kept is used. */
  readonly planStamp: string | null
  /** Tasks that the unit leads or supports. */
  readonly supports: readonly number[]
  /** Codes of the townships that an inspector is bound to; empty: the whole unit. */
  readonly townships: readonly string[]
  readonly ip: string | null
  /** Another system acts for the unit, within these scopes; absent: a person, or the product itself. */
  readonly token?: ActorToken
}

/**
 * How far a permission of the actor reaches. A token has what its scopes leave of its role's: it reads what its unit reads,
 * and writes its unit's own alone.
 */
export function reachFor(actor: Actor, permission: Permission): Reach | null {
  const { role, token } = actor
  const reach = role === 'door' ? null : reachOf(role, permission)
  if (reach === null || !token) return reach
  if (!scopesPermit(token.scopes, permission)) return null
  return permission === 'item.read' ? reach : 'own'
}

/** Unit and task ids within a permission's reach; `everything` stands for all of the plan. */
interface Scope {
  readonly units: readonly number[]
  readonly tasks: readonly number[]
}

function scopeOf(actor: Actor, permission: Permission, all: Scope): Scope {
  const reach = reachFor(actor, permission)
  switch (reach) {
    case null:
      return { units: [], tasks: [] }
    case 'own':
      return { units: [actor.unitId], tasks: [] }
    case 'tasks':
      return { units: [actor.unitId], tasks: actor.leads }
    case 'parts':
      return { units: [actor.unitId], tasks: actor.supports }
    case 'all':
      return all
  }
}

/** As a setting holds it: numbers, or words of our own that need no quotes (codes, registers, tables). */
function array(values: readonly (number | string)[]): string {
  return `{${values.join(',')}}`
}

/** What the policies of items and enterprises read (register/table/scope-sql.ts); what is empty need not be sent. */
function scopeSettings(actor: Actor, name: string, permission: Permission): [string, string][] {
  const reach = reachFor(actor, permission)
  if (reach === null) return []
  if (reach === 'all') return [[`${name}_all`, 'yes']]
  const { units, tasks } = scopeOf(actor, permission, { units: [], tasks: [] })
  // 待定 is seen by those who lead the task, not by all who support it.
  const open = reach === 'own' ? [] : actor.leads
  const lists: [string, readonly number[]][] = [
    [`${name}_units`, units],
    [`${name}_tasks`, tasks],
    [`${name}_open`, open],
  ]
  return lists.filter(([, ids]) => ids.length > 0).map(([key, ids]) => [key, array(ids)])
}

function itemSettings(actor: Actor): Record<string, string> {
  const mayWrite = reachFor(actor, 'item.edit') !== null
  return {
    ...Object.fromEntries(
      Object.entries(SCOPES).flatMap(([name, permission]) => scopeSettings(actor, name, permission)),
    ),
    ...(mayWrite ? { item_edit: 'yes' } : {}),
    ...(actor.townships.length > 0 ? { townships: array(actor.townships) } : {}),
  }
}

/** What narrows a token's rows (register/table/scope-sql.ts); what is not set narrows nothing. */
function tokenSettings({ token }: Actor): Record<string, string> {
  if (!token) return {}
  const { id, scopes } = token
  const read = registersIn(scopes, 'read')
  const write = registersIn(scopes, 'write')
  return {
    token: String(id),
    token_series: opennessOf(scopes, 'series'),
    token_evidence: opennessOf(scopes, 'evidence'),
    ...(read === 'all' ? {} : { token_read: array(read), token_nouns: array(read.map(tableOf)) }),
    ...(write === 'all' ? {} : { token_write: array(write) }),
  }
}

/**
 * Sets the actor for the running transaction; the policies of migration 005 read nothing else.
 * One statement without parameters, so that it goes out in one message with `begin` (db/frugal-pool.ts).
 */
export async function setActor(tx: Tx, actor: Actor, all: Scope, now: Date, why: string | null): Promise<void> {
  const of = (p: Permission): Scope => scopeOf(actor, p, all)
  const has = (p: Permission): string => (reachFor(actor, p) ? 'yes' : '')
  const read = of('report.read')
  const settings: Readonly<Record<string, string>> = {
    plan: String(actor.planId),
    account: actor.accountId === null ? '' : String(actor.accountId),
    // The policies that ask for a role are persons': a token has none of them.
    role: actor.token ? 'token' : actor.role,
    unit: String(actor.unitId),
    actor: actor.login === actor.name ? actor.name : `${actor.name}（${actor.login}）`,
    actor_unit: actor.unitName,
    ip: actor.ip ?? '',
    why: why ?? '',
    plan_now: now.toISOString(),
    units: array(read.units),
    tasks: array(read.tasks),
    edit_units: array(of('report.edit').units),
    submit_units: array(of('report.submit').units),
    review_tasks: array(of('report.review').tasks),
    filing_edit_units: array(of('filing.edit').units),
    filing_tasks: array(of('filing.review').tasks),
    filing_review_all: reachFor(actor, 'filing.review') === 'all' ? 'yes' : '',
    unit_edit: has('unit.edit'),
    account_manage: has('account.manage'),
    period_read: has('period.read'),
    period_close: has('period.close'),
    period_remind: has('period.remind'),
    summary_export: has('summary.export'),
    rule_interpret: has('rule.interpret'),
    sweep_run: has('sweep.run'),
    area_edit: has('area.edit'),
    history_read: has('history.read'),
    audit_read: has('audit.read'),
    api_units: array(of('api.manage').units),
    api_revoke_units: array(of('api.revoke').units),
    ...tokenSettings(actor),
    ...itemSettings(actor),
  }
  const values = pg.escapeLiteral(JSON.stringify(settings))
  await sql.raw(`select count(set_config('app.' || key, value, true)) from json_each_text(${values}::json)`).execute(tx)
}
