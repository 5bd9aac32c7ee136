import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { trialAccounts, trialFilings } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import { asOwner } from '../src/db/transaction.ts'
import { readPlanFacts } from '../src/report/plan-facts.ts'
import { stepsOfFilings } from '../src/trial/trial-filings.ts'
import { keepTrialFiles } from '../src/trial/trial-files.ts'
import { peopleOf } from '../src/trial/trial-people.ts'
import { runSteps } from '../src/trial/trial-step.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
})
afterAll(() => server.close())

describe('演示数据', () => {
  it('has July and August closed and September under way', async () => {
    const periods = await office.call('listPeriods', {})
    expect(periods.map((p) => [p.month, p.closed !== null])).toEqual([
      ['2019-09', false],
      ['2019-08', true],
      ['2019-07', true],
    ])
  })

  const rows: [month: string, late: number, accepted: number][] = [
    ['2019-07', 2, 31],
    ['2019-08', 1, 31],
  ]
  it.each(rows)('%s: all in, %d late, all %d accepted', async (month, late, accepted) => {
    const { counts } = await office.call('getBoard', { month })
    expect(counts).toEqual({ units: 31, in: 31, onTime: 31 - late, late, returned: 0, open: 0, missing: 0, accepted })
  })

  it('has September in every state', async () => {
    const board = await office.call('getBoard', { month: '2019-09' })
    expect(new Set(board.rows.map((r) => r.state))).toEqual(new Set(['draft', 'submitted', 'returned', 'accepted']))
    expect(board.rows.every((r) => r.timeliness === (r.firstSubmittedAt ? 'on-time' : 'open'))).toBe(true)
    const untouched = board.rows.find((r) => r.unit.code === 'gongan')
    expect(untouched).toMatchObject({ state: 'draft', lastEditedAt: null })
  })

  it('freezes a version at each submission, and a correction beside it', async () => {
    const versions = await office.call('listReportVersions', { month: '2019-08', unit: '410183' })
    expect(versions.at(-1)).toMatchObject({ kind: 'correction', submitted: { by: '演示·新密审核人' } })
    expect(versions.at(-1)?.reason).toContain('重复统计')
    expect(versions[0]).toMatchObject({ number: 1, kind: 'submission' })
  })

  it('reads in the history as it would have been written: every deed at its time, by its person', async () => {
    const rows = await server.app.connections.owner
      .selectFrom('history')
      .select(['id', 'plan_at', 'actor', 'noun', 'action'])
      .where('noun', 'in', ['report', 'report_line', 'period', 'report_version', 'filing', 'filing_part'])
      .orderBy('id')
      .execute()
    const times = rows.map((r) => r.plan_at.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(rows.every((r) => r.plan_at < new Date('2019-09-20T00:00:00+08:00'))).toBe(true)
    const people = new Set(rows.filter((r) => r.noun === 'report_line' && r.action === 'update').map((r) => r.actor))
    expect(people).toContain('演示·巩义填报员（gongyi-clerk）')
    expect(people).toContain('演示·巩义审核人（gongyi-approver）')
    expect(people).toContain('演示·工信局经办（gongxin）')
    expect(people).not.toContain('系统')
  })

  it('keeps in a line only what the product carries over', async () => {
    const lines = await server.app.connections.owner.selectFrom('report_line').select('carried').execute()
    const carried = new Set(lines.flatMap((l) => l.carried))
    expect([...carried].sort()).toEqual(['cumulative', 'notApplicable', 'notApplicableReason', 'reached'])
  })

  it('carries files that open and say that they are 演示, in the version that was sent too', async () => {
    const lead = await server.as('gongxin')
    const row = await server.app.connections.owner
      .selectFrom('attachment as a')
      .innerJoin('report_line as l', 'l.id', 'a.line_id')
      .innerJoin('unit as u', 'u.id', 'a.unit_id')
      .innerJoin('task as t', 't.id', 'a.task_id')
      .select(['a.id', 'a.name', 'a.sha256', 'l.month', 'u.code as unit', 't.code as task'])
      .where('l.state', '=', 'accepted')
      .where('l.month', '=', '2019-08')
      .where('t.code', '=', '3.1')
      .where('a.type', '=', 'application/pdf')
      .where('u.kind', '=', 'body')
      .executeTakeFirstOrThrow()
    const answer = await lead.fetch('downloadFile', { id: row.id })
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const version = await office.call('getReportVersion', { month: row.month, unit: row.unit, number: 1 })
    expect(JSON.stringify(version)).toContain(row.sha256)
  })

  it('shows a filing’s file to whoever reviews it, as one that was uploaded', async () => {
    const lead = await server.as('gongxin')
    const { parts } = await lead.call('getFiling', { kind: 'relocation', unit: 'gaoxin' })
    const file = parts.flatMap((p) => p.files)[0]
    const answer = await lead.fetch('downloadFile', { id: file?.id ?? 0 })
    expect([answer.status, (await answer.text()).includes('搬迁改造')]).toEqual([200, true])
  })

  it('cannot hold what a person could not have sent or decided', async () => {
    const { app } = server
    const { planId } = await server.app.connections.owner
      .selectFrom('plan')
      .select('id as planId')
      .where('code', '=', zhengzhou.code)
      .executeTakeFirstOrThrow()
    const draft = trialFilings(zhengzhou).find((f) => f.kind === 'relocation' && f.missing.join() === '补偿标准')
    if (!draft) throw new Error('no draft that lacks one part')
    const sent = { ...draft, state: 'submitted', submittedAt: '2019-09-12T10:00:00+08:00' } as const
    const accepted = { ...draft, state: 'accepted', reviewedAt: '2019-09-13T10:00:00+08:00' } as const
    for (const [filing, code] of [
      [sent, 'filing-incomplete'],
      [accepted, 'filing-not-submitted'],
    ] as const) {
      const tried = asOwner(app, planId, app.clock.now(), async (tx) => {
        const facts = await readPlanFacts(tx, planId)
        const accounts = await tx.selectFrom('account').select(['id', 'login']).execute()
        const idOf = new Map(accounts.map((a) => [a.login, a.id]))
        const people = peopleOf(
          zhengzhou,
          trialAccounts(zhengzhou).map((a) => ({ ...a, id: idOf.get(a.login) ?? 0 })),
        )
        const trial = { app, planId, facts, people, files: await keepTrialFiles(app), noticesFrom: '' }
        await runSteps(tx, stepsOfFilings(trial, [filing]))
      })
      await expect(tried).rejects.toMatchObject({ code })
    }
  })

  it('has filings of both kinds in every state', async () => {
    const filings = await office.call('listFilings', {})
    expect(filings).toHaveLength(32)
    expect(new Set(filings.map((f) => f.state))).toEqual(new Set(['draft', 'submitted', 'returned', 'accepted']))
  })
})
