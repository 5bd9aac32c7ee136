import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('the door', () => {
  it('lets a trial account in with one click and says who it is', async () => {
    const clerk = await server.as('gongyi-clerk')
    const me = await clerk.call('getSession', {})
    expect(me).toMatchObject({
      account: { role: 'county-clerk' },
      unit: { code: '410181' },
      today: '2019-09-20',
      trial: true,
    })
  })
  it('knows nobody without a session', async () => {
    await expect(server.anonymous().call('getSession', {})).rejects.toMatchObject({
      status: 401,
      code: 'not-signed-in',
    })
  })
  it('refuses a control sign in a text in words, not with a fault', async () => {
    const clerk = await server.as('gongyi-clerk')
    const report = await clerk.call('getReport', { month: '2019-09', unit: '410181' })
    const line = report.lines[0]
    if (!line) throw new Error('no line')
    const { progress, cumulative, problems, nextSteps, standing, reached, notApplicable, notApplicableReason } = line
    const text = { progress, cumulative, problems, nextSteps, standing, reached, notApplicable, notApplicableReason }
    const key = { month: report.month, unit: '410181', taskId: line.task, expectedVersion: line.version, touched: [] }
    for (const progress of ['坏\0字', '半个\ud83d字'])
      await expect(clerk.call('saveReportLine', { ...key, ...text, progress })).rejects.toMatchObject({
        status: 400,
        code: 'control-characters',
      })
  })
  it('offers the contracts as OpenAPI', async () => {
    const answer = await fetch(`${server.url}/api/openapi.json`)
    const body = (await answer.json()) as { paths: Record<string, unknown> }
    expect(Object.keys(body.paths)).toContain('/api/session')
  })
})
