import { exampleMoment, EXAMPLE_ID } from '../register/example.ts'
import type { ApiToken } from '../api-token/contracts.ts'
import type { Delivery, Webhook } from '../webhook/contracts.ts'
import type { Example } from './example.ts'
import type { Operations } from './operations.ts'

/** The operations of the page 接口: tokens of other systems, and what is sent to them. */
export type InterfaceOperation = {
  [N in keyof Operations]: Operations[N]['path'] extends `/tokens${string}` | `/webhooks${string}` ? N : never
}[keyof Operations]

const { at, by, unit } = exampleMoment()
const SECRET_SHOWN_ONCE = '（只在这一次答复中给出）'

const TOKEN: ApiToken = {
  id: 4,
  unit,
  name: '县工业运行监测平台',
  prefix: 'gjt_8Kq2',
  scopes: ['items:write:kilns', 'series:read'],
  allows: ['读写条目：工业窑炉', '读按期数据'],
  state: 'active',
  createdBy: by,
  createdAt: at,
  expiresAt: '2020-09-09T01:30:00.000Z',
  lastUsedAt: null,
  revokedBy: null,
  revokedAt: null,
}

const WEBHOOK: Webhook = {
  id: 6,
  unit,
  url: 'https://example.org/gongjian',
  events: ['item.created', 'item.closed'],
  registers: ['kilns'],
  registerTitles: ['工业窑炉'],
  active: true,
  stoppedWhy: null,
  createdBy: by,
  createdAt: at,
  lastDeliveredAt: null,
  waiting: 0,
  givenUp: 0,
}

const DELIVERY: Delivery = {
  id: 88,
  event: 'item.closed',
  register: 'kilns',
  itemId: EXAMPLE_ID,
  state: 'waiting',
  attempts: 1,
  status: 503,
  problem: '接收方应答 503',
  createdAt: at,
  lastTriedAt: at,
  nextAt: '2019-09-10T01:31:00.000Z',
}

const webhook = { id: WEBHOOK.id }
const { name, scopes } = TOKEN
const { url, events, registers } = WEBHOOK

/** An example of each; one that is new does not compile until it is here. */
export const INTERFACE_EXAMPLES: { readonly [N in InterfaceOperation]: Example<N> } = {
  listApiTokens: { input: {}, output: [TOKEN] },
  createApiToken: { input: { name, scopes, days: 365 }, output: { token: TOKEN, secret: SECRET_SHOWN_ONCE } },
  revokeApiToken: { input: { id: TOKEN.id }, output: { done: true } },
  listWebhooks: { input: {}, output: [WEBHOOK] },
  createWebhook: { input: { url, events, registers }, output: { webhook: WEBHOOK, secret: SECRET_SHOWN_ONCE } },
  updateWebhook: { input: { ...webhook, active: false }, output: { ...WEBHOOK, active: false } },
  renewWebhookSecret: { input: webhook, output: { secret: SECRET_SHOWN_ONCE } },
  removeWebhook: { input: webhook, output: { done: true } },
  testWebhook: {
    input: webhook,
    output: { ...DELIVERY, event: 'test', register: null, itemId: null, attempts: 0, status: null, problem: null },
  },
  listDeliveries: { input: { ...webhook, state: 'waiting', limit: 50 }, output: { rows: [DELIVERY], next: null } },
  resendDelivery: { input: { ...webhook, delivery: DELIVERY.id }, output: DELIVERY },
}
