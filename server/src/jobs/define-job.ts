import type { App } from '../app.ts'

/** A name, a rhythm and a call to an operation. Cron is in UTC, as graphile-worker reads it. */
export interface Job {
  readonly name: string
  readonly cron: string
  /** `stopping` aborts when the process ends: long work leaves off where it can begin again. */
  run(this: void, app: App, stopping: AbortSignal): Promise<void>
}

export function defineJob(job: Job): Job {
  return job
}

/** What runs beside the requests until it is told to stop. */
export interface Jobs {
  stop(): Promise<void>
}
