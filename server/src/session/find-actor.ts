import { sql } from 'kysely'
import type { App, RequestFacts } from '../app.ts'
import type { Actor, Tx } from '../db/actor.ts'
import type { Db } from '../db/connect.ts'
import { SESSION_IDLE_MS, tokenHash } from './token.ts'

/** Nobody yet: may sign in and see the trial accounts. */
export function doorActor(planId: number, ip: string): Actor {
  return {
    accountId: null,
    login: '未登录',
    name: '未登录',
    role: 'door',
    planId,
    unitId: 0,
    unitCode: '',
    unitName: '',
    leads: [],
    ip,
  }
}

/** The product itself, in a plan: jobs. */
export function systemActor(planId: number): Actor {
  return {
    accountId: null,
    login: '系统',
    name: '系统',
    role: 'system',
    planId,
    unitId: 0,
    unitCode: '',
    unitName: '系统',
    leads: [],
    ip: null,
  }
}

interface Member {
  account_id: number
  plan_id: number
}

/** One read, by whoever may see accounts: the owner, or the door in the plan that is being entered. */
async function selectMember(
  db: Db | Tx,
  { account_id, plan_id }: Member,
  ip: string | null,
): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['a.id', 'a.login', 'a.name', 'm.role', 'u.id as unitId', 'u.code as unitCode', 'u.name as unitName'])
    .select((eb) =>
      eb
        .selectFrom('task_unit as tu')
        .whereRef('tu.unit_id', '=', 'm.unit_id')
        .whereRef('tu.plan_id', '=', 'm.plan_id')
        .where('tu.part', '=', 'lead')
        .select(sql<number[]>`coalesce(array_agg(tu.task_id), '{}')`.as('leads'))
        .as('leads'),
    )
    .where('m.account_id', '=', account_id)
    .where('m.plan_id', '=', plan_id)
    .where('a.disabled', '=', false)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    accountId: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    planId: plan_id,
    unitId: row.unitId,
    unitCode: row.unitCode,
    unitName: row.unitName,
    leads: row.leads ?? [],
    ip,
  }
}

/** The account as a member of a plan; undefined when it is none, or disabled. */
export async function findMember(tx: Tx, member: Member, ip: string | null): Promise<Actor | undefined> {
  // The policies show the units of one plan at a time: of the one that is being entered.
  await sql`select set_config('app.plan', ${String(member.plan_id)}, true)`.execute(tx)
  return selectMember(tx, member, ip)
}

export interface Found {
  readonly actor: Actor
  readonly request: RequestFacts
  readonly mustChange: boolean
}

/** A session's hit is written at most once a minute: a page polls, and each write is a row version. */
const SEEN_EVERY_MS = 60_000

/** Who the token stands for; undefined when it has ended. Runs as the owner: no actor is known yet. */
export async function findActor(app: App, token: string, ip: string, agent: string): Promise<Found | undefined> {
  const real = new Date()
  const { owner } = app.connections
  const session = await owner
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select(['s.id', 's.account_id', 's.plan_id', 's.seen_at', 's.expires_at', 'a.must_change'])
    .where('s.token_hash', '=', tokenHash(token, app.config.sessionSecret))
    .executeTakeFirst()
  if (!session || session.expires_at < real || real.getTime() - session.seen_at.getTime() > SESSION_IDLE_MS)
    return undefined
  const actor = await selectMember(owner, session, ip)
  if (!actor) return undefined
  if (real.getTime() - session.seen_at.getTime() > SEEN_EVERY_MS) {
    await owner.updateTable('session').set({ seen_at: real }).where('id', '=', session.id).execute()
  }
  return { actor, mustChange: session.must_change, request: { ip, agent, token, sessionId: session.id } }
}
