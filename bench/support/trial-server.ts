import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { App } from '../../server/src/app.ts'
import { boot, shutDown } from '../../server/src/boot.ts'
import { readConfig } from '../../server/src/config/config.ts'
import { buildHttp } from '../../server/src/entry/http.ts'

export interface TrialServer {
  readonly app: App
  readonly base: string
  /** The cookie of a trial's account. */
  signIn(login: string): Promise<string>
  close(): Promise<void>
}

/** The product as it starts for a trial without registers, with a database of its own. */
export async function startTrialServer(): Promise<TrialServer> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-'))
  chmodSync(dataDir, 0o755)
  const app = await boot(readConfig({ DATA_DIR: dataDir, TRIAL_PASSWORD: 'Yanshi-2019-mima', TRIAL_SCALE: '0' }))
  const server = await buildHttp(app)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return {
    app,
    base,
    async signIn(login) {
      const signedIn = await fetch(`${base}/api/session/trial`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login }),
      })
      return (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    },
    async close() {
      await server.close()
      await shutDown(app, true)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
