import type { App } from '../app.ts'

/** What a run has done, by kind; nothing but 0 and '' where nothing was to be done. */
export type Done = Readonly<Record<string, number | string>>

/** A name, a rhythm and a call to an operation. Cron is in UTC, as graphile-worker reads it. */
export interface Job {
  readonly name: string
  readonly cron: string
  /** `stopping` aborts when the process ends: long work leaves off where it can begin again. */
  run(this: void, app: App, stopping: AbortSignal): Promise<Done>
}

/** What runs beside the requests until it is told to stop. */
export interface Jobs {
  stop(): Promise<void>
}
