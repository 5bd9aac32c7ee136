import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('try', () => {
  it('prints', async () => {
    const office = await server.as('office')
    const t0 = performance.now()
    const o = await office.call('getOverview', {})
    console.log('overview ms', performance.now() - t0)
    console.log(JSON.stringify({ ...o, matrix: undefined, targets: o.targets.length, reports: o.reports && { ...o.reports, units: o.reports.units.length } }, null, 1))
    console.log(o.matrix.rows.map((r) => `${r.task} ${r.cells.map((c) => c.light[0]).join('')}`).join('\n'))
    for (const who of ['gongxin', 'gongyi-clerk', 'gongyi-approver', 'xinmi-clerk', 'caizheng', 'inspector', 'leader']) {
      const c = await server.as(who)
      const x = await c.call('getOverview', {})
      console.log(who, x.todos, x.reports?.counts, x.deadlines.map((d) => `${d.label} ${d.date} ${d.daysLeft}`).join('; '), x.matrix.rows[0]?.cells.map((d) => d.light[0]).join(''))
    }
    for (const q of ['巩义', 'gygy', 'gys', 'gongyi', '散乱污', 'VOCs', '2.2.1', '三（一）', '窑', '二（二）1', '福华', '搬迁改造', 'kqzl'])
      console.log(q, (await office.call('search', { q })).map((h) => `${h.kind}:${h.title.slice(0, 30)}|${h.excerpt.slice(0, 30)}`).slice(0, 6))
    const t = await office.call('getTask', { taskId: '3.3.2.1' })
    console.log(JSON.stringify({ ...t, bodies: t.bodies.slice(0, 2), text: t.text.slice(0, 200) }, null, 1))
    console.log((await office.call('listTasks', {})).map((r) => `${r.id} ${r.light} ${JSON.stringify(r.counts)} ${r.next?.date}`))
  })
})
