import type { Role } from '@gongjian/domain/account/role.ts'
import type { App, Log, RequestFacts } from '../../app.ts'
import { boot, shutDown } from '../../boot.ts'
import { readConfig } from '../../config/config.ts'
import type { Actor } from '../../db/actor.ts'
import { jsonLog } from '../../log.ts'
import { findPlanId } from '../../plan/find-plan.ts'
import { systemActor } from '../../session/find-actor.ts'

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
