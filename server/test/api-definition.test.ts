import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sender, type Answer, type Send } from './api-send.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let clerk: Client
let send: Send
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
  send = sender(server, clerk)
})
afterAll(() => server.close())

interface Described {
  readonly security?: readonly Record<string, unknown>[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[]
  readonly requestBody?: { readonly content: Record<string, { examples?: Record<string, { value: unknown }> }> }
  readonly responses: Record<string, { readonly content?: Record<string, { examples?: Record<string, unknown> }> }>
}

describe('接口定义', () => {
  it('says who may call, what is refused, and gives examples that can be sent as they stand', async () => {
    const answer = await fetch(`${server.url}/api/openapi.json`)
    const { openapi, paths, components, webhooks } = (await answer.json()) as {
      openapi: string
      paths: Record<string, Record<string, Described>>
      components: { securitySchemes: Record<string, unknown> }
      webhooks: Record<string, unknown>
    }
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(components.securitySchemes)).toEqual(['token', 'session'])
    expect(Object.keys(webhooks)).toEqual(['item'])
    const create = paths['/api/registers/{register}/items']?.post
    expect(create?.security).toEqual([{ token: [] }, { session: [] }])
    expect(create?.parameters?.map((p) => [p.in, p.name])).toContainEqual(['header', 'Idempotency-Key'])
    const change = paths['/api/registers/{register}/items/{id}']?.patch
    expect(Object.keys(change?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '412', '428', '429']),
    )
    expect(paths['/api/session']?.post?.security).toEqual([])
    expect(paths['/api/tokens']?.post?.security).toEqual([{ session: [] }])
    const sent = paths['/api/registers/{register}/items/{id}/steps/{step}/files']?.post?.requestBody?.content
    expect(sent).toMatchObject({ 'multipart/form-data': { schema: { required: ['file'] } } })
    for (const path of ['/api/tokens', '/api/webhooks'])
      expect(paths[path]?.post?.requestBody?.content['application/json']?.examples, path).toHaveProperty('example')
    for (const path of Object.keys(paths).filter((p) => /^\/api\/(registers\/\{register|enterprise|imports\/)/.test(p)))
      for (const [method, o] of Object.entries(paths[path] ?? {})) {
        const body = o.requestBody?.content['application/json']
        const said = [...Object.values(body?.examples ?? {}), ...(o.parameters ?? []).filter((p) => 'example' in p)]
        expect(said.length, `${method} ${path}`).toBeGreaterThan(0)
      }
    const examples = Object.entries(create?.requestBody?.content['application/json']?.examples ?? {})
    expect(examples.length).toBeGreaterThan(40)
    const leads = ['shengtai', 'gongxin', 'fagai'].map((login) => server.as(login))
    const makers = [clerk, await server.as('office'), ...(await Promise.all(leads))]
    for (const [register, { value }] of examples) {
      const tried: Answer[] = []
      for (const who of makers) tried.push(await send('POST', `/registers/${register}/items`, value, {}, who))
      const made = tried.filter((t) => t.status === 200)
      expect(made.length, `${register} ${tried.map((t) => t.body.error?.message).join()}`).toBeGreaterThan(0)
    }
  })
})
