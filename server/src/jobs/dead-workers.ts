import { makeWorkerUtils } from 'graphile-worker'
import pg from 'pg'
import type { App } from '../app.ts'

/** Held shared by each process that works jobs, as long as it lives: the database lets it go when the process is killed. */
const ALIVE = 20190613

export interface Alive {
  release(): Promise<void>
}

/** Sets free what workers hold of which none lives. */
async function unlockAll(app: App): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: app.connections.ownerUrl, maxPoolSize: 1 })
  try {
    // The first start of a database: its queue is not there yet.
    await utils.migrate()
    const { rows } = await utils.withPgClient((client) =>
      client.query<{ id: string }>(
        'select distinct locked_by as id from graphile_worker.jobs where locked_by is not null',
      ),
    )
    if (rows.length === 0) return
    await utils.forceUnlockWorkers(rows.map((r) => r.id))
    app.log.info('unlocked what dead workers held', { workers: rows.length })
  } finally {
    await utils.release()
  }
}

/**
 * Says that this process works jobs, before it takes one. A worker that was killed keeps its jobs and their queue locked for hours;
 * which one is dead is known for certain only while no process works: then whatever is locked is left over. Where another one lives,
 * nothing is unlocked, and the minute finds what a dead one has left (jobs.ts).
 */
export async function comeAlive(app: App): Promise<Alive> {
  const held = new pg.Client({ connectionString: app.connections.ownerUrl, keepAlive: true })
  // A connection that is lost is one that no longer says it: what is then unlocked may run twice, and does the same.
  held.on('error', (error) => app.log.error('the connection of the jobs was lost', { error: error.message }))
  await held.connect()
  try {
    const { rows } = await held.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [ALIVE])
    const alone = rows[0]?.alone ?? false
    if (alone) await unlockAll(app)
    // Whoever starts in the same instant waits here until the first has unlocked.
    await held.query('select pg_advisory_lock_shared($1)', [ALIVE])
    if (alone) await held.query('select pg_advisory_unlock($1)', [ALIVE])
  } catch (error) {
    await held.end()
    throw error
  }
  return { release: () => held.end() }
}
