import { z } from 'zod'
import { Instant } from '../calendar/calendar.ts'
import { contract } from '../operation/contract.ts'
import { RowNumberInPath } from '../operation/row-number.ts'
import { Done } from '../session/contracts.ts'
import { UnitRef } from '../unit/unit.ts'
import { ApiScope } from './scope.ts'

/** revoked: taken back by a person · expired: its days are over */
export const TokenState = z.enum(['active', 'expired', 'revoked'])
export type TokenState = z.infer<typeof TokenState>

/** An interface token (接口令牌): another system acts with it in the unit's name. Its secret is shown once and kept by nobody. */
export const ApiToken = z.object({
  id: z.number().int(),
  unit: UnitRef,
  name: z.string(),
  /** The first signs of the secret, by which a person finds it in another system's settings. */
  prefix: z.string(),
  scopes: z.array(ApiScope),
  /** The same in words, with the registers' titles. */
  allows: z.array(z.string()),
  state: TokenState,
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedBy: z.string().nullable(),
  revokedAt: Instant.nullable(),
})
export type ApiToken = z.infer<typeof ApiToken>

/** Two years. */
const MOST_TOKEN_DAYS = 730

export const apiTokenContracts = {
  listApiTokens: contract({
    name: 'listApiTokens',
    method: 'GET',
    path: '/tokens',
    summary: '接口令牌列表',
    access: 'api.revoke',
    input: z.object({}),
    output: z.array(ApiToken),
  }),
  createApiToken: contract({
    name: 'createApiToken',
    method: 'POST',
    path: '/tokens',
    summary: '新建接口令牌',
    access: 'api.manage',
    input: z.object({
      name: z.string().trim().min(1, '请写明用在哪个系统').max(40).meta({ title: '名称' }),
      scopes: z.array(ApiScope).min(1, '请至少选择一项权限').max(120).meta({ title: '权限范围' }),
      days: z.number().int().min(1).max(MOST_TOKEN_DAYS).meta({ title: '有效天数' }),
    }),
    output: z.object({ token: ApiToken, secret: z.string().describe('只显示这一次') }),
  }),
  revokeApiToken: contract({
    name: 'revokeApiToken',
    method: 'DELETE',
    path: '/tokens/:id',
    summary: '停用接口令牌',
    access: 'api.revoke',
    input: z.object({ id: RowNumberInPath }),
    output: Done,
  }),
} as const
