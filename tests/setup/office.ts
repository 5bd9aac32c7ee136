import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    officeDir: string
  }
}

/** Where the run's one LibreOffice lives (office/test/support/soffice.ts starts it when it is asked for); ended with the run. */
export function setup(project: TestProject): () => void {
  const officeDir = mkdtempSync(path.join(os.tmpdir(), 'gongjian-soffice-'))
  project.provide('officeDir', officeDir)
  return () => {
    const pid = path.join(officeDir, 'pid')
    // Its launcher and all that it started are one group.
    if (existsSync(pid)) {
      try {
        process.kill(-Number(readFileSync(pid, 'utf8')), 'SIGTERM')
      } catch {
        // It ended by itself.
      }
    }
    rmSync(officeDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
