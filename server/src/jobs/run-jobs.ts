import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker'
import type { App } from '../app.ts'
import type { Jobs } from './define-job.ts'
import { AT_START, JOBS } from './jobs.ts'
import { sealOften } from './seal-often.ts'

export type { Jobs }

/** Only what went wrong: a line per poll would drown the log. */
function quietLogger(app: App): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') app.log.error(message, { ...meta })
  })
}

function tasksOf(app: App, stopping: AbortSignal): TaskList {
  return Object.fromEntries(JOBS.map((job) => [job.name, () => job.run(app, stopping)]))
}

async function runAtStart(app: App, stopping: AbortSignal): Promise<void> {
  for (const job of JOBS.filter((j) => AT_START.has(j.name))) await job.run(app, stopping)
}

/** The worker: cron tasks as the owner, never for a person's request. `serve` runs it, and `gongjian worker` alone. */
export async function startJobs(app: App): Promise<Jobs> {
  const stopping = new AbortController()
  await runAtStart(app, stopping.signal)
  const runner: Runner = await run({
    connectionString: app.connections.ownerUrl,
    maxPoolSize: 4,
    // A long import does not keep the mail waiting.
    concurrency: 2,
    noHandleSignals: true,
    logger: quietLogger(app),
    taskList: tasksOf(app, stopping.signal),
    parsedCronItems: parseCronItems(JOBS.map((job) => ({ task: job.name, match: job.cron }))),
  })
  const sealing = sealOften(app)
  return {
    async stop() {
      stopping.abort()
      await sealing.stop()
      await runner.stop()
    },
  }
}
