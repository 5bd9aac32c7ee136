import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln } from './register-items.ts'
import { fillAll, refusal, saveInput } from './support.ts'

const MONTH = '2019-09'
const UNIT = '410104'
const KEY = { month: MONTH, unit: UNIT }

let server: TestServer
let clerk: Client
let approver: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('guancheng-clerk')
  approver = await server.as('guancheng-approver')
})
afterAll(() => server.close())

describe('一份月报的一生 (七（三）)', () => {
  it('has a line for every task that the body answers for, prefilled from August, none of it counted as filled', async () => {
    const report = await clerk.call('getReport', KEY)
    expect(report).toMatchObject({ state: 'draft', dueOn: '2019-09-25', daysLeft: 5, timeliness: 'open', lock: null })
    expect(report.may).toEqual({ edit: true, submit: false, correct: false })
    expect(report.lines.map((l) => l.task)).toContain('4.3')
    const line = report.lines.find((l) => l.task === '4.3')
    expect(line?.carried).toContain('cumulative')
    expect(line?.cumulative).toBe(line?.lastMonth?.cumulative)
    expect(line?.lastMonth?.nextSteps).not.toBe('')
    expect(line?.nextSteps).toBe('')
    expect(line?.filled).toBe(false)
  })

  it('saves as typed; a touched field is the clerk’s own from then on', async () => {
    const report = await clerk.call('getReport', KEY)
    const saved = await clerk.call('saveReportLine', saveInput(report, '4.3', { progress: '改造三台' }))
    expect(saved).toMatchObject({ progress: '改造三台', filled: true, version: 2 })
    expect(saved.edited?.by).toContain('管城')
    const own = await clerk.call('saveReportLine', {
      ...saveInput({ ...report, lines: [saved] }, '4.3', { cumulative: saved.cumulative }),
    })
    expect(own.carried).not.toContain('cumulative')
  })

  it('never lets one clerk overwrite another unseen', async () => {
    const seen = await clerk.call('getReport', KEY)
    await approver.call('saveReportLine', saveInput(seen, '4.4', { progress: '审核人写的' }))
    const no = await refusal(clerk.call('saveReportLine', saveInput(seen, '4.4', { progress: '填报员写的' })))
    expect(no).toMatchObject({ status: 409, code: 'line-changed' })
    expect(no.message).toContain('演示·管城审核人')
    const pulse = await clerk.call('getReportPulse', KEY)
    expect(pulse.lines.find((l) => l.task === '4.4')).toMatchObject({ version: 2, edited: { by: '演示·管城审核人' } })
  })

  it('takes the milestones of its own task only', async () => {
    const report = await clerk.call('getReport', KEY)
    const no = await refusal(clerk.call('saveReportLine', saveInput(report, '4.4', { reached: ['3.1/退城入园-启动'] })))
    expect(no.code).toBe('bad-input')
  })

  it('is not submitted by a clerk, nor while a task is empty', async () => {
    expect((await refusal(clerk.call('submitReport', KEY))).code).toBe('not-allowed')
    const no = await refusal(approver.call('submitReport', KEY))
    expect(no.code).toBe('report-incomplete')
    expect(no.message).toContain('二（一）')
  })

  it('counts “not applicable” only with a reason', async () => {
    const report = await clerk.call('getReport', KEY)
    const without = await clerk.call('saveReportLine', saveInput(report, '6.2', { notApplicable: true }))
    expect(without.filled).toBe(false)
    const again = saveInput({ ...report, lines: [without] }, '6.2', { notApplicableReason: '辖区无自备井' })
    expect((await clerk.call('saveReportLine', again)).filled).toBe(true)
  })

  it('quotes what the registers hold of its tasks, drafts and others’ rows left out', async () => {
    const own = await Promise.all([makeKiln(clerk), makeKiln(clerk), makeKiln(clerk)])
    const ids = own.slice(1).map((i) => i.id)
    await clerk.call('moveItems', { register: 'kilns', ids, move: 'list' })
    const other = await makeKiln(await server.as('xinmi-clerk'))
    await (await server.as('xinmi-clerk')).call('moveItems', { register: 'kilns', ids: [other.id], move: 'list' })
    const counts = await clerk.call('countRegisters', KEY)
    const kilns = { kept: 2, work: { closed: 0, closedInMonth: 0, overdue: 0 } }
    expect(counts.find((c) => c.register === 'kilns')).toMatchObject({ task: '4.3', counter: '台', ...kilns })
    expect(new Set(counts.map((c) => c.task)).has('5.3')).toBe(true)
    // The lead of 4.3 reads the body's kilns, and nothing of other leads' tasks.
    const read = await (await server.as('shengtai')).call('countRegisters', KEY)
    expect(read.find((c) => c.register === 'kilns')).toMatchObject(kilns)
    expect(read.some((c) => c.task === '5.3')).toBe(false)
    // A lead's own report counts the kilns of all bodies.
    const led = await (await server.as('shengtai')).call('countRegisters', { month: MONTH, unit: 'shengtai' })
    expect(led.find((c) => c.register === 'kilns')?.kept).toBe(3)
  })

  it('is submitted once, however often one clicks', async () => {
    await fillAll(clerk, MONTH, UNIT)
    const answers = await Promise.all([1, 2, 3, 4].map(() => approver.call('submitReport', KEY)))
    expect(answers.map((r) => r.state)).toEqual(['submitted', 'submitted', 'submitted', 'submitted'])
    const versions = await approver.call('listReportVersions', KEY)
    expect(versions).toHaveLength(1)
    expect(versions[0]).toMatchObject({ number: 1, kind: 'submission' })
    const report = await clerk.call('getReport', KEY)
    expect(report.lock?.reason).toContain('等待牵头单位审核')
    expect(report.timeliness).toBe('on-time')
  })

  it('is frozen byte for byte', async () => {
    const [version] = await approver.call('listReportVersions', KEY)
    const get = () => approver.fetch('getReportVersion', { ...KEY, number: 1 })
    const bytes = Buffer.from(await (await get()).arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(version?.sha256)
    expect(bytes.length).toBe(version?.bytes)
    expect(Buffer.from(await (await get()).arrayBuffer()).equals(bytes)).toBe(true)
    const body = JSON.parse(bytes.toString('utf8')) as {
      lines: unknown[]
      attachments: unknown[]
      registers: { on: string; counts: { register: string; kept: number }[] }
    }
    expect(body.lines.length).toBe(22)
    expect(body.attachments).toEqual([])
    expect(body.registers.on).toBe('2019-09-20')
    expect(body.registers.counts.find((c) => c.register === 'kilns')?.kept).toBe(2)
  })

  it('refuses edits while it lies with the leads, and says with whom', async () => {
    const report = await clerk.call('getReport', KEY)
    const no = await refusal(clerk.call('saveReportLine', saveInput(report, '4.3', { progress: '又改' })))
    expect(no.code).toBe('line-locked')
    expect(no.message).toContain('市生态环境局')
  })

  it('told the leads and the office', async () => {
    for (const login of ['gongxin', 'shengtai', 'fagai', 'shuili', 'office']) {
      const { rows } = await (await server.as(login)).call('listNotices', { unread: 'true' })
      expect(rows.filter((n) => n.kind === 'report-submitted' && n.text.startsWith('管城回族区'))).toHaveLength(1)
    }
  })
})

describe('审核：各牵头单位审各自任务的条目', () => {
  const item = (task: string, version: number, unit = UNIT) => ({ unit, task, version })

  async function versionOf(client: Client, task: string): Promise<number> {
    const { lines } = await client.call('listReviewLines', { month: MONTH, unit: UNIT, task })
    return lines[0]?.version ?? -1
  }

  it('shows a lead its own tasks’ lines and no others', async () => {
    const lead = await server.as('shengtai')
    const { lines } = await lead.call('listReviewLines', { month: MONTH, unit: UNIT })
    const tasks = await lead.call('getSession', {})
    expect(new Set(lines.map((l) => l.task))).toEqual(new Set(tasks.leads))
    expect(lines.every((l) => l.mine)).toBe(true)
    const seen = await lead.call('getReport', KEY)
    expect(new Set(seen.lines.map((l) => l.task))).toEqual(new Set(tasks.leads))
    expect((await refusal(lead.call('listReportVersions', KEY))).code).toBe('outside-scope')
  })

  it('refuses what is another lead’s, and a return without a reason', async () => {
    const lead = await server.as('shengtai')
    const other = await lead.call('reviewLines', { month: MONTH, decision: 'accept', lines: [item('2.1', 2)] })
    expect(other).toMatchObject({ done: 0, refused: [{ code: 'outside-scope' }] })
    const office = await server.as('office')
    const notTheirs = await office.call('reviewLines', { month: MONTH, decision: 'accept', lines: [item('4.3', 3)] })
    expect(notTheirs).toMatchObject({ done: 0, refused: [{ code: 'outside-scope' }] })
    const no = await refusal(lead.call('reviewLines', { month: MONTH, decision: 'return', lines: [item('4.3', 3)] }))
    expect(no.code).toBe('reason-required')
  })

  it('refuses a line that changed under the reviewer’s eyes, and does the rest', async () => {
    const lead = await server.as('shengtai')
    const v = await versionOf(lead, '4.3')
    const answer = await lead.call('reviewLines', {
      month: MONTH,
      decision: 'accept',
      lines: [item('4.3', v - 1), item('4.2', await versionOf(lead, '4.2'))],
    })
    expect(answer.done).toBe(1)
    expect(answer.refused).toMatchObject([{ task: '4.3', code: 'line-changed' }])
  })

  it('returns a line with its reason; that line alone is open again', async () => {
    const lead = await server.as('shengtai')
    const lines = [item('4.3', await versionOf(lead, '4.3'))]
    const answer = await lead.call('reviewLines', { month: MONTH, decision: 'return', reason: '请附验收单', lines })
    expect(answer).toEqual({ done: 1, refused: [] })
    const report = await clerk.call('getReport', KEY)
    expect(report.state).toBe('returned')
    expect(report.lock).toBeNull()
    expect(report.lines.find((l) => l.task === '4.3')).toMatchObject({ state: 'returned', returnReason: '请附验收单' })
    const no = await refusal(clerk.call('saveReportLine', saveInput(report, '4.2', { progress: '又改' })))
    expect(no.code).toBe('line-accepted')
    await clerk.call('saveReportLine', saveInput(report, '4.3', { progress: '改造三台，附验收单' }))
    const { rows } = await clerk.call('listNotices', {})
    expect(rows[0]).toMatchObject({ kind: 'lines-returned', link: `/reports/${MONTH}/${UNIT}?task=4.3` })
    expect(rows[0]?.text).toContain('请附验收单')
  })

  it('comes in again as a second version; the first arrival still decides what is on time', async () => {
    const before = await approver.call('getReport', KEY)
    const after = await approver.call('submitReport', KEY)
    expect(after).toMatchObject({ state: 'submitted', versions: 2, firstSubmittedAt: before.firstSubmittedAt })
    const versions = await approver.call('listReportVersions', KEY)
    expect(versions.map((v) => v.kind)).toEqual(['submission', 'resubmission'])
  })

  it('is accepted when every line is', async () => {
    for (const login of ['gongxin', 'shengtai', 'fagai', 'shuili']) {
      const lead = await server.as(login)
      const { lines } = await lead.call('listReviewLines', { month: MONTH, unit: UNIT, state: 'submitted' })
      const items = lines.map((l) => item(l.task, l.version))
      const answer = await lead.call('reviewLines', { month: MONTH, decision: 'accept', lines: items })
      expect(answer).toEqual({ done: items.length, refused: [] })
    }
    expect((await clerk.call('getReport', KEY)).state).toBe('accepted')
    expect((await clerk.call('listNotices', {})).rows[0]?.kind).toBe('report-accepted')
  })

  it('takes an acceptance back with a reason: the line waits for review again, and so does the report', async () => {
    const lead = await server.as('shengtai')
    const lines = [item('4.3', await versionOf(lead, '4.3'))]
    expect((await refusal(lead.call('withdrawAcceptance', { month: MONTH, reason: ' ', lines }))).code).toBe(
      'bad-input',
    )
    const other = await (await server.as('gongxin')).call('withdrawAcceptance', { month: MONTH, reason: '试', lines })
    expect(other).toMatchObject({ done: 0, refused: [{ code: 'outside-scope' }] })
    expect((await refusal(approver.call('withdrawAcceptance', { month: MONTH, reason: '试', lines }))).code).toBe(
      'not-allowed',
    )
    const answer = await lead.call('withdrawAcceptance', { month: MONTH, reason: '误点接受', lines })
    expect(answer).toEqual({ done: 1, refused: [] })
    const again = await lead.call('withdrawAcceptance', { month: MONTH, reason: '误点接受', lines })
    expect(again).toMatchObject({ done: 0, refused: [{ code: 'line-not-accepted' }] })
    const report = await clerk.call('getReport', KEY)
    expect(report).toMatchObject({ state: 'submitted', versions: 2 })
    expect(report.lines.find((l) => l.task === '4.3')).toMatchObject({ state: 'submitted', reviewed: null })
    const { rows } = await clerk.call('listNotices', {})
    expect(rows[0]).toMatchObject({ kind: 'acceptance-withdrawn', link: `/reports/${MONTH}/${UNIT}?task=4.3` })
    expect(rows[0]?.text).toContain('误点接受')
    const history = await lead.call('listHistory', { month: MONTH, unit: UNIT, task: '4.3' })
    expect(history.rows[0]).toMatchObject({ why: '误点接受' })
    // Then it is decided anew.
    const { lines: seen } = await lead.call('listReviewLines', { month: MONTH, unit: UNIT, task: '4.3' })
    expect(seen[0]).toMatchObject({ mine: true, mayWithdraw: false })
    await lead.call('reviewLines', { month: MONTH, decision: 'accept', lines })
    const { lines: then } = await lead.call('listReviewLines', { month: MONTH, unit: UNIT, task: '4.3' })
    expect(then[0]).toMatchObject({ state: 'accepted', mine: false, mayWithdraw: true })
  })

  it('lets two leads decide at once and loses neither', async () => {
    const month = { month: MONTH, unit: '410102' }
    const leads = await Promise.all(['gongxin', 'shengtai', 'fagai', 'shuili'].map((l) => server.as(l)))
    await Promise.all(
      leads.map(async (lead) => {
        const { lines } = await lead.call('listReviewLines', { ...month, state: 'submitted' })
        const items = lines.map((l) => item(l.task, l.version, month.unit))
        return lead.call('reviewLines', { month: MONTH, decision: 'accept', lines: items })
      }),
    )
    const office = await server.as('office')
    expect((await office.call('getReport', month)).state).toBe('accepted')
  })
})

describe('部门月报：牵头的由攻坚办审，配合的由牵头单位审', () => {
  const month = { month: MONTH, unit: 'shengtai' }

  it('goes to the office for what the desk leads, to the lead for what it helps with', async () => {
    const office = await server.as('office')
    const own = await office.call('listReviewLines', { month: MONTH, unit: 'shengtai' })
    const led = own.lines.filter((l) => l.part === 'lead')
    expect(led.length).toBeGreaterThan(0)
    expect(led.every((l) => l.mine)).toBe(true)
    expect(own.lines.filter((l) => l.part === 'cooperating').every((l) => !l.mine)).toBe(true)
    const desk = await server.as('shengtai')
    const items = led.map((l) => ({ unit: 'shengtai', task: l.task, version: l.version }))
    const self = await desk.call('reviewLines', { month: MONTH, decision: 'accept', lines: items })
    expect(self.done).toBe(0)
    expect(await office.call('reviewLines', { month: MONTH, decision: 'accept', lines: items })).toMatchObject({
      done: items.length,
    })
    expect((await office.call('getReport', month)).lines.filter((l) => l.part === 'lead')[0]?.state).toBe('accepted')
  })
})
