import { randomBytes } from 'node:crypto'
import { registersIn } from '@gongjian/domain/api-token/scope.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { implement } from '../operation/implementation.ts'
import { mustBeRegisters } from '../register/store/definitions.ts'
import { tokenHash } from '../session/token.ts'
import { mustBeTokenUnit } from './must-be-token-unit.ts'
import { getToken } from './read-tokens.ts'

const DAY_MS = 86_400_000
/** So that a secret that was published by mistake is known for what it is. */
const TOKEN_START = 'gjt_'
const SHOWN_SIGNS = 10

/** The secret is shown once, to whoever makes it; what is kept of it signs nobody in. */
export const createApiToken = implement('createApiToken', async (ctx, { name, scopes, days }) => {
  const { tx, actor, app } = ctx
  await mustBeTokenUnit(ctx)
  const open = registersIn(scopes, 'read')
  if (open !== 'all') {
    await mustBeRegisters(ctx, open)
    if (open.length === 0) fail('bad-input', { problems: '请至少选择读或写某些台账的条目，按期数据和佐证都在条目之下' })
  }
  const secret = `${TOKEN_START}${randomBytes(32).toString('base64url')}`
  const { id } = await tx
    .insertInto('api_token')
    .values({
      plan_id: actor.planId,
      unit_id: actor.unitId,
      name,
      prefix: secret.slice(0, SHOWN_SIGNS),
      token_hash: tokenHash(secret, app.config.sessionSecret),
      scopes: [...new Set(scopes)],
      created_by: actor.name,
      expires_at: new Date(Date.now() + days * DAY_MS),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { token: await getToken(ctx, id), secret }
})
