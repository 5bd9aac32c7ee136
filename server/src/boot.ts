import type { Register } from '@gongjian/domain/register/register.ts'
import type { App, Log } from './app.ts'
import { planClock, type Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import { connect, type ConnectOptions } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { filesOf } from './file/files-of.ts'
import { jsonLog } from './log.ts'
import { loadPack } from './plan/load-pack.ts'
import { allRegisters, registersOf, watchedRows } from './plan/packs.ts'
import { holdTables } from './register/table/hold-tables.ts'

export interface BootOptions extends ConnectOptions {
  readonly clock?: Clock
  readonly log?: Log
  /** Other definitions than the packs': for tests of the language. */
  readonly registers?: readonly Register[]
}

/** Opens the database (starting the embedded one), brings it to this version and loads the plan. */
export async function boot(config: Config, options: BootOptions = {}): Promise<App> {
  const files = await filesOf(config)
  const connections = await connect(config, options)
  const { registers } = options
  const app: App = {
    config,
    connections,
    db: connections.app,
    clock: options.clock ?? planClock(config.planToday),
    files,
    log: options.log ?? jsonLog(),
    registersOf: registers ? () => registers : registersOf,
  }
  try {
    await migrate(connections.owner)
    await holdTables(connections, registers ?? allRegisters(), watchedRows())
    await loadPack(app)
    return app
  } catch (error) {
    // A start that was refused leaves no server of its own behind.
    await shutDown(app, connections.embedded?.startedHere ?? false)
    throw error
  }
}

/** Closes the connections; the embedded server stops only when asked, since other processes may share it. */
export async function shutDown(app: App, stopDatabase: boolean): Promise<void> {
  await app.connections.close()
  if (stopDatabase) await app.connections.embedded?.stop()
}
