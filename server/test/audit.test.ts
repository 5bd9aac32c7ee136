import ExcelJS from 'exceljs'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sealHistory } from '../src/history/seal-history.ts'
import { verifyHistory } from '../src/history/verify-history.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let auditor: Client
async function start(): Promise<void> {
  server = await startTestServer()
  auditor = await server.as('auditor')
}

/** Behind our back: as the superuser, with triggers and keys switched off. */
async function behindOurBack(deed: (client: pg.Client) => Promise<void>): Promise<void> {
  const { embedded, ownerUrl } = server.app.connections
  const url = new URL(embedded?.superUrl ?? '')
  url.pathname = new URL(ownerUrl).pathname
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    await deed(client)
  } finally {
    await client.end()
  }
}

const CHAIN = ['history', 'history_seal', 'history_block']

/**
 * Until nothing is left, and how many rows that were: the files beside this one have databases of their own in the same
 * PostgreSQL, and a transaction that runs in any of them keeps a row waiting.
 */
async function sealAll(): Promise<number> {
  let sealed = 0
  await vi.waitFor(
    async () => {
      sealed += await sealHistory(server.app)
      expect((await verifyHistory(server.app)).unsealed).toBe(0)
    },
    { timeout: 30_000, interval: 200 },
  )
  return sealed
}

describe('the chain', () => {
  beforeEach(start)
  afterEach(() => server.close())

  it('seals every committed row once, in blocks of at most a thousand, and holds', async () => {
    const sealed = await sealAll()
    const found = await verifyHistory(server.app)
    expect(found).toMatchObject({ ok: true, rows: sealed, unsealed: 0, problem: null })
    expect(found.blocks).toBe(Math.ceil(sealed / 1000))
    expect(found.head).toMatch(/^[0-9a-f]{64}$/)
    expect(await sealHistory(server.app)).toBe(0)
  })

  it('goes on from where it stood; two sealers at once seal no row twice', async () => {
    await sealAll()
    const before = await verifyHistory(server.app)
    await server.as('office')
    const sealed = await Promise.all([sealHistory(server.app), sealHistory(server.app)])
    const rest = await sealAll()
    const after = await verifyHistory(server.app)
    expect(after).toMatchObject({ ok: true, rows: before.rows + sealed[0] + sealed[1] + rest, unsealed: 0 })
    expect(after.head).not.toBe(before.head)
  })

  it('leaves a row of a running transaction for later, and then takes it', async () => {
    await sealAll()
    const { owner } = server.app.connections
    const event = { plan_id: 1, unit_id: null, task_id: null, kind: 'reminded', subject: '还没提交', detail: '{}' }
    await owner.transaction().execute(async (tx) => {
      await tx.insertInto('event').values(event).execute()
      await server.as('leader')
      expect(await sealHistory(server.app)).toBe(0)
    })
    expect(await sealAll()).toBeGreaterThan(1)
    await expect(verifyHistory(server.app)).resolves.toMatchObject({ ok: true, unsealed: 0 })
  })

  it('is verified at the door and on nobody else’s word', async () => {
    await sealHistory(server.app)
    const found = await auditor.call('verifyAudit', {})
    expect(found).toMatchObject({ ok: true, problem: null })
    const office = await server.as('office')
    await expect(office.call('verifyAudit', {})).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('cannot be changed through our own connections', async () => {
    const { owner } = server.app.connections
    await expect(owner.updateTable('history').set({ actor: '别人' }).execute()).rejects.toThrow('append-only')
    await expect(owner.deleteFrom('history_block').execute()).rejects.toThrow('append-only')
    await expect(server.app.db.deleteFrom('history').execute()).rejects.toThrow('permission denied')
  })
})

describe('a chain that was tampered with', () => {
  beforeAll(async () => {
    await start()
    await sealAll()
    await behindOurBack(async (client) => {
      for (const t of CHAIN) await client.query(`create table whole_${t} as table ${t}`)
    })
  })
  afterAll(() => server.close())
  afterEach(() =>
    behindOurBack(async (client) => {
      await client.query(`truncate ${CHAIN.join(', ')}`)
      for (const t of CHAIN) await client.query(`insert into ${t} overriding system value table whole_${t}`)
    }),
  )

  const SEALED = "select id from history where noun = 'report_line' order by id limit 1"
  const deeds: [string, string, RegExp][] = [
    [
      'a value altered',
      `update history set after = jsonb_set(after, '{progress}', '"改"') where id = (${SEALED})`,
      /被改动/,
    ],
    ['an actor altered', `update history set actor = '别人' where id = (${SEALED})`, /被改动/],
    ['a time altered', `update history set plan_at = plan_at + interval '1 second' where id = (${SEALED})`, /被改动/],
    [
      'a value moved to the next column',
      `update history set task_id = unit_id, unit_id = null where id = (select id from history where task_id is null and unit_id is not null order by id limit 1)`,
      /被改动/,
    ],
    ['a row deleted', `delete from history where id = (${SEALED})`, /已被删除/],
    [
      'a row deleted with its seal',
      `with gone as (delete from history where id = (${SEALED}) returning id) delete from history_seal where history_id in (select id from gone)`,
      /有记录被删除/,
    ],
    [
      'a row put into a block',
      `with made as (insert into history (noun, ref, action, actor, actor_unit, plan_at) values ('event', '1', 'insert', '别人', '', now()) returning id)
       insert into history_seal select id, 1 from made`,
      /有记录被插入/,
    ],
    [
      'a row put below what is sealed',
      `insert into history (noun, ref, action, actor, actor_unit, plan_at, txid) values ('event', '1', 'insert', '别人', '', now(), '5')`,
      /不是由系统写入/,
    ],
    ['a block deleted', 'delete from history_block where seq = 2', /第 2 块缺失/],
    [
      'the last block deleted',
      'delete from history_block where seq = (select max(seq) from history_block)',
      /块已被删除/,
    ],
    ['a block’s hash altered', `update history_block set hash = repeat('0', 64) where seq = 2`, /被改动/],
  ]
  it.each(deeds)('%s is found', async (_, deed, words) => {
    await behindOurBack(async (client) => expect((await client.query(deed)).rowCount).toBeGreaterThan(0))
    const found = await auditor.call('verifyAudit', {})
    expect(found.ok).toBe(false)
    expect(found.problem).toMatch(words)
  })

  it('holds again once it is as it was', async () => {
    expect(await auditor.call('verifyAudit', {})).toMatchObject({ ok: true, problem: null })
  })
})

describe('the audit', () => {
  beforeAll(start)
  afterAll(() => server.close())

  it('says who did what, from where, in words', async () => {
    const admin = await server.as('administrator')
    await admin.call('createAccount', { login: 'seen', name: '被看见', role: 'county-clerk', unit: '410181' })
    await admin.call('updateAccount', { login: 'seen', role: 'county-approver' })
    await admin.call('resetPassword', { login: 'seen' })
    const { rows } = await auditor.call('listAudit', { actor: 'administrator' })
    const [reset, role, , account] = rows
    expect(reset).toMatchObject({ noun: '重置密码', subject: 'seen', unit: '巩义市', ip: '127.0.0.1' })
    expect(role).toMatchObject({
      noun: '账号权限',
      action: '修改',
      subject: '被看见（seen）',
      actor: '演示·系统管理员（administrator）',
      changes: [{ title: '角色', from: '县区填报员', to: '县区审核人' }],
    })
    expect(account).toMatchObject({ noun: '账号', action: '新建', subject: '被看见（seen）' })
    expect(account?.changes).toContainEqual({ field: 'must_change', title: '须修改初始密码', from: null, to: '是' })
    expect(JSON.stringify(rows)).not.toMatch(/argon2|password_hash/)
  })

  it('records failed sign-ins, of known logins and unknown ones', async () => {
    await server.anonymous().fetch('signIn', { login: 'ghost', password: 'x' })
    await server.anonymous().fetch('signIn', { login: 'leader', password: 'x' })
    const { rows } = await auditor.call('listAudit', { noun: 'event:sign-in-failed' })
    expect(rows.map((r) => r.subject)).toEqual(['leader', 'ghost'])
    expect(rows[1]).toMatchObject({ noun: '登录失败', actor: '未登录' })
  })

  it('shows lines of reports with their change in Chinese, none with a technical name', async () => {
    const { rows } = await auditor.call('listAudit', { noun: 'report_line', task: '2.2.1', unit: '410181', limit: 200 })
    expect(rows.length).toBeGreaterThan(3)
    for (const r of rows) {
      expect(r).toMatchObject({ noun: '月报条目', unit: '巩义市', task: '2.2.1' })
      expect(r.subject).toMatch(/^2019-0\d 巩义市 二（二）1 加快压减产能$/)
      expect(r.changes.map((c) => c.title).join('')).not.toMatch(/[a-z_]/)
    }
    expect(new Set(rows.map((r) => r.action))).toEqual(new Set(['新建', '修改', '提交', '接受']))
  })

  it('calls a version of a report by the month that it is of', async () => {
    const { rows } = await auditor.call('listAudit', { noun: 'report_version', unit: '410181', limit: 200 })
    expect(rows.length).toBeGreaterThan(0)
    for (const r of rows) expect(r.subject).toMatch(/^2019-0\d 巩义市 第 \d+ 版$/)
  })

  const filters: [object, (r: { actor: string; unit: string | null; planAt: string }) => boolean][] = [
    [{ unit: '410181' }, (r) => r.unit === '巩义市'],
    [{ from: '2019-08-01', to: '2019-08-25' }, (r) => r.planAt >= '2019-07-31T16:00' && r.planAt < '2019-08-25T16:00'],
    [{ actor: 'gongyi' }, (r) => r.actor.includes('gongyi')],
    [{ q: '巩义填报员' }, () => true],
  ]
  it.each(filters)('is filtered by %o, with the exact total', async (filter, fits) => {
    const seen: number[] = []
    let before: number | undefined
    let total = -1
    do {
      const page = await auditor.call('listAudit', { ...filter, limit: 200, ...(before ? { before } : {}) })
      expect(page.rows.every(fits)).toBe(true)
      expect(page.totalIsExact).toBe(true)
      seen.push(...page.rows.map((r) => r.id))
      total = page.total
      before = page.next ?? undefined
    } while (before)
    expect(seen).toHaveLength(total)
    expect(total).toBeGreaterThan(0)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  })

  it('of a unit or a task that nobody has holds nothing', async () => {
    await expect(auditor.call('listAudit', { unit: 'nowhere' })).resolves.toMatchObject({ rows: [], total: 0 })
    await expect(auditor.call('listAudit', { task: '99.9' })).resolves.toMatchObject({ rows: [], total: 0 })
  })

  it('exports what the list shows, and says so itself', async () => {
    const filter = { noun: 'report_line', unit: '410181' } as const
    const { rows, total } = await auditor.call('listAudit', { ...filter, limit: 200 })
    const csv = await (await auditor.fetch('exportAudit', { ...filter, format: 'csv' })).text()
    const ids = [...csv.matchAll(/^(\d+),/gm)].map((m) => Number(m[1]))
    expect(ids).toHaveLength(total)
    expect(ids.slice(0, rows.length)).toEqual(rows.map((r) => r.id))

    const answer = await auditor.fetch('exportAudit', filter)
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('审计记录-2019-09-20.xlsx'))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const sheet = book.worksheets[0]
    expect(sheet?.rowCount).toBe(total + 1)
    expect(sheet?.getCell('G2').text).toBe('月报条目')

    const exported = await auditor.call('listAudit', { noun: 'event:audit-exported' })
    expect(exported.rows.map((r) => r.changes[0]?.to)).toEqual(['xlsx', 'csv'])
  })

  it('exports more than a page of the cursor', async () => {
    const { total } = await auditor.call('listAudit', {})
    const csv = await (await auditor.fetch('exportAudit', { format: 'csv' })).text()
    expect(total).toBeGreaterThan(2000)
    expect([...csv.matchAll(/^(\d+),\d{4}-/gm)].length).toBeGreaterThanOrEqual(total)
  })
})

describe('the history of reports', () => {
  beforeAll(start)
  afterAll(() => server.close())

  it('shows a clerk its own unit and no other', async () => {
    const clerk = await server.as('gongyi-clerk')
    const { rows } = await clerk.call('listHistory', {})
    expect(rows.length).toBe(50)
    expect(new Set(rows.map((r) => r.unit))).toEqual(new Set(['巩义市']))
    await expect(clerk.call('listHistory', { unit: '410122' })).resolves.toEqual({ rows: [], next: null })
  })

  it('of a month holds that month alone', async () => {
    const office = await server.as('office')
    const { rows } = await office.call('listHistory', { month: '2019-08', unit: '410181', task: '2.2.1' })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((r) => r.noun === '月报条目').every((r) => r.subject.startsWith('2019-08'))).toBe(true)
  })

  it('shows a lead the lines of its tasks, drafts of others excepted', async () => {
    const lead = await server.as('gongxin')
    const { rows } = await lead.call('listHistory', { unit: '410181' })
    expect(rows.length).toBeGreaterThan(0)
    const me = await lead.call('getSession', {})
    // An enterprise of the hub is of no task: every lead reads it.
    for (const r of rows.filter((x) => x.noun !== '企业')) expect(me.leads).toContain(r.task)
  })
})
