import { sql } from 'kysely'
import { it } from 'vitest'
import { startTestServer } from './harness.ts'
it('bench', { timeout: 300_000 }, async () => {
  const server = await startTestServer()
  const office = await server.as('office')
  const clerk = await server.as('gongyi-clerk')
  const lead = await server.as('gongxin')
  const time = async (what: string, n: number, f: () => Promise<unknown>) => {
    for (let i = 0; i < 5; i++) await f()
    const ts: number[] = []
    for (let i = 0; i < n; i++) { const t = performance.now(); await f(); ts.push(performance.now() - t) }
    ts.sort((a, b) => a - b)
    console.log(what, 'min', ts[0]?.toFixed(1), 'p50', ts[n >> 1]?.toFixed(1), 'p95', ts[Math.floor(n * 0.95)]?.toFixed(1))
  }
  const round = async (label: string) => {
    await time(label + ' getSession', 40, () => office.call('getSession', {}))
    await time(label + ' overview office', 40, () => office.call('getOverview', {}))
    await time(label + ' overview clerk', 40, () => clerk.call('getOverview', {}))
    await time(label + ' overview lead', 40, () => lead.call('getOverview', {}))
    await time(label + ' listTasks office', 40, () => office.call('listTasks', {}))
    await time(label + ' getTask office', 40, () => office.call('getTask', { taskId: '4.4' }))
    await time(label + ' getDocument office', 20, () => office.call('getDocument', {}))
    await time(label + ' search gys', 40, () => office.call('search', { q: 'gys' }))
    await time(label + ' listUnits', 40, () => office.call('listUnits', {}))
  }
  await round('3 months')
  const { owner } = server.app.connections
  await owner.transaction().execute(async (tx) => {
    for (let m = 0; m < 60; m++) {
      const month = `${2012 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`
      await sql`insert into period (plan_id, month, due_on, due_at, opened_at, closed_at) select plan_id, ${month}, due_on, due_at, opened_at, now() from period where month = '2019-08'`.execute(tx)
      await sql`insert into report (plan_id, period_id, unit_id, month, state, first_submitted_at) select r.plan_id, p.id, r.unit_id, ${month}, 'closed', r.first_submitted_at from report r join period p on p.month = ${month} where r.month = '2019-08'`.execute(tx)
      await sql`insert into report_line (plan_id, report_id, unit_id, task_id, month, part, state, progress, reached, standing) select l.plan_id, r.id, l.unit_id, l.task_id, ${month}, l.part, 'accepted', l.progress, l.reached, l.standing from report_line l join report r on r.unit_id = l.unit_id and r.month = ${month} where l.month = '2019-08'`.execute(tx)
    }
  })
  await sql`analyze`.execute(owner)
  await round('63 months')
  for (const idx of ['', 'create index tmp_cell on report_line (plan_id, task_id, unit_id, month)']) {
    if (idx) { await sql.raw(idx).execute(owner); await round('63 months + index') }
    const plan = await sql.raw<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) select distinct tu.task_id, tu.unit_id, sent.*, back.month is not null as returned
    from task_unit tu
    left join lateral (
      select month, standing, reached, not_applicable, null as progress from report_line
      where plan_id = tu.plan_id and task_id = tu.task_id and unit_id = tu.unit_id and state in ('submitted', 'accepted')
      order by month desc limit 1
    ) sent on true
    left join lateral (
      select month from report_line
      where plan_id = tu.plan_id and task_id = tu.task_id and unit_id = tu.unit_id and state = 'returned'
        and month > coalesce(sent.month, '')
      limit 1
    ) back on true
    where tu.plan_id = 1 and tu.part in ('lead', 'responsible')`).execute(owner)
    console.log(plan.rows.map((r) => r['QUERY PLAN']).join('\n'))
  }
  await server.close()
})
