import { implement } from '../operation/implementation.ts'
import { getToken } from './read-tokens.ts'

/** From the next request on it opens nothing; it stays in the list with who took it back. */
export const revokeApiToken = implement('revokeApiToken', async (ctx, { id }) => {
  const { tx, actor } = ctx
  const { state } = await getToken(ctx, id)
  if (state === 'revoked') return { done: true } as const
  await tx
    .updateTable('api_token')
    .set({ revoked_by: actor.name, revoked_at: new Date() })
    .where('plan_id', '=', actor.planId)
    .where('id', '=', id)
    .execute()
  return { done: true } as const
})
