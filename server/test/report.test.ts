import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPeriod } from '../src/period/open-period.ts'
import { findPlanId } from '../src/plan/find-plan.ts'
import { startTestServer, type TestServer } from './harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ today: '2019-10-10' })
  await openPeriod(server.app, await findPlanId(server.app, 'zhengzhou-2019-37'), '2019-10')
})
afterAll(() => server.close())

describe('smoke', () => {
  it('gives the report', async () => {
    const clerk = await server.as('gongyi-clerk')
    const report = await clerk.call('getReport', { month: '2019-10', unit: '410181' })
    expect(report.lines.length).toBe(22)
  })
})
