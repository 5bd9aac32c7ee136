import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { forgetAnswers } from '../src/operation/forget-answers.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
})
afterAll(() => server.close())

interface Answer {
  readonly status: number
  readonly etag: string | null
  readonly body: ItemDetail & { error?: { code: string; message: string; current?: ItemDetail } }
}

type Head = Record<string, string>

async function send(method: string, path: string, body: unknown, head: Head, who = clerk): Promise<Answer> {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { cookie: who.cookie, 'content-type': 'application/json', ...head },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, etag: response.headers.get('etag'), body: JSON.parse(text) as Answer['body'] }
}

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
    const edits = { ids: [id], item: { remark: '批' } }
    expect((await send('POST', '/registers/kilns/edits', edits, { 'if-match': '"4"' })).body.error?.message).toMatch(
      /不按版本/,
    )
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
