import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { moveItem } from './register-items.ts'
import { cellsOfSheet } from './sheet.ts'

let server: TestServer
let office: Client
let clerk: Client
beforeAll(async () => {
  server = await startTestServer()
  office = await server.as('office')
  clerk = await server.as('gongyi-clerk')
})
afterAll(() => server.close())

const KILN = { 窑炉类型: '煤气发生炉', 炉膛直径: 3, 达标排放: '是' }
const READING = {
  rule: 'kiln.small-gasifier',
  fact: 'hearthDiameter',
  reads: 'included',
  from: '2019-10-01',
  basis: '市生态环境局、市工信局联席会议纪要〔2019〕12号',
} as const

describe('rules over HTTP', () => {
  it('are listed with their sentence and the place of their words', async () => {
    const sets = await clerk.call('listRuleSets', {})
    const { text } = await clerk.call('getDocument', {})
    const rules = sets.flatMap((s) => s.rules)
    expect(rules.length).toBeGreaterThan(40)
    for (const { quote, span } of rules)
      expect(text.slice(span?.start, span?.end).replace(/\s/g, '')).toBe(quote.replace(/\s/g, ''))
    expect(rules.find((r) => r.id === 'kiln.coal-hot-air')).toMatchObject({
      sentence: '四（三）1：窑炉类型为热风炉，且燃料为煤的，应当取缔。',
      clauseLabel: '四（三）1',
    })
  })

  it('answer for one case: verdict, reasons, what to ask next by code word', async () => {
    const answer = await clerk.call('screenCase', { subject: 'kiln', facts: { kind: '热风炉', 达标排放: null } })
    expect(answer).toMatchObject({
      verdict: 'unknown',
      on: '2019-09-20',
      missing: ['燃料', '达标排放'],
      asks: ['fuel', 'compliant'],
    })
  })

  it('refuse what they do not understand, by name', async () => {
    await expect(clerk.call('screenCase', { subject: 'kiln', facts: { 颜色: '红' } })).rejects.toThrow(
      '没有“颜色”这一项',
    )
    await expect(clerk.call('screenCase', { subject: 'boiler', facts: {} })).rejects.toThrow('没有找到规则 boiler')
  })
})

describe('an interpretation of 以下', () => {
  it('is recorded by the office alone, of an open bound alone, with its basis', async () => {
    await expect(clerk.call('recordInterpretation', READING)).rejects.toThrow('不能进行此操作')
    await expect(office.call('recordInterpretation', { ...READING, basis: '无' })).rejects.toThrow('请写明依据')
    await expect(office.call('recordInterpretation', { ...READING, rule: 'kiln.none' })).rejects.toThrow('没有找到规则')
    await expect(office.call('recordInterpretation', { ...READING, fact: 'fuel' })).rejects.toThrow('不需要解释')
    await expect(office.call('recordInterpretation', { ...READING, until: '2019-09-01' })).rejects.toThrow(
      '早于起始日期',
    )
    expect(await clerk.call('listInterpretations', {})).toEqual([])
  })

  it('decides from its day on, for everybody, and stands in the history', async () => {
    const on = (day: string) => clerk.call('screenCase', { subject: 'kiln', facts: KILN, on: day })
    expect((await on('2019-10-01')).verdict).toBe('borderline')
    const recorded = await office.call('recordInterpretation', READING)
    expect(recorded).toMatchObject({ ...READING, until: null, recordedOn: '2019-09-20' })
    expect((await on('2019-09-30')).verdict).toBe('borderline')
    expect((await on('2019-10-01')).verdict).toBe('eliminate')
    await office.call('recordInterpretation', {
      ...READING,
      reads: 'excluded',
      from: '2020-01-01',
      basis: '省厅复函〔2019〕88号',
    })
    expect([(await on('2019-12-31')).verdict, (await on('2020-01-01')).verdict]).toEqual(['eliminate', 'keep'])
    expect(await clerk.call('listInterpretations', {})).toHaveLength(2)
    const auditor = await server.as('auditor')
    const { rows } = await auditor.call('listAudit', { noun: 'interpretation', limit: 10 })
    expect(rows.map((r) => r.subject)).toContain('小直径燃料类煤气发生炉 炉膛直径')
  })

  it('is never changed or taken away, not even by the one who recorded it', async () => {
    const { app } = server
    const role = await sql<{ may: boolean }>`
      select has_table_privilege(${app.connections.appRole}, 'interpretation', 'update')
        or has_table_privilege(${app.connections.appRole}, 'interpretation', 'delete') as may`.execute(
      app.connections.owner,
    )
    expect(role.rows[0]?.may).toBe(false)
  })
})

describe('rows of a register under its rules', () => {
  const rows: [string, Record<string, string | number | boolean>][] = [
    ['燃煤热风炉', { kind: '热风炉', fuel: '煤' }],
    ['烧气的热风炉', { kind: '热风炉', fuel: '天然气', compliant: true }],
    ['没有填完的草稿', { kind: '热风炉' }],
    ['三米的煤气发生炉', { kind: '煤气发生炉', fuel: '煤', hearthDiameter: 3 }],
    ['二米的煤气发生炉', { kind: '煤气发生炉', fuel: '煤', hearthDiameter: 2 }],
  ]
  async function counted(client: Client, rule: string): Promise<unknown> {
    const found = (await client.call('countRuleRows', {})).find((c) => c.rule === rule)
    return found && [found.holds, found.borderline, found.unknown]
  }

  it('are counted as they stand: it holds, it stands on the bound, a fact is missing; by who may see them', async () => {
    for (const [facility, values] of rows) {
      const point = { longitude: 113.02, latitude: 34.75 }
      const item = { enterprise: '规则窑业', facility, point, values: { measure: '淘汰', ...values } }
      const made = await clerk.call('createItem', { register: 'kilns', item })
      // What is still a draft stands in no account.
      if (values.fuel !== undefined) await moveItem(clerk, made, 'list')
    }
    expect(await counted(clerk, 'kiln.coal-hot-air')).toEqual([1, 0, 0])
    expect(await counted(clerk, 'kiln.small-gasifier')).toEqual([1, 1, 0])
    expect(await counted(clerk, 'kiln.not-compliant')).toEqual([0, 0, 3])
    // Of 巩义's rows another county knows nothing, and the office sees them.
    expect(await counted(await server.as('xinmi-clerk'), 'kiln.coal-hot-air')).toEqual([0, 0, 0])
    expect(await counted(office, 'kiln.coal-hot-air')).toEqual([1, 0, 0])
  })

  it.each([
    ['kiln.coal-hot-air', ['燃煤热风炉']],
    ['kiln.small-gasifier', ['二米的煤气发生炉']],
    ['kiln.small-gasifier:borderline', ['三米的煤气发生炉']],
    ['kiln.not-compliant:unknown', ['三米的煤气发生炉', '二米的煤气发生炉', '燃煤热风炉'].sort()],
  ])('each figure leads to its rows: %s', async (rule, facilities) => {
    const listed = await clerk.call('listItems', { register: 'kilns', rule, limit: 50 })
    expect(listed.rows.map((r) => r.title.replace('规则窑业 ', '')).sort()).toEqual(facilities)
    expect((await (await server.as('xinmi-clerk')).call('listItems', { register: 'kilns', rule })).rows).toEqual([])
  })

  it('a rule that is none of the register’s is refused by name', async () => {
    const asked = clerk.call('listItems', { register: 'wells', rule: 'kiln.coal-hot-air' })
    await expect(asked).rejects.toThrow('kiln.coal-hot-air')
  })

  it('are as of a day those of its rows, by its rules; a rule that did not bind yet is refused by the day', async () => {
    const on = (asOf: string) => clerk.call('listItems', { register: 'kilns', rule: 'kiln.coal-hot-air', asOf })
    expect((await on('2019-09-20')).rows).toHaveLength(1)
    // The rule bound already, and none of the rows was there.
    expect((await on('2019-09-19')).rows).toEqual([])
    await expect(on('2019-06-01')).rejects.toThrow('规则 kiln.coal-hot-air 在 2019-06-01 没有施行')
  })

  it('are exported with the rule on the sheet and in the audit', async () => {
    const rule = 'kiln.small-gasifier:borderline'
    const file = await clerk.fetch('exportItems', { register: 'kilns', format: 'xlsx', rule })
    const cells = JSON.stringify(await cellsOfSheet(file))
    expect(cells).toContain('三米的煤气发生炉')
    expect(cells).not.toContain('二米的煤气发生炉')
    expect(cells).toContain('筛选：规则“小直径燃料类煤气发生炉”：恰在界限')
    const { rows: kept } = await sql<{ rule: string }>`
      select detail ->> 'rule' as rule from event where kind = 'items-exported'`.execute(server.app.connections.owner)
    expect(kept.map((r) => r.rule)).toEqual([rule])
  })

  it('are read as the office interprets the bound', async () => {
    await office.call('recordInterpretation', { ...READING, from: '2019-09-01', until: '2019-09-30' })
    expect(await counted(clerk, 'kiln.small-gasifier')).toEqual([2, 0, 0])
  })
})
