import { sql } from 'kysely'
import type { App, RequestFacts } from '../app.ts'
import type { Actor, Tx } from '../db/actor.ts'
import type { Db } from '../db/connect.ts'
import { actorUnitOf, UNIT_COLUMNS, UNIT_TASKS } from './actor-unit.ts'
import { SESSION_IDLE_MS, tokenHash } from './token.ts'

/** Of no unit and without tasks. */
const NOBODY = {
  accountId: null,
  unitId: 0,
  unitCode: '',
  unitName: '',
  leads: [],
  supports: [],
  townships: [],
  planStamp: null,
} as const

/** Nobody yet: may sign in and see the trial accounts. */
export function doorActor(planId: number, ip: string): Actor {
  return { ...NOBODY, login: '未登录', name: '未登录', role: 'door', planId, ip }
}

/** The product itself, in a plan: jobs. */
export function systemActor(planId: number): Actor {
  return { ...NOBODY, login: '系统', name: '系统', unitName: '系统', role: 'system', planId, ip: null }
}

interface Member {
  account_id: number
  plan_id: number
}

/** Memberships of enabled accounts, with what makes an actor; read by whoever may see accounts: the owner, or the door. */
function members(db: Db | Tx) {
  return db
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['a.id', 'a.login', 'a.name', 'm.role', 'm.townships'])
    .select(UNIT_COLUMNS)
    .select(UNIT_TASKS)
    .where('a.disabled', '=', false)
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['executeTakeFirstOrThrow']>>

function actorOf(row: MemberRow, planStamp: string | null, ip: string | null): Actor {
  const { id, login, name, role, townships } = row
  return {
    accountId: id,
    login,
    name,
    role,
    ...actorUnitOf(row),
    // Townships bind the inspector's rounds; of any other role the column says nothing.
    townships: role === 'inspector' ? townships : [],
    planStamp,
    ip,
  }
}

/** The account as a member of a plan; undefined when it is none, or disabled. */
export async function findMember(tx: Tx, member: Member, ip: string | null): Promise<Actor | undefined> {
  // The policies show the units of one plan at a time: of the one that is being entered.
  await sql`select set_config('app.plan', ${String(member.plan_id)}, true)`.execute(tx)
  const row = await members(tx)
    .where('m.account_id', '=', member.account_id)
    .where('m.plan_id', '=', member.plan_id)
    .executeTakeFirst()
  return row && actorOf(row, null, ip)
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
  const session = await members(owner)
    .innerJoin('session as s', (join) =>
      join.onRef('s.account_id', '=', 'm.account_id').onRef('s.plan_id', '=', 'm.plan_id'),
    )
    .leftJoin('plan_stamp as ps', 'ps.plan_id', 's.plan_id')
    .select(['s.id as sessionId', 's.seen_at', 's.expires_at', 'a.must_change', 'ps.stamp'])
    .where('s.token_hash', '=', tokenHash(token, app.config.sessionSecret))
    .executeTakeFirst()
  if (!session || session.expires_at < real || real.getTime() - session.seen_at.getTime() > SESSION_IDLE_MS)
    return undefined
  if (real.getTime() - session.seen_at.getTime() > SEEN_EVERY_MS) {
    await owner.updateTable('session').set({ seen_at: real }).where('id', '=', session.sessionId).execute()
  }
  return {
    actor: actorOf(session, session.stamp, ip),
    mustChange: session.must_change,
    request: { ip, agent, token, sessionId: session.sessionId },
  }
}
