import { boot, shutDown } from '../../boot.ts'
import { readConfig } from '../../config/config.ts'
import { startJobs } from '../../jobs/run-jobs.ts'
import { print } from './output.ts'

/** Jobs alone, beside one or more servers. Ends on SIGINT or SIGTERM. */
export async function work(): Promise<void> {
  const app = await boot(readConfig())
  const jobs = await startJobs(app)
  print('后台任务已启动')
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  await jobs.stop()
  await shutDown(app, app.connections.embedded?.startedHere ?? false)
}
