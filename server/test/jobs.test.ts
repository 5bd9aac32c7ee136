import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJobs } from '../src/jobs/run-jobs.ts'
import { JOBS } from '../src/jobs/jobs.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { setClock } from './support.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('后台任务', () => {
  it('have each a name and a rhythm', () => {
    expect(JOBS.map((j) => [j.name, j.cron])).toEqual([
      ['open-periods', '0 * * * *'],
      ['remind', '5 * * * *'],
      ['rename-units', '1 * * * *'],
      ['send-mail', '* * * * *'],
      ['forget-answers', '23 * * * *'],
      ['webhooks', '* * * * *'],
      ['forget-deliveries', '41 3 * * *'],
      ['imports', '* * * * *'],
      ['proposals', '* * * * *'],
      ['sweep-nightly', '0 18 * * *'],
      ['sweep-due', '20 * * * *'],
      ['sweeps', '* * * * *'],
      ['changed-rows', '* * * * *'],
    ])
  })

  it('open the month at the start, seal the history, and stop when told', async () => {
    setClock(server, '2019-10-01T00:10:00+08:00')
    const jobs = await startJobs(server.app)
    const office = await server.as('office')
    expect((await office.call('getBoard', { month: '2019-10' })).rows).toHaveLength(31)
    const unsealed = async (): Promise<number> => {
      const rows = await server.app.connections.owner
        .selectFrom('history as h')
        .leftJoin('history_seal as s', 's.history_id', 'h.id')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('s.block', 'is', null)
        .executeTakeFirstOrThrow()
      return rows.n
    }
    await expect.poll(unsealed, { timeout: 15_000, interval: 200 }).toBe(0)
    await jobs.stop()
  })

  it('of a worker that was killed are taken up at the next start, not those of one that lives', async () => {
    const { owner } = server.app.connections
    const lockFor = async (worker: string): Promise<void> => {
      await sql`select graphile_worker.add_job('imports', queue_name := 'imports')`.execute(owner)
      await sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now()`.execute(owner)
      await sql`update graphile_worker._private_job_queues set locked_by = ${worker}, locked_at = now()`.execute(owner)
    }
    const locked = async (): Promise<string[]> => {
      const { rows } = await sql<{ by: string }>`select locked_by as by from graphile_worker._private_job_queues
        where queue_name = 'imports' and locked_by is not null`.execute(owner)
      return rows.map((r) => r.by)
    }
    const left = async (): Promise<number> =>
      (await sql`select 1 from graphile_worker.jobs where queue_name = 'imports'`.execute(owner)).rows.length
    await (await startJobs(server.app)).stop()
    await lockFor('worker-killed')
    const first = await startJobs(server.app)
    await expect.poll(left, { timeout: 10_000, interval: 100 }).toBe(0)
    expect(await locked()).toEqual([])
    await lockFor('worker-of-another-process')
    const second = await startJobs(server.app)
    expect(await locked()).toEqual(['worker-of-another-process'])
    await Promise.all([first.stop(), second.stop()])
  })

  it('run in two processes at once without doing anything twice', async () => {
    setClock(server, '2019-11-01T00:10:00+08:00')
    const both = await Promise.all([startJobs(server.app), startJobs(server.app)])
    await Promise.all(both.map((jobs) => jobs.stop()))
    const office = await server.as('office')
    const months = (await office.call('listPeriods', {})).map((p) => p.month)
    expect(months).toEqual(['2019-11', '2019-10', '2019-09', '2019-08', '2019-07'])
  })
})
