import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { App } from '../../server/src/app.ts'
import { boot, shutDown, type BootOptions } from '../../server/src/boot.ts'
import { readConfig } from '../../server/src/config/config.ts'

export interface Product {
  readonly app: App
  readonly dataDir: string
  close(): Promise<void>
}

/** The product as it starts with these settings, with a database of its own that goes with it. */
export async function startProduct(
  settings: Readonly<Record<string, string>>,
  options: BootOptions = {},
): Promise<Product> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-'))
  // PostgreSQL runs as another user where we are root.
  chmodSync(dataDir, 0o755)
  const app = await boot(readConfig({ ...settings, DATA_DIR: dataDir }), options)
  return {
    app,
    dataDir,
    async close() {
      await shutDown(app, true)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
