import { sql } from 'kysely'
import type { App } from '../app.ts'

/** Answers kept for a key (answered-once.ts) go after a day. Returns how many went. */
export async function forgetAnswers(app: App): Promise<number> {
  const gone = await app.connections.owner
    .deleteFrom('idempotency')
    .where('at', '<', sql<Date>`clock_timestamp() - interval '24 hours'`)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
