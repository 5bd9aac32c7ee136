import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebhookMessage } from '@gongjian/domain/webhook/contracts.ts'

/** What the other system was sent. */
export interface Received {
  readonly path: string
  readonly head: http.IncomingHttpHeaders
  readonly body: string
}

/** Another system, as real as it gets. */
export interface WebhookReceiver {
  readonly port: number
  readonly host: string
  readonly received: Received[]
  /** A status, or a redirect to another address of its own. */
  answer: number | 'redirect'
  listen(this: void): Promise<void>
  hangUp(this: void): Promise<void>
}

/** Listens at once; after hanging up it listens at the same port again. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = []
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ path: request.url ?? '', head: request.headers, body })
      const { answer } = receiver
      if (answer === 'redirect') response.writeHead(302, { location: '/elsewhere' }).end()
      else response.writeHead(answer).end('{}')
    })
  })
  const listenAt = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  await listenAt(0)
  const { port } = server.address() as AddressInfo
  const receiver: WebhookReceiver = {
    port,
    host: `127.0.0.1:${port}`,
    received,
    answer: 200,
    listen: () => listenAt(port),
    async hangUp() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}

export function messagesTo({ received }: Pick<WebhookReceiver, 'received'>): WebhookMessage[] {
  return received.map((r) => WebhookMessage.parse(JSON.parse(r.body)))
}

/** As the receiver makes it out of its secret, to compare. */
export function signatureOf(secret: string, { head, body }: Received): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = `${String(head['webhook-id'])}.${String(head['webhook-timestamp'])}.${body}`
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
}
