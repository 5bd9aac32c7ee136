import type { App } from '../app.ts'

export interface Jobs {
  stop(): Promise<void>
}

export async function startJobs(_app: App): Promise<Jobs> {
  return Promise.resolve({ stop: () => Promise.resolve() })
}
