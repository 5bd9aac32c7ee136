import { z } from 'zod'
import { Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { PageLimit } from '../operation/page.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { ItemId, ItemRow, RegisterId } from '../register/item.ts'
import { Stage } from '../register/life.ts'
import { Done } from '../session/contracts.ts'
import { UnitRef } from '../unit/unit.ts'

/** What happens to an item; a webhook (推送) is told of those that its unit chose. closed is a move that has a name of its own. */
export const WebhookEvent = z.enum([
  'item.created',
  'item.changed',
  'item.moved',
  'item.closed',
  'item.relapsed',
  'item.assigned',
  'item.series',
  'item.evidence',
])
export type WebhookEvent = z.infer<typeof WebhookEvent>

export const WEBHOOK_EVENT_TITLES: Record<WebhookEvent, string> = {
  'item.created': '新增',
  'item.changed': '修改',
  'item.moved': '办理',
  'item.closed': '销号',
  'item.relapsed': '登记反弹',
  'item.assigned': '指定责任单位',
  'item.series': '填报数据',
  'item.evidence': '佐证文件',
}

/** What is sent, as JSON; `item` as it stood when it was first sent, as far as the unit may see it. */
export const WebhookMessage = z.object({
  type: z.union([WebhookEvent, z.literal('test')]),
  /** By the plan clock. */
  timestamp: Instant,
  data: z.object({
    plan: z.string(),
    register: RegisterId.nullable(),
    registerTitle: z.string().nullable(),
    id: ItemId.nullable(),
    /** The version that the event made; the item may have gone on since. */
    version: z.number().int().nullable(),
    by: z.string(),
    unit: z.string(),
    from: Stage.nullable(),
    to: Stage.nullable(),
    reason: z.string().nullable(),
    /** item.series: whose periods (2019-08 or 2019) were entered. */
    series: z.string().optional(),
    periods: z.array(z.string()).optional(),
    /** item.evidence: what came, or was taken away; step null: of none (核查、回头看 stand in it by their words). */
    files: z
      .array(z.object({ id: z.number().int(), step: z.string().nullable(), name: z.string(), removed: z.boolean() }))
      .optional(),
    item: ItemRow.nullable(),
  }),
})
export type WebhookMessage = z.infer<typeof WebhookMessage>

export const Webhook = z.object({
  id: z.number().int(),
  unit: UnitRef,
  url: z.string(),
  events: z.array(WebhookEvent),
  /** null: of every register. */
  registers: z.array(RegisterId).nullable(),
  registerTitles: z.array(z.string()).nullable(),
  active: z.boolean(),
  /** Why the product stopped it by itself; null: it runs, or a person stopped it. */
  stoppedWhy: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  lastDeliveredAt: Instant.nullable(),
  waiting: z.number().int(),
  givenUp: z.number().int(),
})
export type Webhook = z.infer<typeof Webhook>

/** skipped: by the time it was to be sent the unit no longer saw the item. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'given-up', 'skipped'])
export type DeliveryState = z.infer<typeof DeliveryState>

export const DELIVERY_STATE_TITLES: Record<DeliveryState, string> = {
  waiting: '待发送',
  delivered: '已送达',
  'given-up': '没有送达',
  skipped: '未发送',
}

export const Delivery = z.object({
  id: z.number().int(),
  event: z.union([WebhookEvent, z.literal('test')]),
  register: RegisterId.nullable(),
  itemId: ItemId.nullable(),
  state: DeliveryState,
  attempts: z.number().int(),
  /** Of the last answer; null: none came. */
  status: z.number().int().nullable(),
  problem: z.string().nullable(),
  createdAt: Instant,
  lastTriedAt: Instant.nullable(),
  /** Of a waiting one. */
  nextAt: Instant.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** What the receiver checks the signature with; shown once. */
const Secret = z.string().describe('只显示这一次')

const Changeable = z.object({
  url: z.string().trim().min(1, '请填写接收地址').max(500).meta({ title: '接收地址' }),
  events: z.array(WebhookEvent).min(1, '请至少选择一种事件').meta({ title: '事件' }),
  registers: z.array(RegisterId).min(1, '请选择台账，或选全部台账').max(100).nullable().meta({ title: '台账' }),
})
const webhookOnly = z.object({ id: RowNumberInPath })

export const webhookContracts = {
  listWebhooks: contract({
    name: 'listWebhooks',
    method: 'GET',
    path: '/webhooks',
    summary: '推送列表',
    access: 'api.revoke',
    input: z.object({}),
    output: z.array(Webhook),
  }),
  createWebhook: contract({
    name: 'createWebhook',
    method: 'POST',
    path: '/webhooks',
    summary: '新建推送',
    access: 'api.manage',
    input: Changeable,
    output: z.object({ webhook: Webhook, secret: Secret }),
  }),
  updateWebhook: contract({
    name: 'updateWebhook',
    method: 'PATCH',
    path: '/webhooks/:id',
    summary: '修改推送',
    access: 'api.manage',
    input: webhookOnly.extend({
      ...Changeable.partial().shape,
      active: z.boolean().optional().meta({ title: '启用' }),
    }),
    output: Webhook,
  }),
  renewWebhookSecret: contract({
    name: 'renewWebhookSecret',
    method: 'POST',
    path: '/webhooks/:id/secret',
    summary: '更换推送密钥',
    access: 'api.manage',
    input: webhookOnly,
    output: z.object({ secret: Secret }),
  }),
  removeWebhook: contract({
    name: 'removeWebhook',
    method: 'DELETE',
    path: '/webhooks/:id',
    summary: '删除推送',
    access: 'api.revoke',
    input: webhookOnly,
    output: Done,
  }),
  testWebhook: contract({
    name: 'testWebhook',
    method: 'POST',
    path: '/webhooks/:id/test',
    summary: '发送测试推送',
    access: 'api.manage',
    input: webhookOnly,
    output: Delivery,
  }),
  listDeliveries: contract({
    name: 'listDeliveries',
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    summary: '推送记录',
    access: 'api.manage',
    input: webhookOnly.extend({
      state: DeliveryState.optional(),
      before: z.coerce.number().int().optional(),
      limit: PageLimit,
    }),
    output: z.object({ rows: z.array(Delivery), next: z.number().int().nullable() }),
  }),
  resendDelivery: contract({
    name: 'resendDelivery',
    method: 'POST',
    path: '/webhooks/:id/deliveries/:delivery/resend',
    summary: '重新发送',
    access: 'api.manage',
    input: webhookOnly.extend({ delivery: z.coerce.number().int().meta({ title: '推送记录' }) }),
    output: Delivery,
  }),
} as const
