import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
let approver: Client
const MINE = { kind: 'implementation', unit: 'zhengdong' } as const
const MOVING = { kind: 'relocation', unit: 'hanggang' } as const
const FILE = Buffer.from('实施方案正文，2019年6月。'.repeat(20), 'utf8')

beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('zhengdong-clerk')
  approver = await server.as('zhengdong-approver')
})
afterAll(() => server.close())

describe('实施方案（七（一）），6月25日前报攻坚办', () => {
  it('is owed by every body, once', async () => {
    const office = await server.as('office')
    const rows = await office.call('listFilings', { kind: 'implementation' })
    expect(rows).toHaveLength(16)
    expect(new Set(rows.map((r) => r.dueOn))).toEqual(new Set(['2019-06-25']))
    const own = await clerk.call('listFilings', {})
    expect(own.map((r) => [r.kind, r.unit.code])).toEqual([
      ['implementation', 'zhengdong'],
      ['relocation', 'zhengdong'],
    ])
    expect(own[0]).toMatchObject({ timeliness: 'missing', state: 'draft' })
  })

  it('names its missing parts and is not submitted without the file', async () => {
    const filing = await clerk.call('getFiling', MINE)
    expect(filing.missing).toContain('实施方案文件')
    expect((await refusal(clerk.call('submitFiling', MINE))).code).toBe('not-allowed')
    const no = await refusal(approver.call('submitFiling', MINE))
    expect(no.code).toBe('filing-incomplete')
    expect(no.message).toBe('还缺：实施方案文件')
  })

  it('never lets one overwrite another unseen', async () => {
    const filing = await clerk.call('getFiling', MINE)
    const part = filing.parts.find((p) => p.key === 'schedule')
    const input = { ...MINE, part: 'schedule', expectedVersion: part?.version ?? 0 }
    const saved = await clerk.call('saveFilingPart', { ...input, text: '三季度完成排查' })
    expect(saved.parts.find((p) => p.key === 'schedule')).toMatchObject({ present: true, text: '三季度完成排查' })
    const no = await refusal(approver.call('saveFilingPart', { ...input, text: '四季度完成排查' }))
    expect(no.code).toBe('line-changed')
    expect(no.message).toContain('演示·郑东填报员')
  })

  it('goes to the office, which returns it with a reason or accepts it', async () => {
    const office = await server.as('office')
    const early = await refusal(office.call('reviewFiling', { ...MINE, decision: 'accept' }))
    expect(early.code).toBe('filing-not-submitted')
    const file = await clerk.upload('uploadFilingFile', { ...MINE, part: 'plan-file' }, '郑东新区实施方案.txt', FILE)
    const submitted = await approver.call('submitFiling', MINE)
    expect(submitted).toMatchObject({ state: 'submitted', timeliness: 'late' })
    expect(submitted.lock?.todo).toContain('市攻坚办')
    expect((await refusal(clerk.call('removeFile', { id: file.id }))).code).toBe('filing-locked')
    expect(await office.call('getFiling', MINE)).toMatchObject({
      may: { review: true, edit: false },
      lock: { reason: '该方案待审核，由您审核' },
    })
    const bare = await refusal(office.call('reviewFiling', { ...MINE, decision: 'return' }))
    expect(bare.code).toBe('reason-required')
    await office.call('reviewFiling', { ...MINE, decision: 'return', reason: '请补充项目名单' })
    const back = await clerk.call('getFiling', MINE)
    expect(back).toMatchObject({ state: 'returned', returnReason: '请补充项目名单', lock: null })
    await approver.call('submitFiling', MINE)
    const accepted = await office.call('reviewFiling', { ...MINE, decision: 'accept' })
    expect(accepted.state).toBe('accepted')
    const { rows } = await clerk.call('listNotices', {})
    expect(rows.map((n) => n.kind).slice(0, 2)).toEqual(['filing-accepted', 'filing-returned'])
  })
})

describe('搬迁改造实施方案（三（一）），含十个部分，报牵头单位', () => {
  it('is submitted only with all ten parts, the missing ones named', async () => {
    const body = await server.as('hanggang-approver')
    const filing = await body.call('getFiling', MOVING)
    const no = await refusal(body.call('submitFiling', MOVING))
    expect(no.message).toBe(`还缺：${filing.missing.join('、')}`)
    expect(filing.missing).toContain('职工安置')
    for (const part of filing.parts.filter((p) => !p.present && p.wants === 'text')) {
      const input = { ...MOVING, part: part.key, expectedVersion: part.version }
      await body.call('saveFilingPart', { ...input, text: `${part.title}：按方案执行。` })
    }
    await body.upload('uploadFilingFile', { ...MOVING, part: 'plan-file' }, '方案.txt', FILE)
    const answers = await Promise.all([1, 2, 3].map(() => body.call('submitFiling', MOVING)))
    expect(answers.every((f) => f.state === 'submitted' && f.missing.length === 0)).toBe(true)
  })

  it('is the lead’s to review: no draft is shown to it, no other lead sees it, the office does not decide', async () => {
    const lead = await server.as('gongxin')
    const rows = await lead.call('listFilings', {})
    expect(rows.every((r) => r.kind === 'relocation' && r.state !== 'draft')).toBe(true)
    const other = await server.as('shuili')
    expect((await refusal(other.call('getFiling', MOVING))).code).toBe('outside-scope')
    const office = await server.as('office')
    expect((await refusal(office.call('reviewFiling', { ...MOVING, decision: 'accept' }))).code).toBe('outside-scope')
    expect((await lead.call('getFiling', MOVING)).may).toEqual({ edit: false, submit: false, review: true })
    expect((await lead.call('reviewFiling', { ...MOVING, decision: 'accept' })).state).toBe('accepted')
  })
})
