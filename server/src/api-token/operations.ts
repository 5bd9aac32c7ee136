import { implement } from '../operation/implementation.ts'
import { createApiToken } from './create-token.ts'
import { readTokens } from './read-tokens.ts'
import { revokeApiToken } from './revoke-token.ts'

export const apiTokenOperations = {
  listApiTokens: implement('listApiTokens', readTokens),
  createApiToken,
  revokeApiToken,
} as const
