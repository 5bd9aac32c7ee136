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

function tasksOf(app: App): TaskList {
  return Object.fromEntries(JOBS.map((job) => [job.name, () => job.run(app)]))
}

async function runAtStart(app: App): Promise<void> {
  for (const job of JOBS.filter((j) => AT_START.has(j.name))) await job.run(app)
}

/** The worker: cron tasks as the owner, never for a person's request. `serve` runs it, and `gongjian worker` alone. */
export async function startJobs(app: App): Promise<Jobs> {
  await runAtStart(app)
  const runner: Runner = await run({
    connectionString: app.connections.ownerUrl,
    maxPoolSize: 4,
    concurrency: 1,
    noHandleSignals: true,
    logger: quietLogger(app),
    taskList: tasksOf(app),
    parsedCronItems: parseCronItems(JOBS.map((job) => ({ task: job.name, match: job.cron }))),
  })
  const sealing = sealOften(app)
  return {
    async stop() {
      await sealing.stop()
      await runner.stop()
    },
  }
}
