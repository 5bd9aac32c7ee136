import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker'
import type { App } from '../app.ts'
import { comeAlive } from './dead-workers.ts'
import type { Job, Jobs } from './job.ts'
import { AT_START, JOBS, SOON } from './jobs.ts'
import { sealOften } from './seal-often.ts'

export type { Jobs }

/** Only what went wrong: a line per poll would drown the log. */
function quietLogger(app: App): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') app.log.error(message, { ...meta })
  })
}

/** A run that found nothing to do is not logged: most of them do not. */
async function runJob(app: App, { name, run: work }: Job, stopping: AbortSignal): Promise<void> {
  const done = await work(app, stopping)
  if (Object.values(done).some(Boolean)) app.log.info(name, { ...done })
}

function tasksOf(app: App, stopping: AbortSignal): TaskList {
  return Object.fromEntries(JOBS.map((job) => [job.name, () => runJob(app, job, stopping)]))
}

async function runAtStart(app: App, stopping: AbortSignal): Promise<void> {
  for (const job of JOBS.filter((j) => AT_START.has(j.name))) await runJob(app, job, stopping)
}

/** The worker: cron tasks as the owner, never for a person's request. `serve` runs it, and `gongjian worker` alone. */
export async function startJobs(app: App): Promise<Jobs> {
  const stopping = new AbortController()
  await runAtStart(app, stopping.signal)
  const alive = await comeAlive(app)
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
  for (const name of SOON) await runner.addJob(name, {}, { jobKey: name, queueName: name })
  const sealing = sealOften(app)
  return {
    async stop() {
      stopping.abort()
      await sealing.stop()
      await runner.stop()
      await alive.release()
    },
  }
}
