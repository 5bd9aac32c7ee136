import type { App } from '../app.ts'
import { sealHistory } from '../history/seal-history.ts'
import type { Jobs } from './define-job.ts'

const EVERY_MS = 1000
/** A database that is down is asked more seldom, and said so once. */
const AFTER_FAILURE_MS = 15_000

/** Seals what was committed, every second: cron knows minutes only. Several workers take turns by sealHistory's own lock. */
export function startSealing(app: App): Jobs {
  let stopped = false
  let failing = false
  let wake: () => void = () => undefined
  async function sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
  async function loop(): Promise<void> {
    while (!stopped) {
      try {
        await sealHistory(app)
        failing = false
      } catch (error) {
        if (!failing) app.log.error('history not sealed', { error: error instanceof Error ? error.message : '' })
        failing = true
      }
      if (!stopped) await sleep(failing ? AFTER_FAILURE_MS : EVERY_MS)
    }
  }
  const running = loop()
  return {
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
