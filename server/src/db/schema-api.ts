import type { Generated } from 'kysely'
import type { ApiScope } from '@gongjian/domain/api-token/scope.ts'

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
