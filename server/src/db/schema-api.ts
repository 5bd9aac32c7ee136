import type { ColumnType, Generated } from 'kysely'
import type { ApiScope } from '@gongjian/domain/api-token/scope.ts'
import type { Stage } from '@gongjian/domain/register/life.ts'
import type { DeliveryState, WebhookEvent } from '@gongjian/domain/webhook/contracts.ts'

type Instant = Date

/** token_hash is written and, as the owner, compared; a person's request never reads it. */
export interface ApiTokenTable {
  id: Generated<number>
  plan_id: number
  unit_id: number
  name: string
  prefix: string
  token_hash: string
  scopes: ApiScope[]
  created_by: string
  created_at: Generated<Instant>
  expires_at: Instant
  revoked_by: string | null
  revoked_at: Instant | null
}

export interface ApiTokenUseTable {
  plan_id: number
  token_id: number
  unit_id: number
  at: Instant
  ip: string
}

/** secret is written; only the worker, as the owner, reads it. */
export interface WebhookTable {
  id: Generated<number>
  plan_id: number
  unit_id: number
  url: string
  events: WebhookEvent[]
  registers: string[] | null
  secret: string
  active: Generated<boolean>
  stopped_why: string | null
  created_by: string
  created_at: Generated<Instant>
}

export interface WebhookDetail {
  readonly by: string
  readonly unit: string
  readonly version: number | null
  readonly from: Stage | null
  readonly to: Stage | null
  readonly reason: string | null
}

/** `at` by the plan clock, the other instants by the real one. */
export interface WebhookDeliveryTable {
  id: Generated<number>
  plan_id: number
  webhook_id: number
  unit_id: number
  message: Generated<string>
  event: WebhookEvent | 'test'
  register: string | null
  item_id: number | null
  at: Instant
  detail: ColumnType<WebhookDetail, string, never>
  body: string | null
  state: Generated<DeliveryState>
  attempts: Generated<number>
  status: number | null
  problem: string | null
  created_at: Generated<Instant>
  tried_at: Instant | null
  next_at: Generated<Instant>
}
