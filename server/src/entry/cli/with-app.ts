import type { Role } from '@gongjian/domain/account/role.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { App, Log, RequestFacts } from '../../app.ts'
import { boot, shutDown } from '../../boot.ts'
import { readConfig } from '../../config/config.ts'
import type { Actor } from '../../db/actor.ts'
import { jsonLog } from '../../log.ts'
import { findPlanId } from '../../plan/find-plan.ts'
import { findMember, systemActor } from '../../session/find-actor.ts'

/** stderr is for the sentence that matters; what goes well is not logged. */
function errorsOnly(): Log {
  return { ...jsonLog(), info: () => undefined }
}

/** Runs the work with the product's database, beside a running server or alone; leaves a running one running. */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const app = await boot(readConfig(), { log: errorsOnly(), appConnections: 2 })
  try {
    return await work(app)
  } finally {
    await shutDown(app, app.connections.embedded?.startedHere ?? false)
  }
}

export const AT_THE_MACHINE: RequestFacts = { ip: '', agent: 'gongjian', token: null, sessionId: null }

/** Whoever may run programs beside the data: the audit calls it 命令行. */
export async function commandActor(app: App, role: Role): Promise<Actor> {
  const planId = await findPlanId(app, app.config.plan)
  return { ...systemActor(planId), login: '命令行', name: '命令行', unitName: '命令行', role }
}

/** The account of this name in the plan, with its own rights. */
export async function memberNamed(app: App, login: string): Promise<Actor> {
  const { owner } = app.connections
  const planId = await findPlanId(app, app.config.plan)
  const account = await owner.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst()
  if (!account) return fail('account-not-found', { login })
  const found = await owner
    .transaction()
    .execute((tx) => findMember(tx, { account_id: account.id, plan_id: planId }, null))
  return found ?? fail('account-disabled')
}
