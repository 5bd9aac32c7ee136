import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LineText } from '@gongjian/domain/report/report.ts'
import { extractText } from '@gongjian/office'
import { monthsToOpen, openDuePeriods, openPeriod } from '../src/period/open-period.ts'
import { findPlanId } from '../src/plan/find-plan.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { fillAll, refusal, saveInput, setClock } from './support.ts'

let server: TestServer
let office: Client
let planId: number
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
  planId = await findPlanId(server.app, 'zhengzhou-2019-37')
})
afterAll(() => server.close())

describe('哪些月份今天要开启', () => {
  const rows: [last: string | null, first: string | null, current: string, opens: string[], why: string][] = [
    [null, '2019-07', '2019-06', [], '首月之前不开'],
    [null, '2019-07', '2019-07', ['2019-07'], '首月'],
    [null, '2019-07', '2026-11', ['2026-11'], '多年后才装载的方案从装载当月开始'],
    ['2019-07', '2019-07', '2019-08', ['2019-08'], '每月一个'],
    ['2019-07', '2019-07', '2019-10', ['2019-08', '2019-09', '2019-10'], '停机期间的月份照样要报'],
    ['2019-09', '2019-07', '2019-09', [], '已开启的不再开'],
    ['2019-12', '2019-07', '2020-01', ['2020-01'], '跨年'],
    [null, null, '2019-09', ['2019-09'], '没有规定首月'],
  ]
  it.each(rows)('上次 %s，首月 %s，今天 %s → %j（%s）', (last, first, current, opens) => {
    expect(monthsToOpen(last, first, current)).toEqual(opens)
  })
})

describe('开启', () => {
  it('is done once, by however many processes at once', async () => {
    setClock(server, '2019-10-01T00:00:05+08:00')
    const opened = await Promise.all([1, 2, 3, 4].map(() => openPeriod(server.app, planId, '2019-10')))
    expect(opened.filter(Boolean)).toHaveLength(1)
    expect(await openDuePeriods(server.app)).toEqual([])
    const board = await office.call('getBoard', { month: '2019-10' })
    expect(board.rows).toHaveLength(31)
    expect(board).toMatchObject({ dueOn: '2019-10-25', restDay: false })
    expect(board.counts).toMatchObject({ units: 31, in: 0, open: 31, missing: 0 })
  })

  it('never opens a month before the first', async () => {
    expect(await openPeriod(server.app, planId, '2019-06')).toBe(false)
    expect((await refusal(office.call('getBoard', { month: '2019-06' }))).code).toBe('period-not-found')
  })

  it('gives each unit a line per task, with its part', async () => {
    const desk = await server.as('gongxin')
    const report = await desk.call('getReport', { month: '2019-10', unit: 'gongxin' })
    const parts = Map.groupBy(report.lines, (l) => l.part)
    expect(parts.get('lead')).toHaveLength(10)
    expect(new Set(report.lines.map((l) => l.task)).size).toBe(report.lines.length)
    const jinshui = await (await server.as('jinshui-clerk')).call('getReport', { month: '2019-10', unit: '410105' })
    expect(jinshui.lines.every((l) => l.part === 'responsible')).toBe(true)
    expect(jinshui.lines).toHaveLength(22)
    const zhongmu = await (await server.as('zhongmu-clerk')).call('getReport', { month: '2019-10', unit: '410122' })
    expect(zhongmu.lines.map((l) => l.task)).toContain('3.2')
  })

  it('carries “not applicable” over with its reason', async () => {
    const clerk = await server.as('jinshui-clerk')
    const report = await clerk.call('getReport', { month: '2019-10', unit: '410105' })
    // September was not begun there, August said so: the line went over twice.
    expect(report.lines.find((l) => l.task === '4.3')).toMatchObject({
      notApplicable: true,
      filled: true,
      carried: ['notApplicable', 'notApplicableReason'],
    })
  })
})

describe('按时还是迟报：以服务器收到首次提交的时刻为准，25日24时为界', () => {
  const rows: [login: string, unit: string, at: string, timeliness: string][] = [
    ['zhongyuan', '410102', '2019-10-25T23:59:59.999+08:00', 'on-time'],
    ['erqi', '410103', '2019-10-26T00:00:00+08:00', 'late'],
    ['huiji', '410108', '2019-10-26T00:00:01+08:00', 'late'],
  ]
  it.each(rows)('%s（%s）%s → %s', async (login, unit, at, timeliness) => {
    setClock(server, '2019-10-24T10:00:00+08:00')
    const approver = await server.as(`${login}-approver`)
    await fillAll(approver, '2019-10', unit)
    setClock(server, at)
    expect((await approver.call('submitReport', { month: '2019-10', unit })).timeliness).toBe(timeliness)
  })

  it('shows the office who is in, late and missing, and in which hour they came', async () => {
    setClock(server, '2019-10-26T08:30:00+08:00')
    const board = await office.call('getBoard', { month: '2019-10' })
    expect(board.counts).toMatchObject({ units: 31, in: 3, onTime: 1, late: 2, open: 0, missing: 28, returned: 0 })
    expect(board.hours).toEqual([
      { hour: '2019-10-25 23', count: 1 },
      { hour: '2019-10-26 00', count: 2 },
    ])
    expect(board.rows.find((r) => r.unit.code === '410104')?.timeliness).toBe('missing')
  })

  it('shows a clerk its own unit only, a lead the units of its tasks', async () => {
    const clerk = await (await server.as('gongyi-clerk')).call('getBoard', { month: '2019-10' })
    expect(clerk.rows.map((r) => r.unit.code)).toEqual(['410181'])
    expect(clerk).toMatchObject({ mayClose: false, mayRemind: false })
    const lead = await (await server.as('shuili')).call('getBoard', { month: '2019-10' })
    expect(lead.rows.map((r) => r.unit.code)).toContain('410181')
    // It leads one task: of another unit it sees that one line, and no unsent words.
    expect(lead.rows.find((r) => r.unit.code === '410181')).toMatchObject({
      lines: { due: 1, reported: 0, drafted: 0 },
    })
  })
})

describe('关闭', () => {
  const month = '2019-10'
  it('says of each unit whether it has begun, and does not say it to a lead who may not read drafts', async () => {
    const begun = async (login: string) =>
      (await (await server.as(login)).call('getBoard', { month })).rows.find((r) => r.unit.code === '410181')?.begun
    expect(await Promise.all(['office', 'gongyi-clerk', 'shuili'].map(begun))).toEqual([false, false, null])
  })

  it('answers whoever writes of another unit’s task in the words of the plan', async () => {
    const clerk = await server.as('jinshui-clerk')
    const report = await clerk.call('getReport', { month, unit: '410105' })
    const [line] = report.lines
    const other = { ...saveInput(report, line?.task ?? '', { progress: '试' }), taskId: '3.2' }
    const no = await refusal(clerk.call('saveReportLine', other))
    expect(no.code).toBe('task-not-of-unit')
    expect(no.message).toMatch(/^三（二） .+不是金水区承担的任务/)
  })

  it('needs a reason while units are missing or lines open', async () => {
    const no = await refusal(office.call('closePeriod', { month }))
    expect(no.code).toBe('period-not-ready')
    expect(no.details).toMatchObject({ missing: 28, open: 67 })
  })

  it('is the office’s alone', async () => {
    for (const login of ['gongxin', 'gongyi-approver', 'leader']) {
      const no = await refusal((await server.as(login)).call('closePeriod', { month, reason: '试' }))
      expect(no.code).toBe('not-allowed')
    }
  })

  it('happens once, and nothing that is saved meanwhile is half in', async () => {
    const clerk = await server.as('gongyi-clerk')
    const report = await clerk.call('getReport', { month, unit: '410181' })
    const saves = report.lines.map((l) =>
      clerk.call('saveReportLine', saveInput(report, l.task, { progress: '抢在关闭之前' })).then(
        () => 'saved',
        (e: { code: string }) => e.code,
      ),
    )
    const boards = await Promise.all([
      office.call('closePeriod', { month, reason: '月底汇总' }),
      office.call('closePeriod', { month, reason: '月底汇总' }),
    ])
    expect(boards.every((b) => b.closed?.by === '演示·攻坚办' && b.closed.reason === '月底汇总')).toBe(true)
    const outcomes = await Promise.all(saves)
    expect(outcomes.every((o) => o === 'saved' || o === 'period-closed')).toBe(true)
    const after = await clerk.call('getReport', { month, unit: '410181' })
    const written = after.lines.filter((l) => l.progress === '抢在关闭之前').length
    expect(written).toBe(outcomes.filter((o) => o === 'saved').length)
  })

  it('is explained to whoever comes after it: by whom, when, what to do', async () => {
    const approver = await server.as('gongyi-approver')
    const report = await approver.call('getReport', { month, unit: '410181' })
    expect(report).toMatchObject({ state: 'closed', may: { edit: false, submit: false, correct: true } })
    expect(report.lock).toMatchObject({ reason: '2019年10月月报已关闭', by: '演示·攻坚办' })
    expect(report.lock?.todo).toContain('更正')
    const first = report.lines[0]?.task ?? ''
    const lead = await server.as('shengtai')
    const line = { unit: '410102', task: '4.3', version: 2 }
    const late = [
      () => approver.call('saveReportLine', saveInput(report, first, { progress: '晚了' })),
      () => approver.call('submitReport', { month, unit: '410181' }),
      () => lead.call('reviewLines', { month, decision: 'accept', lines: [line] }),
    ]
    for (const call of late) {
      const no = await refusal(call())
      expect(no.code).toBe('period-closed')
      expect(no.message).toContain('演示·攻坚办')
    }
  })

  it('freezes the summary: later corrections change the report, not what the month said', async () => {
    const approver = await server.as('zhongyuan-approver')
    const key = { month, unit: '410102' }
    const before = await approver.call('getReport', key)
    const line = before.lines.find((l) => l.task === '4.3')
    if (!line) throw new Error('no line')
    const text = { ...LineText.parse(line), task: line.task, progress: '更正：本月完成五处' }
    const corrected = await approver.call('correctReport', { ...key, reason: '数字有误', lines: [text] })
    expect(corrected).toMatchObject({ state: 'closed', versions: 2 })
    expect(corrected.lines.find((l) => l.task === '4.3')?.progress).toBe('更正：本月完成五处')
    const versions = await approver.call('listReportVersions', key)
    expect(versions.map((v) => [v.number, v.kind, v.reason])).toEqual([
      [1, 'submission', null],
      [2, 'correction', '数字有误'],
    ])
    const old = await (await approver.fetch('getReportVersion', { ...key, number: 1 })).text()
    expect(old).not.toContain('更正：本月完成五处')
    const frozen = await server.app.connections.owner
      .selectFrom('period_summary')
      .innerJoin('period', 'period.id', 'period_summary.period_id')
      .select('body')
      .where('period.month', '=', month)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(frozen.body)).toMatchObject({ closed: { by: '演示·攻坚办', reason: '月底汇总' } })
    expect(frozen.body).not.toContain('更正：本月完成五处')
    const word = await office.fetch('exportSummaryWord', { month })
    const { text: told } = await extractText(new Uint8Array(await word.arrayBuffer()), 'summary.docx')
    expect(told).toContain('带问题关闭的原因：月底汇总。')
    for (const login of ['shengtai', 'office']) {
      const { rows } = await (await server.as(login)).call('listNotices', {})
      expect(rows[0]).toMatchObject({ kind: 'report-corrected' })
    }
    const again = await approver.call('correctReport', { ...key, reason: '数字有误', lines: [text] })
    expect(again.versions).toBe(2)
  })

  it('takes a correction of a closed month only, with a reason', async () => {
    const approver = await server.as('zhongyuan-approver')
    const report = await approver.call('getReport', { month: '2019-09', unit: '410102' })
    const [line] = report.lines
    if (!line) throw new Error('no line')
    const key = { month: '2019-09', unit: '410102', lines: [{ ...LineText.parse(line), task: line.task }] }
    expect((await refusal(approver.call('correctReport', { ...key, reason: '有误' }))).code).toBe('report-not-closed')
    expect((await refusal(approver.call('correctReport', { ...key, reason: ' ' }))).code).toBe('bad-input')
  })
})
