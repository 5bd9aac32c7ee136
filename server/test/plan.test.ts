import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { zhengzhou } from '@gongjian/plan-zhengzhou-2019-37'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let office: Client
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
})
afterAll(() => server.close())

describe('the plan that runs', () => {
  it('is the pack', async () => {
    const plan = await office.call('getPlan', {})
    expect(plan.tasks).toEqual(zhengzhou.tasks)
    expect(plan.targets).toEqual(zhengzhou.targets)
    expect(plan.units.map((u) => u.code)).toEqual(zhengzhou.units.map((u) => u.code))
    expect(plan).toMatchObject({ code: 'zhengzhou-2019-37', docNumber: '郑政办〔2019〕37号', fromPack: true })
  })

  it('shows its document byte for byte, as it was read, with a light for each task', async () => {
    const view = await office.call('getDocument', {})
    expect(view.text).toBe(zhengzhou.document)
    expect(view.reading.assignments).toHaveLength(23)
    expect(view.lights.map((l) => l.task)).toEqual(zhengzhou.tasks.map((t) => t.id))
    for (const { task, counts } of view.lights) {
      const bodies = zhengzhou.tasks.find((t) => t.id === task)?.responsible.length
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(bodies)
    }
    for (const a of view.reading.assignments) expect(view.text.slice(a.start, a.end)).toMatch(/牵头单位/)
  })
})

describe('a document is read without being saved', () => {
  it('text, what was read of it, and what is wrong with it', async () => {
    const bytes = new TextEncoder().encode(zhengzhou.document)
    const read = await office.upload('readDocument', {}, '方案.txt', bytes)
    expect(read).toMatchObject({ fileName: '方案.txt', kind: 'text', text: zhengzhou.document })
    expect(read.reading.targets).toHaveLength(11)
    expect(read.findings.length).toBeGreaterThan(5)
    const again = await office.call('lintDocument', { text: read.text, reading: read.reading })
    expect(again).toEqual(read.findings)
  })

  const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Encrypt 2 0 R>>\n'
  it.each([
    ['an empty file', '空.txt', new Uint8Array(), 'file-empty'],
    ['a broken docx', '坏.docx', new TextEncoder().encode('PK\u0003\u0004 broken'), 'file-unreadable'],
    ['a broken PDF', '坏.pdf', new TextEncoder().encode(pdf), 'file-unreadable'],
    ['a picture', '图.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'file-unreadable'],
    [
      'a law',
      '办法.txt',
      new TextEncoder().encode(
        `某某管理办法\n\n第一章 总则\n\n第一条 为了规范管理，制定本办法。\n\n第二条 本办法适用于本市。\n\n第二章 附则\n\n第三条 本办法自公布之日起施行。\n`,
      ),
      'not-a-plan',
    ],
  ])('%s is refused in words', async (_what, name, bytes, code) => {
    await expect(office.upload('readDocument', {}, name, bytes)).rejects.toMatchObject({ code })
  })

  it.each([51, 80])('%i MB are refused, and the next request is answered', async (megabytes) => {
    const big = new Uint8Array(megabytes * 1024 * 1024).fill(0x61)
    await expect(office.upload('readDocument', {}, '大.txt', big)).rejects.toMatchObject({ code: 'file-too-large' })
    expect((await office.call('getSession', {})).account.login).toBe('office')
  })
})

const TOURISM = `某市促进旅游业发展工作方案

一、主要任务

（一）建设示范景区。2019年12月底前建成3个示范景区。

牵头单位：市文旅局

配合单位：市财政局

（二）发展乡村旅游。2020年年底前每县建成1个示范村。（各县（市、区）政府、市农业农村局负责）
`

async function read(text: string): Promise<Reading> {
  return (await office.upload('readDocument', {}, '方案.txt', new TextEncoder().encode(text))).reading
}

describe('an upload that nobody reads', () => {
  it('does not hold up the next request', async () => {
    const leader = await server.as('leader')
    const some = new Uint8Array(8 * 1024 * 1024).fill(0x61)
    await expect(leader.upload('readDocument', {}, '大.txt', some)).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await leader.call('getSession', {})).account.login).toBe('leader')
  })
})

describe('a second city', () => {
  it('is saved from a document and runs at once', { timeout: 25000 }, async () => {
    const reading = await read(TOURISM)
    const draft = { code: 'moushi-tourism', city: '某市', text: TOURISM, reading }
    expect(await office.call('savePlan', draft)).toMatchObject({ code: 'moushi-tourism', tasks: 2, units: 5 })
    await expect(office.call('savePlan', draft)).rejects.toMatchObject({ code: 'plan-exists' })

    const plans = await office.call('listPlans', {})
    expect(plans.map((p) => [p.code, p.tasks, p.fromPack])).toEqual([
      ['moushi-tourism', 2, false],
      ['zhengzhou-2019-37', 23, true],
    ])
    expect((await office.call('getPlan', {})).code).toBe('zhengzhou-2019-37')

    const me = await office.call('switchPlan', { code: 'moushi-tourism' })
    expect(me).toMatchObject({
      plan: { code: 'moushi-tourism' },
      account: { role: 'office' },
      unit: { kind: 'office' },
    })
    const plan = await office.call('getPlan', {})
    expect(plan.tasks.map((t) => t.id)).toEqual(['1.1', '1.2'])
    const overview = await office.call('getOverview', {})
    expect(overview.deadlines.map((d) => [d.task, d.date])).toEqual([
      ['1.1', '2019-12-31'],
      ['1.2', '2020-12-31'],
    ])
    expect(overview.reports).toMatchObject({ month: '2019-09', counts: { units: 4, open: 4, missing: 0 } })
    expect((await office.call('search', { q: 'xcly' })).map((h) => h.kind)).toContain('task')
    expect((await office.call('listUnits', {})).map((u) => u.name)).toEqual([
      '市文旅局',
      '市财政局',
      '市农业农村局',
      '各县（市、区）政府',
      '某市攻坚办',
    ])
    await office.call('switchPlan', { code: 'zhengzhou-2019-37' })
  })

  it('is not seen by who is no member', async () => {
    const leader = await server.as('leader')
    await expect(leader.call('switchPlan', { code: 'moushi-tourism' })).rejects.toMatchObject({
      code: 'plan-not-found',
    })
  })

  it('has an administrator, who gives others their accounts', async () => {
    const admin = await server.as('administrator')
    await admin.call('switchPlan', { code: 'moushi-tourism' })
    const { rows } = await admin.call('listAccounts', {})
    expect(rows.map((a) => [a.login, a.role])).toEqual([
      ['administrator', 'administrator'],
      ['office', 'office'],
    ])
    const unit = (await admin.call('listUnits', {})).find((u) => u.name === '市文旅局')?.code ?? ''
    const made = await admin.call('createAccount', { login: 'wenlv', name: '文旅局经办', role: 'lead-desk', unit })
    const client = server.anonymous()
    const signedIn = await client.call('signIn', { login: 'wenlv', password: made.password })
    expect(signedIn).toMatchObject({ plan: { code: 'moushi-tourism' }, leads: ['1.1'], unit: { name: '市文旅局' } })
  })

  it('names its saver in the history', async () => {
    const rows = await server.app.connections.owner
      .selectFrom('history as h')
      .innerJoin('plan as p', 'p.id', 'h.plan_id')
      .select(['h.actor', 'h.noun'])
      .distinct()
      .where('p.code', '=', 'moushi-tourism')
      .where('h.noun', 'in', ['unit', 'task', 'period', 'report_line'])
      .execute()
    expect(new Set(rows.map((r) => r.actor))).toEqual(new Set(['演示·攻坚办（office）']))
    expect(rows.map((r) => r.noun)).toEqual(expect.arrayContaining(['unit', 'task', 'period', 'report_line']))
  })

  it('has the units, the month and the filings that its saver chose', { timeout: 25000 }, async () => {
    const reading = await read(TOURISM)
    const { setup, known } = await office.call('proposePlan', { city: '某市', text: TOURISM, reading })
    expect(known).toEqual([])
    const saved = await office.call('savePlan', {
      code: 'moushi-setup',
      city: '某市',
      text: TOURISM,
      reading,
      setup: {
        ...setup,
        collectives: setup.collectives.map((c) => ({ ...c, members: ['东县', '西县'] })),
        reportDueDay: 10,
        firstReportMonth: '2019-09',
        filings: [{ kind: 'implementation', title: '旅游业实施方案', clause: '1.2', dueOn: '2019-10-31' }],
      },
    })
    expect(saved).toMatchObject({ units: 6, filings: 1, firstReportMonth: '2019-09' })
    expect(saved.administrators.map((a) => a.login)).toEqual(['administrator'])
    await office.call('switchPlan', { code: 'moushi-setup' })
    const board = await office.call('getBoard', { month: '2019-09' })
    expect(board).toMatchObject({ dueOn: '2019-09-10', counts: { units: 5, missing: 5 } })
    const filings = await office.call('listFilings', {})
    expect(filings.map((f) => [f.unit.name, f.title, f.clauseLabel, f.dueOn])).toEqual([
      ['东县', '旅游业实施方案', '一（二）', '2019-10-31'],
      ['西县', '旅游业实施方案', '一（二）', '2019-10-31'],
    ])
    await office.call('switchPlan', { code: 'zhengzhou-2019-37' })
    const here = await office.call('proposePlan', { city: '郑州市', text: TOURISM, reading })
    expect(here.known.filter((u) => u.kind === 'body')).toHaveLength(16)
  })

  it('needs at least one task', async () => {
    const reading = { ...(await read(TOURISM)), assignments: [] }
    await expect(
      office.call('savePlan', { code: 'moushi-empty', city: '某市', text: TOURISM, reading }),
    ).rejects.toMatchObject({ code: 'plan-empty' })
  })

  it.each(['gongxin', 'gongyi-approver', 'leader', 'auditor', 'administrator'])(
    '%s may not bring a plan in',
    async (login) => {
      const client = await server.as(login)
      await expect(client.call('listPlans', {})).rejects.toMatchObject({ code: 'not-allowed' })
    },
  )
})
