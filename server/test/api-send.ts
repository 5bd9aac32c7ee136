import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import type { Client, TestServer } from './harness.ts'

/** An answer as another system gets it. */
export interface Answer {
  readonly status: number
  readonly etag: string | null
  readonly body: ItemDetail & { error?: { code: string; message: string; current?: ItemDetail } }
}

export type Head = Readonly<Record<string, string>>
export type Send = (method: string, path: string, body: unknown, head?: Head, who?: Client) => Promise<Answer>

/** Sends as a program does, by address and head; `usual`: who sends where nobody is named. */
export function sender({ url }: TestServer, usual: Client): Send {
  return async (method, path, body, head = {}, who = usual) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { cookie: who.cookie, 'content-type': 'application/json', ...head },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, etag: response.headers.get('etag'), body: JSON.parse(text) as Answer['body'] }
  }
}

/** Makes a token as an approver of a unit does; `call`: what the other system sends with it. */
export function tokenMaker(server: TestServer) {
  const send = sender(server, server.anonymous())
  return async (login: string, scopes: string[], name = '县平台') => {
    const who = await server.as(login)
    const made = await who.call('createApiToken', { name, scopes, days: 30 })
    const call = (method: string, path: string, body: unknown = null, head: Head = {}) =>
      send(method, path, body, { authorization: `Bearer ${made.secret}`, ...head })
    return { ...made, call, who }
  }
}
