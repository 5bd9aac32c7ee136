import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln, moveItem, proveSteps } from './register-items.ts'
import { refusal, setClock } from './support.ts'
import { termRules } from './terms.ts'

let server: TestServer
let clerk: Client
let other: Client
let lead: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  other = await server.as('zhongyuan-clerk')
  lead = await server.as('shengtai')
})
afterAll(() => server.close())

const CODE = '91410181MA9GA1L173'

describe('an item', () => {
  it('begins as a draft of the clerk’s own county, with its enterprise and its device in the hub', async () => {
    const made = await makeKiln(clerk)
    expect(made).toMatchObject({
      stage: 'draft',
      unit: { code: '410181' },
      due: '2020-12-31',
      version: 1,
      trial: false,
      light: 'green',
    })
    const { rows } =
      await sql`select e.pending, e.unit_id is not null as placed, f.kind, f.name from enterprise e join facility f on f.enterprise_id = e.id
      where e.id = ${made.enterprise?.id}`.execute(server.app.connections.owner)
    expect(rows).toEqual([{ pending: true, placed: true, kind: '窑炉', name: '1#热风炉' }])
  })

  it('is made once, however often it is sent', async () => {
    const send = () =>
      clerk.call('createItem', {
        register: 'kilns',
        idempotencyKey: 'same-key-1',
        item: { enterprise: '一次造厂', facility: '1#', values: { kind: '热风炉' } },
      })
    const made = await Promise.all([send(), send(), send()])
    expect(new Set(made.map((m) => m.id)).size).toBe(1)
  })

  it('of the same name in the same county is refused, written alike or not', async () => {
    await makeKiln(clerk, { name: '同名窑业', facility: '２#炉' })
    await expect(makeKiln(clerk, { name: '同名窑业', facility: ' 2# 炉' })).rejects.toThrow(/已有相同的条目/)
    // Another county knows nothing of it, and may have its own.
    expect((await makeKiln(other, { name: '同名窑业', facility: '2#炉' })).unit?.code).toBe('410102')
  })

  it.each<[string, object, RegExp]>([
    ['an unknown unit', { unit: '没有的县' }, /没有“没有的县”这个单位/],
    ['another county', { unit: '中原区' }, /不在您的管辖范围内/],
    ['an unknown township', { township: '没有的镇' }, /巩义市没有“没有的镇”/],
    ['a wrong credit code', { creditCode: '91410181MA9GA1L17X' }, /校验位不对/],
    ['a field that is none', { values: { furnace: 1 } }, /没有“furnace”这一栏/],
    ['a value that is none', { values: { kind: '高炉' } }, /窑炉类型应为/],
    ['too large a number', { values: { hearthDiameter: 25 } }, /炉膛直径不大于 20 m/],
    ['a day beyond the plan’s', { ownDue: '2021-06-30' }, /县区时限 2021-06-30 晚于方案时限 2020-12-31/],
    ['a source that is none', { source: '听说' }, /来源应为/],
  ])('refuses %s in words', async (_what, change, words) => {
    const item = { enterprise: '不成厂', facility: '1#', values: { kind: '热风炉' }, ...change }
    await expect(clerk.call('createItem', { register: 'kilns', item })).rejects.toThrow(words)
  })

  it('knows its enterprise by the credit code, whatever the name', async () => {
    const first = await clerk.call('createItem', {
      register: 'kilns',
      item: { enterprise: '有码厂', creditCode: CODE, facility: '1#', values: { kind: '热风炉' } },
    })
    const second = await clerk.call('createItem', {
      register: 'kilns',
      item: {
        enterprise: '有码（巩义）厂',
        creditCode: ` ${CODE.toLowerCase()} `,
        facility: '2#',
        values: { kind: '热风炉' },
      },
    })
    expect(second.enterprise).toEqual(first.enterprise)
    expect(second.others).toEqual([expect.objectContaining({ id: first.id, register: 'kilns' })])
  })

  it('gives its code to an enterprise that was entered without one', async () => {
    const name = '先无码后有码厂'
    const first = await makeKiln(clerk, { name })
    await clerk.call('createItem', {
      register: 'kilns',
      item: { enterprise: name, creditCode: '91410183MA9G49R304', facility: '9#', values: { kind: '热风炉' } },
    })
    expect((await clerk.call('getItem', { register: 'kilns', id: first.id })).enterprise?.creditCode).toBe(
      '91410183MA9G49R304',
    )
  })

  it('of a lead, without a county, stands 待定: seen by lead and office, by no county', async () => {
    const made = await lead.call('createItem', {
      register: 'kilns',
      item: { enterprise: '不知哪县厂', facility: '1#', values: { kind: '热风炉' } },
    })
    expect(made.unit).toBeNull()
    const id = { register: 'kilns', id: made.id }
    expect((await (await server.as('office')).call('getItem', id)).allowed.assign).toBe(true)
    for (const nobody of [clerk, other, await server.as('caizheng')])
      expect((await refusal(nobody.call('getItem', id))).code).toBe('item-not-found')
    expect((await lead.call('moveItems', { register: 'kilns', ids: [made.id], move: 'list' })).refused[0]?.why).toMatch(
      /责任单位待定/,
    )
    const assigned = await lead.call('assignItem', { ...id, unit: '巩义市', reason: '营业执照住所在巩义' })
    expect(assigned.unit?.code).toBe('410181')
    expect(assigned.moves.at(-1)).toMatchObject({ move: 'assign', reason: '营业执照住所在巩义' })
    expect((await clerk.call('getItem', id)).allowed.moves).toContain('list')
  })

  it('its enterprise follows where the county is put right, unless that county has other items of it', async () => {
    const item = { unit: '410181', enterprise: '派错县厂', facility: '1#', values: { kind: '热风炉' } }
    const made = await lead.call('createItem', { register: 'kilns', item })
    const enterprise = made.enterprise?.id ?? 0
    const owner = async () => (await lead.call('getEnterprise', { enterprise })).unit?.code
    const assign = (id: number, unit: string) =>
      lead.call('assignItem', { register: 'kilns', id, unit, reason: '营业执照住所在那里' })
    await assign(made.id, '410102')
    expect(await owner()).toBe('410102')
    const facility = { kind: '窑炉', name: '2#' }
    const now = await other.call('addFacility', { enterprise, facility })
    expect(now.facilities.map((f) => f.name).sort()).toEqual(['1#', '2#'])
    await expect(clerk.call('addFacility', { enterprise, facility })).rejects.toThrow()
    const second = { register: 'kilns', item: { enterpriseId: enterprise, facility: '2#', values: { kind: '热风炉' } } }
    await other.call('createItem', second)
    await assign(made.id, '410181')
    expect(await owner()).toBe('410102')
  })
})

describe('whose items a register holds', () => {
  const viewOf = (register: string, who: Client) => who.call('getRegister', { register })

  it.each<[string, string, boolean]>([
    ['gongyi-clerk', 'kilns', true],
    ['shengtai', 'kilns', true],
    ['office', 'kilns', false],
    ['caizheng', 'kilns', false],
    ['gongyi-clerk', 'limits', false],
    ['shengtai', 'limits', true],
    ['office', 'limits', false],
    ['office', 'economy', true],
    ['caizheng', 'support', true],
    ['caizheng', 'coal-balance', false],
    ['office', 'coal-balance', true],
  ])('%s is offered to write in %s: %s', async (login, register, offered) => {
    expect(await viewOf(register, await server.as(login))).toMatchObject({ mayEdit: offered, mayImport: offered })
  })

  it('a body or 待定, and what the form shows is what is saved', async () => {
    const item = { enterprise: '谁家的厂', facility: '1#', values: { kind: '热风炉' } }
    for (const [login, code] of [
      ['gongyi-clerk', '410181'],
      ['shengtai', null],
    ] as const) {
      const who = await server.as(login)
      expect((await viewOf('kilns', who)).unit?.code ?? null).toBe(code)
      expect((await who.call('createItem', { register: 'kilns', item })).unit?.code ?? null).toBe(code)
    }
    for (const login of ['office', 'caizheng'])
      await expect(
        (await server.as(login)).call('createItem', { register: 'kilns', item: { ...item, facility: '2#' } }),
      ).rejects.toThrow('责任单位待定的条目由任务的牵头单位登记，请填写责任单位')
    await expect(lead.call('createItem', { register: 'kilns', item: { ...item, unit: '市工信局' } })).rejects.toThrow(
      /责任单位应为 16 个主体责任单位之一，.*不是/,
    )
  })
})

describe('two who write the same item', () => {
  it('the second is told who was first, and loses nothing', async () => {
    const made = await makeKiln(clerk)
    await clerk.call('updateItem', { register: 'kilns', id: made.id, version: 1, item: { remark: '甲写的' } })
    const refused = await refusal(
      clerk.call('updateItem', { register: 'kilns', id: made.id, version: 1, item: { remark: '乙写的' } }),
    )
    expect(refused).toMatchObject({ code: 'item-changed', status: 412 })
    expect(refused.message).toMatch(/演示·巩义填报员.*改过/)
    expect((await clerk.call('getItem', { register: 'kilns', id: made.id })).remark).toBe('甲写的')
  })

  it('the same new item of a new enterprise, in the same instant: one is made, the others are told', async () => {
    const name = '同时新建厂'
    const made = await Promise.allSettled(
      ['1#炉', ' 1#炉', '1＃炉', '1#炉'].map((facility) => makeKiln(clerk, { name, facility })),
    )
    expect(made.filter((m) => m.status === 'fulfilled')).toHaveLength(1)
    for (const m of made) if (m.status === 'rejected') expect(String(m.reason)).toMatch(/已有相同的条目/)
    expect((await clerk.call('listEnterprises', { q: name })).rows).toHaveLength(1)
  })

  it('in the same instant: one of them', async () => {
    const made = await makeKiln(clerk)
    const write = (remark: string) =>
      clerk.call('updateItem', { register: 'kilns', id: made.id, version: 1, item: { remark } }).then(
        () => 1,
        () => 0,
      )
    const done = await Promise.all(['甲', '乙', '丙'].map(write))
    expect(done.reduce((a, b) => a + b, 0)).toBe(1)
  })

  it('a program says its version by If-Match and reads it from ETag', async () => {
    const made = await makeKiln(clerk)
    const id = { register: 'kilns', id: made.id }
    const read = await clerk.fetch('getItem', id)
    expect(read.headers.get('etag')).toBe('"1"')
    const send = (tag: string) =>
      clerk.fetch('updateItem', { ...id, item: { remark: '改' } }, { headers: { 'if-match': tag } })
    expect((await send('"1"')).headers.get('etag')).toBe('"2"')
    expect((await send('"1"')).status).toBe(412)
  })
})

describe('search', () => {
  it.each(['福星耐材', 'fuxing', 'fxnc', '2#隧道', 'sdy', '福星 隧道', '老王'])(
    '%s finds the kiln, in the list and at the top',
    async (q) => {
      const found = await clerk.call('listItems', { register: 'kilns', q })
      if (found.count === 0) {
        await clerk.call('createItem', {
          register: 'kilns',
          item: { enterprise: '福星耐材厂', facility: '2#隧道窑', person: '老王', values: { kind: '其他' } },
        })
      }
      const { rows } = await clerk.call('listItems', { register: 'kilns', q })
      expect(rows.map((r) => r.title)).toEqual(['福星耐材厂 2#隧道窑'])
      const hits = await clerk.call('search', { q })
      expect(hits.some((h) => (h.kind === 'item' || h.kind === 'enterprise') && h.title.startsWith('福星耐材厂'))).toBe(
        q !== '老王' ? true : hits.some((h) => h.kind === 'item'),
      )
      expect(
        (await other.call('search', { q })).filter((h) => h.kind === 'item' || h.link.startsWith('/enterprises')),
      ).toEqual([])
    },
  )
})

describe('the history of an item', () => {
  it('tells of its files beside its facts, and holds no line that says nothing; another county reads none of it', async () => {
    const kiln = await makeKiln(clerk, { name: '有档窑业' })
    await moveItem(clerk, kiln, 'list', 'start')
    await proveSteps(clerk, kiln)
    const of = { register: 'kilns', id: kiln.id }
    const { entries } = await clerk.call('listItemHistory', of)
    const uploads = entries.filter((e) => e.action === '上传附件')
    expect(uploads).toHaveLength(kiln.steps.length)
    expect(uploads[0]?.changes).toContainEqual({ label: '文件名', from: '', to: '现场.jpg' })
    expect(entries.filter((e) => e.action.startsWith('修改') && e.changes.length === 0)).toEqual([])
    await expect(other.call('listItemHistory', of).then((h) => h.entries)).resolves.toEqual([])
  })
})

describe('as it stood', () => {
  it('on a day: before it was made, before it was changed, before it went to another county', async () => {
    setClock(server, '2019-08-01T10:00:00+08:00')
    const made = await lead.call('createItem', {
      register: 'kilns',
      item: { unit: '410181', enterprise: '往日厂', facility: '1#', remark: '八月一日', values: { kind: '热风炉' } },
    })
    const id = { register: 'kilns', id: made.id }
    setClock(server, '2019-08-20T10:00:00+08:00')
    await clerk.call('updateItem', { ...id, version: 1, item: { remark: '八月二十日' } })
    setClock(server, '2019-09-10T10:00:00+08:00')
    await lead.call('assignItem', { ...id, unit: '410102', reason: '迁址' })
    setClock(server, '2019-09-20T10:00:00+08:00')
    const on = async (client: Client, asOf: string) =>
      (
        await client.call('listItems', {
          register: 'kilns',
          where: JSON.stringify([{ field: 'enterprise', op: 'is', value: '往日厂' }]),
          asOf,
        })
      ).rows.map((r) => r.remark)
    expect(await on(clerk, '2019-07-31')).toEqual([])
    expect(await on(clerk, '2019-08-01')).toEqual(['八月一日'])
    expect(await on(clerk, '2019-08-20')).toEqual(['八月二十日'])
    // Since the 10th it is the other county's.
    expect(await on(clerk, '2019-09-10')).toEqual([])
    expect(await on(other, '2019-09-10')).toEqual(['八月二十日'])
    expect(await on(other, '2019-08-31')).toEqual([])
    for (const ask of [
      () => lead.call('getItem', { ...id, asOf: '2030-01-01' }),
      () => lead.call('listItems', { register: 'kilns', asOf: '2030-01-01' }),
    ])
      await expect(ask()).rejects.toThrow(/截至日期 2030-01-01 晚于今天/)
    expect(await lead.call('getItem', { ...id, asOf: '2019-08-05' })).toMatchObject({
      remark: '八月一日',
      allowed: { edit: false, moves: [] },
    })
  })
})

termRules(() => server)
