import { sql } from 'kysely'
import type { App } from '../app.ts'
import { KEPT } from './answered-once.ts'

/** Answers that no key asks for any more. Returns how many went. */
export async function forgetAnswers(app: App): Promise<number> {
  const gone = await app.connections.owner
    .deleteFrom('idempotency')
    .where('at', '<', sql<Date>`clock_timestamp() - ${KEPT}`)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
