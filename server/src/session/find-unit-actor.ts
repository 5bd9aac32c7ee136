import { tokenRole, type ApiScope } from '@gongjian/domain/api-token/scope.ts'
import type { App } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { actorUnitOf, UNIT_COLUMNS, UNIT_TASKS } from './actor-unit.ts'
import type { Found } from './find-actor.ts'
import { tokenHash } from './token.ts'

/** A unit with what makes an actor of it; as the owner. */
function unitsOf(app: App) {
  return app.connections.owner
    .selectFrom('unit as u')
    .leftJoin('plan_stamp as ps', 'ps.plan_id', 'u.plan_id')
    .select(['u.kind', 'ps.stamp'])
    .select(UNIT_COLUMNS)
    .select(UNIT_TASKS)
}

type UnitRow = Awaited<ReturnType<ReturnType<typeof unitsOf>['executeTakeFirstOrThrow']>>

interface Acting {
  readonly id: number
  readonly name: string
  readonly login: string
  readonly scopes: readonly ApiScope[]
}

/** Another system in the unit's name; undefined: such a unit has none. */
function actorOf(row: UnitRow, acting: Acting, ip: string | null): Actor | undefined {
  const role = tokenRole(row.kind, row.leads.length > 0)
  if (role === null) return undefined
  const { id, name, login, scopes } = acting
  return {
    accountId: null,
    login,
    name,
    role,
    ...actorUnitOf(row),
    townships: [],
    planStamp: row.stamp,
    ip,
    token: { id, scopes },
  }
}

const USED_EVERY_MS = 60_000

/** Whom the token of another system stands for; undefined: nobody's, taken back, or its days are over. */
export async function findTokenActor(app: App, secret: string, ip: string, agent: string): Promise<Found | undefined> {
  const real = new Date()
  const row = await unitsOf(app)
    .innerJoin('api_token as t', (join) => join.onRef('t.unit_id', '=', 'u.id').onRef('t.plan_id', '=', 'u.plan_id'))
    .leftJoin('api_token_use as tu', 'tu.token_id', 't.id')
    .select(['t.id', 't.name', 't.prefix', 't.scopes', 'tu.at as usedAt'])
    .where('t.token_hash', '=', tokenHash(secret, app.config.sessionSecret))
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', real)
    .executeTakeFirst()
  const acting = row && { id: row.id, name: `接口：${row.name}`, login: row.prefix, scopes: row.scopes }
  const actor = row && acting && actorOf(row, acting, ip)
  if (!row || !actor) return undefined
  if (row.usedAt === null || real.getTime() - row.usedAt.getTime() > USED_EVERY_MS) {
    await app.connections.owner
      .insertInto('api_token_use')
      .values({ plan_id: row.planId, token_id: row.id, unit_id: row.unitId, at: real, ip })
      .onConflict((c) => c.column('token_id').doUpdateSet({ at: real, ip }))
      .execute()
  }
  return { actor, mustChange: false, request: { ip, agent, token: null, sessionId: null } }
}

/** Reads what the unit reads, and nothing else: what goes out to its webhooks is looked up as this. */
export async function findReadingActor(app: App, planId: number, unitId: number): Promise<Actor | undefined> {
  const row = await unitsOf(app).where('u.plan_id', '=', planId).where('u.id', '=', unitId).executeTakeFirst()
  return row && actorOf(row, { id: 0, name: '推送', login: '推送', scopes: ['items:read'] }, null)
}
