import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exampleInput } from '@gongjian/domain/register/example.ts'
import { WebhookEvent, type WebhookMessage } from '@gongjian/domain/webhook/contracts.ts'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { deliverWebhooks, forgetDeliveries, MOST_ATTEMPTS } from '../src/webhook/deliver.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln, proveSteps } from './register-items.ts'
import { refusal } from './support.ts'
import { messagesTo, signatureOf, startReceiver, type WebhookReceiver } from './webhook-receiver.ts'

let server: TestServer
let clerk: Client
let approver: Client
let receiver: WebhookReceiver
const logged: string[] = []

beforeAll(async () => {
  receiver = await startReceiver()
  server = await startTestServer({ env: { WEBHOOK_HOSTS: receiver.host } })
  clerk = await server.as('gongyi-clerk')
  approver = await server.as('gongyi-approver')
  const { log } = server.app
  Object.assign(log, { info: (...what: unknown[]) => logged.push(JSON.stringify(what)) })
})
afterAll(async () => {
  await server.close()
  await receiver.hangUp()
})
beforeEach(async () => {
  await sql`delete from webhook`.execute(server.app.connections.owner)
  receiver.received.length = 0
  receiver.answer = 200
})

const EVERY = WebhookEvent.options

function hook(who: Client, events: WebhookEvent[] = EVERY, registers: string[] | null = ['kilns']) {
  return who.call('createWebhook', { url: `http://${receiver.host}/hook`, events, registers })
}

/** The worker's run, so many seconds from now. */
function run(seconds = 1) {
  return deliverWebhooks(server.app, () => new Date(Date.now() + seconds * 1000))
}

function messages(): WebhookMessage[] {
  return messagesTo(receiver)
}

describe('推送', () => {
  it('tells of an item’s whole life in its order, signed, each once', async () => {
    const { secret } = await hook(approver)
    const item = await makeKiln(clerk, { name: '推送窑厂' })
    const at = { register: 'kilns', id: item.id }
    const move = (who: Client, name: 'list' | 'start' | 'claim' | 'verify' | 'close') =>
      who.call('moveItems', { register: 'kilns', ids: [item.id], move: name, verifiedBy: '现场核查' })
    await clerk.call('updateItem', { ...at, version: 1, item: { remark: '改一笔' } })
    await move(clerk, 'list')
    await move(clerk, 'start')
    await proveSteps(clerk, item)
    await move(clerk, 'claim')
    await move(await server.as('shengtai'), 'verify')
    await move(await server.as('office'), 'close')
    const again = await clerk.call('relapseItem', { ...at, foundOn: '2019-09-20', reason: '死灰复燃' })
    expect(receiver.received).toEqual([])
    // Two workers at once share the work and send nothing twice.
    await Promise.all([run(), run(), run()])
    const told = messages()
    expect(new Set(receiver.received.map((r) => r.head['webhook-id'])).size).toBe(receiver.received.length)
    const inOrder = [...told]
      .sort((a, b) => (a.data.version ?? 0) - (b.data.version ?? 0))
      .filter((m) => m.data.id === item.id)
    expect(inOrder.map((m) => m.type).filter((t) => t !== 'item.changed' && t !== 'item.evidence')).toEqual([
      'item.created',
      ...Array<string>(4).fill('item.moved'),
      'item.closed',
    ])
    // Files of the steps: told by themselves, and of no version.
    const files = told.filter((m) => m.type === 'item.evidence')
    expect(files.length).toBeGreaterThan(0)
    for (const m of files) expect(m.data).toMatchObject({ id: item.id, version: null, to: 'underway' })
    const [file] = files.flatMap((m) => m.data.files ?? [])
    expect(file).toMatchObject({
      step: expect.stringMatching(/主体移位|切断连接|清除燃料|永不复用/) as string,
      name: '现场.jpg',
      removed: false,
    })
    expect(told.find((m) => m.type === 'item.relapsed')?.data).toMatchObject({ id: again.id, reason: '死灰复燃' })
    const closed = told.find((m) => m.type === 'item.closed')
    expect(closed).toMatchObject({
      timestamp: expect.stringMatching(/^2019-09-20T|^2019-09-19T/) as string,
      data: {
        plan: 'zhengzhou-2019-37',
        registerTitle: '工业窑炉',
        from: 'verified',
        to: 'closed',
        item: { stage: 'closed' },
      },
    })
    expect(closed?.data.by).toMatch(/攻坚办/)
    for (const r of receiver.received) {
      expect(r.head['webhook-signature']).toBe(signatureOf(secret, r))
      expect(Math.abs(Number(r.head['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(120)
    }
    const [first] = receiver.received
    if (!first) throw new Error('nothing received')
    expect(first.head['webhook-signature']).not.toBe(signatureOf(secret, { ...first, body: `${first.body} ` }))
    expect((await run()).delivered).toBe(0)
  })

  it('tells of figures by month, once for each item and saving', async () => {
    await hook(approver, ['item.series'], ['coal'])
    const { id } = await clerk.call('createItem', {
      register: 'coal',
      item: { enterprise: '推送用煤厂', values: { trade: '电力' } },
    })
    const cell = (period: string) => ({ item: id, period, values: { coal: 10 } })
    await clerk.call('saveSeries', { register: 'coal', series: 'monthly', cells: [cell('2019-07'), cell('2019-08')] })
    await run()
    const of = ({ type, data }: WebhookMessage) => [type, data.id, data.registerTitle, data.series, data.periods]
    expect(messages().map(of)).toEqual([['item.series', id, '企业煤炭消费', 'monthly', ['2019-07', '2019-08']]])
  })

  it('is written with the event or not at all, for the registers and events that were chosen', async () => {
    const { webhook } = await hook(approver, ['item.created'], ['kilns'])
    await expect(
      clerk.call('createItem', {
        register: 'kilns',
        item: { enterprise: '不成厂', facility: '1#', values: { kind: '高炉' } },
      }),
    ).rejects.toThrow()
    const { id } = await makeKiln(clerk)
    await clerk.call('updateItem', { register: 'kilns', id, version: 1, item: { remark: '不推' } })
    const other = registers.find((r) => r.id === 'scattered')
    if (!other) throw new Error('no such register')
    await clerk.call('createItem', { register: other.id, item: exampleInput(other) })
    const { rows } = await approver.call('listDeliveries', { id: webhook.id })
    expect(rows).toEqual([
      expect.objectContaining({ event: 'item.created', itemId: id, state: 'waiting', attempts: 0 }),
    ])
  })

  it('tells a unit what it may see, and by the time of sending may still see', async () => {
    const lead = await server.as('shengtai')
    const hooks = {
      gongyi: await hook(approver),
      xinmi: await hook(await server.as('xinmi-approver')),
      lead: await hook(lead),
      office: await hook(await server.as('office')),
      other: await hook(await server.as('caizheng')),
    }
    const stays = await makeKiln(clerk)
    const goes = await makeKiln(clerk)
    await lead.call('assignItem', { register: 'kilns', id: goes.id, unit: '410183', reason: '登记错了县' })
    const done = await run()
    const who = await sql<{ webhook_id: number; item: number; state: string; event: string }>`
      select webhook_id, item_id as item, state, event from webhook_delivery order by id`.execute(
      server.app.connections.owner,
    )
    const seen = (name: keyof typeof hooks) =>
      who.rows
        .filter((r) => r.webhook_id === hooks[name].webhook.id && r.state === 'delivered')
        .map((r) => `${r.item === stays.id ? 'stays' : 'goes'} ${r.event}`)
    expect(seen('gongyi')).toEqual(['stays item.created'])
    expect(seen('xinmi')).toEqual(['goes item.assigned'])
    expect(seen('lead')).toEqual(['stays item.created', 'goes item.created', 'goes item.assigned'])
    expect(seen('office')).toEqual(seen('lead'))
    expect(seen('other')).toEqual([])
    expect(done.skipped).toBe(1)
    expect(
      (await approver.call('listDeliveries', { id: hooks.gongyi.webhook.id, state: 'skipped' })).rows,
    ).toHaveLength(1)
  })

  it('a receiver that is down is tried again later, and gets it once', async () => {
    const { webhook } = await hook(approver)
    const { id } = await makeKiln(clerk)
    await receiver.hangUp()
    expect(await run()).toMatchObject({ waiting: 1, delivered: 0 })
    const [row] = (await approver.call('listDeliveries', { id: webhook.id })).rows
    expect(row).toMatchObject({
      state: 'waiting',
      attempts: 1,
      status: null,
      problem: '接收方拒绝连接，服务可能没有运行',
    })
    await receiver.listen()
    expect(await run(20)).toMatchObject({ waiting: 0, delivered: 0 })
    receiver.answer = 503
    expect(await run(40)).toMatchObject({ waiting: 1 })
    receiver.answer = 200
    // What is sent again is what was sent first, whatever has become of the item.
    await clerk.call('updateItem', { register: 'kilns', id, version: 1, item: { remark: '其间改过' } })
    expect(await run(200)).toMatchObject({ delivered: 2 })
    const created = receiver.received.filter((r) => r.body.includes('item.created'))
    expect(created).toHaveLength(2)
    expect(new Set(created.map((r) => r.body)).size).toBe(1)
    expect(new Set(created.map((r) => r.head['webhook-id'])).size).toBe(1)
    expect(created[0]?.head['webhook-signature']).not.toBe(created[1]?.head['webhook-signature'])
    expect(await run(400)).toMatchObject({ delivered: 0, waiting: 0 })
    expect((await approver.call('listDeliveries', { id: webhook.id })).rows.map((r) => [r.state, r.status])).toEqual([
      ['delivered', 200],
      ['delivered', 200],
    ])
  })

  it('is given up in the end, stops by itself, and goes on when a person starts it again', async () => {
    const { webhook } = await hook(approver)
    await makeKiln(clerk)
    receiver.answer = 500
    let at = 1
    for (let i = 0; i < MOST_ATTEMPTS; i++) {
      await run(at)
      at += 13 * 3600
    }
    const list = () => approver.call('listWebhooks', {})
    expect((await list())[0]).toMatchObject({ active: false, givenUp: 1, waiting: 0, lastDeliveredAt: null })
    expect((await list())[0]?.stoppedWhy).toMatch(/连续 8 次没有送达（接收方应答 500）/)
    const [dead] = (await approver.call('listDeliveries', { id: webhook.id, state: 'given-up' })).rows
    expect(dead).toMatchObject({ attempts: MOST_ATTEMPTS, status: 500, problem: '接收方应答 500', nextAt: null })
    await makeKiln(clerk)
    expect((await approver.call('listDeliveries', { id: webhook.id })).rows).toHaveLength(1)
    const again = { id: webhook.id, delivery: dead?.id ?? 0 }
    expect((await refusal(approver.call('resendDelivery', again))).code).toBe('webhook-stopped')
    receiver.answer = 200
    expect(await approver.call('updateWebhook', { id: webhook.id, active: true })).toMatchObject({
      active: true,
      stoppedWhy: null,
    })
    expect(await approver.call('resendDelivery', again)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect((await approver.call('testWebhook', { id: webhook.id })).event).toBe('test')
    expect(await run(at)).toMatchObject({ delivered: 2 })
    expect(messages().at(-1)).toMatchObject({ type: 'test', data: { item: null } })
    await sql`update webhook_delivery set created_at = created_at - interval '31 days'`.execute(
      server.app.connections.owner,
    )
    expect(await forgetDeliveries(server.app)).toBe(2)
  })

  it('a unit has twenty, and is told so when it wants one more; the audit names their registers', async () => {
    for (let i = 0; i < 20; i++) await hook(approver, ['item.closed'], null)
    await hook(await server.as('xinmi-approver'))
    const no = await refusal(hook(approver))
    expect([no.status, no.code, no.message]).toEqual([
      409,
      'webhook-many',
      '一个单位最多 20 个推送，请先删除不再使用的',
    ])
    const { rows } = await (await server.as('auditor')).call('listAudit', { noun: 'webhook', limit: 1 })
    expect(rows[0]?.changes).toContainEqual(expect.objectContaining({ title: '台账', to: '工业窑炉' }))
  })

  it('keeps its secret from everybody, and its deliveries from other units and the administrator', async () => {
    const { webhook, secret } = await hook(approver)
    await makeKiln(clerk)
    await run()
    const renewed = await approver.call('renewWebhookSecret', { id: webhook.id })
    await approver.call('updateWebhook', { id: webhook.id, events: ['item.closed', 'item.closed'] })
    const { owner } = server.app.connections
    const { rows } = await sql<{ all: string }>`select string_agg(h::text, '') as all from history h`.execute(owner)
    for (const hidden of [secret, renewed.secret])
      for (const text of [rows[0]?.all, logged.join(), JSON.stringify(await approver.call('listWebhooks', {}))])
        expect(text).not.toContain(hidden.slice(6, 30))
    const audit = await (await server.as('auditor')).call('listAudit', { noun: 'webhook', limit: 10 })
    expect(audit.rows[0]?.changes).toEqual([expect.objectContaining({ title: '事件', to: '销号' })])
    const administrator = await server.as('administrator')
    expect(await administrator.call('listWebhooks', {})).toMatchObject([
      { id: webhook.id, waiting: 0, lastDeliveredAt: null },
    ])
    expect((await refusal(administrator.call('listDeliveries', { id: webhook.id }))).code).toBe('not-allowed')
    const other = await server.as('xinmi-approver')
    for (const deed of ['testWebhook', 'renewWebhookSecret', 'removeWebhook', 'listDeliveries'] as const)
      expect((await refusal(other.call(deed, { id: webhook.id }))).code, deed).toBe('webhook-not-found')
    expect((await refusal((await server.as('office')).call('testWebhook', { id: webhook.id }))).code).toBe(
      'outside-scope',
    )
    expect((await refusal(clerk.call('listWebhooks', {}))).code).toBe('not-allowed')
    expect(await administrator.call('removeWebhook', { id: webhook.id })).toEqual({ done: true })
  })
})

describe('推送不通向内网', () => {
  it('holds the address again when it connects, after the name is resolved', async () => {
    const { webhook } = await hook(approver)
    await makeKiln(clerk)
    const change = (url: string) =>
      sql`update webhook set url = ${url} where id = ${webhook.id}`.execute(server.app.connections.owner)
    const lastProblem = async () => (await approver.call('listDeliveries', { id: webhook.id })).rows[0]?.problem
    await change(`https://localhost:${receiver.port}/x`)
    await run()
    expect(await lastProblem()).toMatch(/内网/)
    // A name of the public internet that leads home: allowed by its looks, refused by its address.
    await change(`https://localhost.localdomain:${receiver.port}/x`)
    await run(60)
    expect(await lastProblem()).toMatch(/解析到内网地址|找不到接收方/)
    expect(receiver.received).toEqual([])
  })

  it('follows no redirect', async () => {
    const { webhook } = await hook(approver)
    await makeKiln(clerk)
    receiver.answer = 'redirect'
    await run()
    expect(receiver.received.map((r) => r.path)).toEqual(['/hook'])
    expect((await approver.call('listDeliveries', { id: webhook.id })).rows[0]).toMatchObject({
      state: 'waiting',
      status: 302,
      problem: expect.stringMatching(/不跟随/) as string,
    })
  })
})
