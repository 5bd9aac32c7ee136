import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHttp } from '../src/entry/http.ts'
import { forgetAnswers } from '../src/operation/forget-answers.ts'
import { sender, tokenMaker, type Answer, type Head, type Send } from './api-send.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
let send: Send
let makeToken: ReturnType<typeof tokenMaker>
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  send = sender(server, clerk)
  makeToken = tokenMaker(server)
})
afterAll(() => server.close())

describe('按版本修改', () => {
  it('a change names its version, by If-Match or in the body; what has changed since is refused and shown', async () => {
    const { id } = await makeKiln(clerk)
    const path = `/registers/kilns/items/${id}`
    const change = { item: { remark: '改' } }
    expect(await send('PATCH', path, change, {})).toMatchObject({
      status: 428,
      body: { error: { code: 'version-required' } },
    })
    expect(await send('GET', path, null, {})).toMatchObject({ status: 200, etag: '"1"' })
    const { rows } = await clerk.call('listItems', { register: 'kilns', q: '试验窑业' })
    expect(rows.find((r) => r.id === id)?.version).toBe(1)
    expect(await send('PATCH', path, change, { 'if-match': 'W/"1"' })).toMatchObject({ status: 200, etag: '"2"' })
    const late = await send('PATCH', path, { item: { remark: '迟' } }, { 'if-match': '"1"' })
    expect(late).toMatchObject({ status: 412, body: { error: { code: 'item-changed' } } })
    expect(late.body.error?.message).toMatch(/演示·巩义填报员 在 2019.* 改过这一条（现为第 2 版）/)
    expect(late.body.error?.current).toMatchObject({ id, version: 2, remark: '改' })
    expect((await send('PATCH', path, { ...change, version: 2 }, {})).status).toBe(200)
    for (const tag of ['*', '3', '"1", "2"', '"x"'])
      expect((await send('PATCH', path, change, { 'if-match': tag })).status, tag).toBe(400)
  })

  it('moves, steps and the rest hold a version where one is named', async () => {
    const { id, version } = await makeKiln(clerk)
    const move = { ids: [id], move: 'list' }
    const old = { 'if-match': `"${version + 1}"` }
    expect((await send('POST', '/registers/kilns/moves', move, old)).status).toBe(412)
    const two = { ids: [id, (await makeKiln(clerk)).id], move: 'list' }
    expect((await send('POST', '/registers/kilns/moves', two, old)).body.error?.message).toMatch(/一次一条/)
    expect((await send('POST', '/registers/kilns/moves', move, { 'if-match': `"${version}"` })).status).toBe(200)
    await clerk.call('moveItems', { register: 'kilns', ids: [id], move: 'start' })
    const step = { planned: null, doneOn: '2019-09-10', note: '' }
    const at = `/registers/kilns/items/${id}/steps/${encodeURIComponent('主体移位')}`
    expect((await send('PUT', at, step, { 'if-match': '"1"' })).status).toBe(412)
    expect((await send('PUT', at, step, { 'if-match': '"3"' })).status).toBe(200)
    const never = await send('PATCH', `/registers/kilns/items/${id}`, { item: { planned: '2019-02-30' }, version: 4 })
    expect(never).toMatchObject({ status: 400, body: { error: { code: 'bad-input' } } })
    expect(never.body.error?.message).toMatch(/没有这一天/)
    const edits = { ids: [id], item: { remark: '批' } }
    expect((await send('POST', '/registers/kilns/edits', edits, { 'if-match': '"4"' })).body.error?.message).toMatch(
      /不按版本/,
    )
  })
})

describe('地址里的参数', () => {
  it.each([
    ['/registers/kilns/items?wher=[]', '没有“wher”这一栏'],
    ['/enterprises/1/dossier?format=zip', '没有“format”这一栏'],
    ['/registers/kilns/series/x?year=2019&month=8', '没有“month”这一栏'],
  ])('one that is none is refused by its name, not left out of account: %s', async (path, words) => {
    const { status, body } = await send('GET', path, undefined)
    expect([status, body.error?.message]).toEqual([400, expect.stringContaining(words)])
  })
})

describe('防重复标记', () => {
  const kiln = (name: string) => ({ item: { enterprise: name, facility: '1#', values: { kind: '热风炉' } } })
  const post = (name: string, key: string, who = clerk) =>
    send('POST', '/registers/kilns/items', kiln(name), { 'idempotency-key': key }, who)

  it('sent twice makes one item and answers alike, also in the same instant, also after the item has moved on', async () => {
    const both = await Promise.all(Array.from({ length: 5 }, () => post('同时厂', 'same-instant-1')))
    expect(new Set(both.map((b) => JSON.stringify(b)))).toHaveLength(1)
    const [{ body: made }] = both as [Answer]
    await clerk.call('updateItem', { register: 'kilns', id: made.id, version: 1, item: { remark: '后来改的' } })
    expect(await post('同时厂', 'same-instant-1')).toEqual(both[0])
    const { count } = await clerk.call('listItems', { register: 'kilns', q: '同时厂' })
    expect(count).toBe(1)
  })

  it('for another input, operation or body it is refused; another account’s is another', async () => {
    expect((await post('甲厂', 'one-key-2')).status).toBe(200)
    expect(await post('乙厂', 'one-key-2')).toMatchObject({ status: 422, body: { error: { code: 'key-reused' } } })
    const move = { register: 'kilns', ids: [1], move: 'list' as const, idempotencyKey: 'one-key-2' }
    expect((await refusal(clerk.call('moveItems', move))).code).toBe('key-reused')
    expect((await post('丙厂', 'one-key-2', await server.as('xinmi-clerk'))).status).toBe(200)
    expect((await post('丁厂', 'short')).status).toBe(400)
  })

  it('keeps nothing of a refusal, and moves once', async () => {
    const bad = { item: { enterprise: '戊厂', facility: '1#', values: { kind: '高炉' } } }
    const key = { 'idempotency-key': 'mended-key-3' }
    expect((await send('POST', '/registers/kilns/items', bad, key)).status).toBe(400)
    const made = await post('戊厂', 'mended-key-3')
    expect(made.status).toBe(200)
    const move = { register: 'kilns', ids: [made.body.id], move: 'list' as const, idempotencyKey: 'move-key-4' }
    const first = await clerk.call('moveItems', move)
    expect(first.moved).toEqual([made.body.id])
    expect(await clerk.call('moveItems', move)).toEqual(first)
  })

  it('is free again after a day', async () => {
    const { owner } = server.app.connections
    const { id } = (await post('己厂', 'day-old-key-5')).body
    await sql`update idempotency set at = at - interval '25 hours' where key = 'day-old-key-5'`.execute(owner)
    const again = await post('庚厂', 'day-old-key-5')
    expect(again).toMatchObject({ status: 200 })
    expect(again.body.id).not.toBe(id)
    await sql`update idempotency set at = at - interval '25 hours'`.execute(owner)
    expect(await forgetAnswers(server.app)).toBeGreaterThan(3)
    expect(await forgetAnswers(server.app)).toBe(0)
  })
})

describe('接口令牌', () => {
  it('is made by who answers for the unit, shown once, and acts in the unit’s name and no other', async () => {
    const { token, secret, call, who } = await makeToken('gongyi-approver', ['items:write:kilns'], '窑炉在线监测')
    expect(secret).toMatch(/^gjt_[\w-]{43}$/)
    expect(token).toMatchObject({
      unit: { code: '410181' },
      state: 'active',
      prefix: secret.slice(0, 10),
      lastUsedAt: null,
    })
    const kiln = { enterprise: '接口报来厂', facility: '1#', values: { kind: '热风炉' } }
    const made = await call('POST', '/registers/kilns/items', { item: kiln }, { 'idempotency-key': 'from-outside-1' })
    expect(made).toMatchObject({ status: 200, body: { unit: { code: '410181' }, stage: 'draft' } })
    expect(
      await call('POST', '/registers/kilns/items', { item: kiln }, { 'idempotency-key': 'from-outside-1' }),
    ).toEqual(made)
    expect((await call('POST', '/registers/kilns/items', { item: { ...kiln, unit: '410182' } })).status).toBe(400)
    const path = `/registers/kilns/items/${made.body.id}`
    expect((await call('PATCH', path, { item: { remark: '在线' } }, { 'if-match': made.etag ?? '' })).status).toBe(200)
    expect((await call('POST', '/registers/kilns/moves', { ids: [made.body.id], move: 'list' })).status).toBe(200)
    const history = await clerk.call('listItemHistory', { register: 'kilns', id: made.body.id })
    expect(new Set(history.entries.map((e) => e.by))).toEqual(new Set([`接口：窑炉在线监测（${token.prefix}）`]))
    const auditor = await server.as('auditor')
    const { rows } = await auditor.call('listAudit', { noun: 'api_token', limit: 10 })
    expect(rows[0]).toMatchObject({ action: '新建', noun: '接口令牌', actorUnit: '巩义市' })
    expect(rows[0]?.changes).toContainEqual(expect.objectContaining({ title: '权限范围', to: '写条目（工业窑炉）' }))
    const { rows: deeds } = await auditor.call('listAudit', { actor: token.prefix, limit: 50 })
    expect(new Set(deeds.map((d) => d.actorUnit))).toEqual(new Set(['巩义市']))
    expect(deeds.length).toBeGreaterThanOrEqual(3)
    expect((await who.call('listApiTokens', {}))[0]?.lastUsedAt).not.toBeNull()
    const { rows: all } = await sql<{ all: string }>`select string_agg(h::text, '') as all from history h
      where noun like 'api_token%'`.execute(server.app.connections.owner)
    expect(all[0]?.all).toContain(token.prefix)
    expect(all[0]?.all).not.toContain('token_hash')
    expect(all[0]?.all).not.toContain(secret)
  })

  it('reaches what its scopes name: register by register, series, evidence; no decision, no page', async () => {
    const { call } = await makeToken('gongyi-approver', ['items:read:kilns', 'series:read'])
    const { id } = await makeKiln(clerk)
    const path = `/registers/kilns/items/${id}`
    const rows: [method: string, path: string, body: unknown, status: number, code: string | null][] = [
      ['GET', path, null, 200, null],
      ['GET', '/registers/kilns/items', null, 200, null],
      ['GET', '/registers/coal/items', null, 403, 'token-scope'],
      ['PATCH', path, { item: {}, version: 1 }, 403, 'token-scope'],
      ['POST', '/registers/kilns/moves', { ids: [id], move: 'list' }, 403, 'token-scope'],
      ['POST', `${path}/assign`, { unit: '410182' }, 403, 'token-persons-only'],
      ['GET', '/registers/coal/series/monthly?year=2019', null, 403, 'token-scope'],
      ['GET', '/files/1', null, 403, 'token-scope'],
      ['GET', '/desk', null, 403, 'token-persons-only'],
      ['GET', '/session', null, 403, 'token-persons-only'],
      ['GET', '/tokens', null, 403, 'token-persons-only'],
      ['GET', '/reports/2019-09/410181', null, 403, 'token-persons-only'],
    ]
    for (const [method, at, body, status, code] of rows) {
      const answer = await call(method, at, body)
      expect([answer.status, answer.body.error?.code ?? null], `${method} ${at}`).toEqual([status, code])
    }
    // It may read series, but not of that register: what it lacks is the register.
    expect((await call('GET', '/registers/coal/series/monthly?year=2019')).body.error?.message).toMatch(
      /没有“读条目（台账 coal）”的权限/,
    )
    const registers = (await call('GET', '/registers')).body as unknown as { id: string }[]
    expect(registers.map((r) => r.id)).toEqual(['kilns'])
    // A lead reads the counties' items of its tasks, and writes none of them in a program's name.
    const lead = await makeToken('shengtai', ['items:write'])
    expect((await lead.call('GET', path)).body).toMatchObject({ id, allowed: { edit: false, moves: [] } })
    expect((await lead.call('PATCH', path, { item: { remark: '越界' }, version: 1 })).status).toBe(403)
    const county = await makeToken('xinmi-approver', ['items:write'])
    expect((await county.call('GET', path)).status).toBe(404)
  })

  it('reads series as of a day where it reads them at all', async () => {
    const { id } = await clerk.call('createItem', {
      register: 'coal',
      item: { enterprise: '令牌用煤厂', values: {} },
    })
    const cells = [{ item: id, period: '2019-07', values: { coal: 5 } }]
    await clerk.call('saveSeries', { register: 'coal', series: 'monthly', cells, confirmed: true })
    const path = `/registers/coal/series/monthly?year=2019&item=${id}`
    const { call } = await makeToken('gongyi-approver', ['items:read:coal', 'series:read'])
    const now = (await call('GET', path)).body as { rows?: { cells: object }[] }
    const then = (await call('GET', `${path}&asOf=${server.app.clock.today()}`)).body as typeof now
    expect(Object.keys(now.rows?.[0]?.cells ?? {})).toEqual(['2019-07'])
    expect(then.rows?.[0]?.cells).toEqual(now.rows?.[0]?.cells)
  })

  it('ends: taken back, out of days, nobody’s; a cookie beside it does not help', async () => {
    const { token, call, who } = await makeToken('gongyi-approver', ['items:read'])
    const list = (head: Head = {}) => call('GET', '/registers/kilns/items', null, head)
    expect((await list()).status).toBe(200)
    await sql`update api_token set expires_at = now() - interval '1 minute' where id = ${token.id}`.execute(
      server.app.connections.owner,
    )
    expect(await list({ cookie: clerk.cookie })).toMatchObject({
      status: 401,
      body: { error: { code: 'token-invalid' } },
    })
    expect((await who.call('listApiTokens', {})).find((t) => t.id === token.id)?.state).toBe('expired')
    const other = await makeToken('gongyi-approver', ['items:read'])
    await (await server.as('administrator')).call('revokeApiToken', { id: other.token.id })
    expect((await other.call('GET', '/registers/kilns/items')).status).toBe(401)
    expect((await who.call('listApiTokens', {}))[0]).toMatchObject({ state: 'revoked', revokedBy: '演示·系统管理员' })
    expect((await send('GET', '/registers', null, { authorization: 'Basic eDp5' })).status).toBe(401)
  })

  it('is listed, made and taken back by whom the permission table names', async () => {
    const { token } = await makeToken('gongyi-approver', ['items:read'])
    const input = { name: '试', scopes: ['items:read'], days: 1 }
    const rows: [login: string, seen: 'own' | 'all' | null, makes: boolean][] = [
      ['gongyi-clerk', null, false],
      ['gongyi-approver', 'own', true],
      ['gongxin', 'own', true],
      ['office', 'all', true],
      ['administrator', 'all', false],
      ['leader', null, false],
      ['auditor', null, false],
    ]
    for (const [login, seen, makes] of rows) {
      const who = await server.as(login)
      if (seen === null) expect((await refusal(who.call('listApiTokens', {}))).code, login).toBe('not-allowed')
      else {
        const units = new Set((await who.call('listApiTokens', {})).map((t) => t.unit.code))
        expect(units.has('410181'), login).toBe(seen === 'all' || login.startsWith('gongyi'))
      }
      if (makes) expect((await who.call('createApiToken', input)).token.name, login).toBe('试')
      else expect((await refusal(who.call('createApiToken', input))).code, login).toBe('not-allowed')
    }
    const xinmi = await server.as('xinmi-approver')
    expect((await refusal(xinmi.call('revokeApiToken', { id: token.id }))).code).toBe('token-not-found')
    const bad = { ...input, scopes: ['items:read:no-such-ledger'] }
    expect((await refusal(xinmi.call('createApiToken', bad))).code).toBe('register-not-found')
    expect((await refusal(xinmi.call('createApiToken', { ...input, scopes: ['series:read'] }))).code).toBe('bad-input')
  })

  it('is slowed down by itself alone', async () => {
    const { secret } = await makeToken('gongyi-approver', ['items:read'])
    const slow = await buildHttp({ ...server.app, config: { ...server.app.config, apiRate: 5 } })
    const ask = (headers: Head) => slow.inject({ url: '/api/registers', headers })
    const answers = []
    for (let i = 0; i < 8; i++) answers.push(await ask({ authorization: `Bearer ${secret}` }))
    expect(answers.map((a) => a.statusCode)).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
    const refused = answers.find((a) => a.statusCode === 429)
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused?.json()).toMatchObject({ error: { code: 'too-many-requests' } })
    expect((await ask({ cookie: clerk.cookie })).statusCode).toBe(200)
    await slow.close()
  })
})
