import type { App } from '../app.ts'
import { sealHistory } from '../history/seal-history.ts'

const EVERY_MS = 1000

export interface Sealing {
  stop(): Promise<void>
}

/** Cron knows minutes; what happened should be sealed a second later. */
export function sealOften(app: App): Sealing {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  const once = async (): Promise<void> => {
    try {
      await sealHistory(app)
    } catch (error) {
      app.log.error('sealing the history failed', { error: error instanceof Error ? error.message : String(error) })
    }
    if (stopped) return
    timer = setTimeout(() => {
      running = once()
    }, EVERY_MS)
  }
  running = once()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
