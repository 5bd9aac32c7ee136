import { createHmac, randomBytes } from 'node:crypto'

/** As Standard Webhooks writes it (standardwebhooks.com): the prefix names the kind of secret, the rest is base64. */
const SECRET_START = 'whsec_'

export function makeSecret(): string {
  return `${SECRET_START}${randomBytes(32).toString('base64')}`
}

export interface SignedHead {
  readonly 'webhook-id': string
  /** Seconds since 1970, real time: a receiver refuses what is older than some minutes. */
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** HMAC-SHA256 over `id.timestamp.body`: nothing of a message, and not its time, can be changed on the way. */
export function signedHead(secret: string, id: string, at: Date, body: string): SignedHead {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.slice(SECRET_START.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
