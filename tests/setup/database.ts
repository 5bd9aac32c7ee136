import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { boot, shutDown } from '../../server/src/boot.ts'
import { readConfig } from '../../server/src/config/config.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    dataDir: string
    trialPassword: string
  }
}

export const TEMPLATE = 'gongjian_template'

/** Of this PostgreSQL nothing outlives the run: what it writes need not reach the disk. Whoever tests that it does has one of his own. */
async function forgetDurability(superUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
      await client.query(`alter system set ${setting} = off`)
    await client.query('select pg_reload_conf()')
  } finally {
    await client.end()
  }
}

/** One real PostgreSQL per run; migrations and trial data once, into the database that every test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'gongjian-test-'))
  chmodSync(dataDir, 0o755)
  const trialPassword = 'Yanshi-2019-mima'
  // The trial's registers have a test of their own (server/test/trial-registers.test.ts): every other file copies less.
  const config = readConfig({ DATA_DIR: dataDir, TRIAL_PASSWORD: trialPassword, TRIAL_SCALE: '0' })
  const app = await boot(config, { database: TEMPLATE })
  await forgetDurability(app.connections.embedded?.superUrl ?? '')
  await shutDown(app, false)
  project.provide('dataDir', dataDir)
  project.provide('trialPassword', trialPassword)
  return async () => {
    await app.connections.embedded?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
