import { createHash, createHmac, randomBytes } from 'node:crypto'

/** Twelve hours without a request end a session; seven days end it in any case. */
export const SESSION_IDLE_MS = 12 * 3_600_000
export const SESSION_MAX_MS = 7 * 24 * 3_600_000

export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Only a keyed hash is stored: who reads the table, or a backup, cannot sign in with it. */
export function tokenHash(token: string, secret: string | null): string {
  return secret
    ? createHmac('sha256', secret).update(token).digest('hex')
    : createHash('sha256').update(token).digest('hex')
}
