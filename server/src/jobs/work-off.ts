import { sql } from 'kysely'
import type { App } from '../app.ts'

/** A queue of which one is run at a time over all processes. */
export interface Queue<Waiting> {
  /** Number of the advisory lock that whoever works it holds. */
  readonly lock: number
  /**
   * The oldest that waits, or that is said to run: whoever holds the lock runs alone, so that one is of a process that died, and is
   * begun again.
   */
  readonly next: () => Promise<Waiting | undefined>
  readonly run: (waiting: Waiting) => Promise<void>
}

/** Works a queue off, oldest first; returns how many were run, none where another process is at it. */
export async function workOff<Waiting>(
  app: App,
  { lock, next, run }: Queue<Waiting>,
  signal?: AbortSignal,
): Promise<number> {
  return app.connections.owner.connection().execute(async (held) => {
    const { rows } = await sql<{ ok: boolean }>`select pg_try_advisory_lock(${lock}) as ok`.execute(held)
    if (!rows[0]?.ok) return 0
    try {
      let done = 0
      for (let one = await next(); one && !signal?.aborted; one = await next()) {
        await run(one)
        done += 1
      }
      return done
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(held)
    }
  })
}
