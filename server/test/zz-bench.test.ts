import { sql } from 'kysely'
import { it } from 'vitest'
import { startTestServer } from './harness.ts'
it('bench', { timeout: 300_000 }, async () => {
  const server = await startTestServer()
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
  const { inTransaction } = await import('../src/db/transaction.ts')
  const { findMember } = await import('../src/session/find-actor.ts')
  const clients = { office: await server.as('office'), 'gongyi-clerk': await server.as('gongyi-clerk'), gongxin: await server.as('gongxin') }
  for (const [name, c] of Object.entries(clients)) {
    for (const op of ['getOverview', 'listTasks', 'getDocument', 'getSession'] as const) {
      for (let i = 0; i < 10; i++) await c.call(op, {})
      const u = process.cpuUsage(); const ts: number[] = []
      for (let i = 0; i < 40; i++) { const t = performance.now(); await c.call(op, {}); ts.push(performance.now() - t) }
      const d = process.cpuUsage(u)
      console.log(name, op, 'cpu', ((d.user + d.system) / 40000).toFixed(1), 'min', Math.min(...ts).toFixed(1), 'p50', ts.sort((a, b) => a - b)[20]?.toFixed(1))
    }
  }
  const { readTasks } = await import('../src/task/task-facts.ts')
  const { readLights } = await import('../src/light/read-lights.ts')
  for (const login of ['office', 'gongyi-clerk', 'gongxin']) {
    const acc = await owner.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()
    const actor = await owner.transaction().execute((tx) => findMember(tx, { account_id: acc.id, plan_id: 1 }, null))
    if (!actor) throw new Error()
    await inTransaction(server.app, actor, async ({ tx }) => {
      const { tasks } = await readTasks(tx, 1)
      const ctx = { app: server.app, actor, tx, now: new Date(), request: { ip: '', agent: '', token: null, sessionId: null }, upload: null }
      const ts: number[] = []
      for (let i = 0; i < 30; i++) { const t = performance.now(); await readLights(ctx, tasks); ts.push(performance.now() - t) }
      console.log(login, 'readLights', Math.min(...ts).toFixed(1), ts.sort((a, b) => a - b)[15]?.toFixed(1))
    })
  }
  await server.close()
})
