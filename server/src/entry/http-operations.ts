import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fail } from '@gongjian/domain/error/codes.ts'
import { isInQuery, pathKeys, type Contract } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { isStorable } from '@gongjian/domain/operation/storable.ts'
import type { App, FileAnswer, RequestFacts, Upload } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import { runOperation } from '../operation/run.ts'
import { findPlanId } from '../plan/find-plan.ts'
import { doorActor, findActor } from '../session/find-actor.ts'
import { findTokenActor } from '../session/find-unit-actor.ts'
import { makeToken, SESSION_MAX_MS } from '../session/token.ts'

export const COOKIE = 'gongjian'

/** What an account with a first password may do until it has changed it. */
const BEFORE_PASSWORD_CHANGE: ReadonlySet<OperationName> = new Set(['getSession', 'signOut', 'changePassword'])

const SIGNS_IN: ReadonlySet<OperationName> = new Set(['signIn', 'signInTrial'])
const SIGNS_OUT: ReadonlySet<OperationName> = new Set(['signOut', 'endAllSessions'])

interface Who {
  readonly actor: Actor
  readonly request: RequestFacts
}

/** Whoever sends one is a program: its cookies, if any, say nothing. */
function isToken(request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined
}

async function whoIs(app: App, request: FastifyRequest, name: OperationName): Promise<Who> {
  const agent = request.headers['user-agent'] ?? ''
  const token = request.cookies[COOKIE]
  if (isToken(request) && OPERATIONS[name].access !== 'public') {
    const secret = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    return (await findTokenActor(app, secret, request.ip, agent)) ?? fail('token-invalid')
  }
  // What everyone may do is done as nobody: a session would narrow the list of trial accounts to one's own.
  const found =
    token && OPERATIONS[name].access !== 'public' ? await findActor(app, token, request.ip, agent) : undefined
  if (found) {
    if (found.mustChange && !BEFORE_PASSWORD_CHANGE.has(name)) fail('password-must-change')
    return found
  }
  const planId = await findPlanId(app, app.config.plan)
  return {
    actor: doorActor(planId, request.ip),
    request: { ip: request.ip, agent, token: makeToken(), sessionId: null },
  }
}

/**
 * A browser sends its cookie along with any page's request. Changes are accepted from our own pages only:
 * browsers say where a request comes from, programs say nothing.
 */
function mustBeOurs(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') fail('cross-site')
  const { origin, host } = request.headers
  // `null` is the origin of a page that hides where it comes from.
  if (origin !== undefined && URL.parse(origin)?.host !== host) fail('cross-site')
}

interface Incoming extends Upload {
  /** Lets the rest of an upload run out: a connection with half of one in it would never answer again. */
  drain(): void
}

async function uploadOf(request: FastifyRequest): Promise<Incoming> {
  if (!request.isMultipart()) return fail('file-empty')
  const part = await request.file({ limits: { fileSize: 64 * 1024 * 1024 }, throwFileSizeLimit: true })
  if (!part) return fail('file-empty')
  const { file } = part
  return {
    name: part.filename,
    stream: { [Symbol.asyncIterator]: () => file.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer> },
    drain: () => void file.on('error', () => undefined).resume(),
  }
}

function sendFile(reply: FastifyReply, answer: FileAnswer): FastifyReply {
  return reply
    .header('content-type', answer.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(answer.body)
}

function setCookie(app: App, reply: FastifyReply, name: OperationName, token: string | null): void {
  if (SIGNS_IN.has(name) && token) {
    void reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: app.config.publicUrl.startsWith('https:'),
      maxAge: SESSION_MAX_MS / 1000,
    })
  }
  if (SIGNS_OUT.has(name)) void reply.clearCookie(COOKIE, { path: '/' })
}

/** What carries a version says it in the head too, for programs that keep to If-Match. */
function etagOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return null
  return typeof answer.version === 'number' ? `"${answer.version}"` : null
}

/** The version that If-Match names; a proxy that compresses makes a tag weak, and it names the same version. */
function versionIn(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined
  const found = /^(?:W\/)?"(\d+)"$/.exec(ifMatch.trim())
  if (!found) return fail('bad-input', { problems: 'If-Match 请写读取时 ETag 给出的一个版本，例如 "3"（带引号）' })
  return Number(found[1])
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** What programs say in the head of a request stands in the input, where the body does not say it itself. */
function withHead(c: Contract, request: FastifyRequest): unknown {
  const { body } = request
  if (typeof body !== 'object' || body === null) return body
  const head = {
    version: versionIn(headerOf(request, 'if-match')),
    idempotencyKey: headerOf(request, 'idempotency-key'),
  }
  if (head.version !== undefined && !('version' in c.input.shape))
    fail('bad-input', { problems: '这个操作不按版本办理，请去掉 If-Match' })
  const said = Object.entries(head).filter(([key, value]) => value !== undefined && key in c.input.shape)
  return { ...Object.fromEntries(said), ...body }
}

function addOperation(api: FastifyInstance, app: App, name: OperationName, c: Contract): void {
  const inPath = pathKeys(c.path)
  const inParams = Object.fromEntries(inPath.map((k) => [k, true as const])) as Record<never, never>
  const params = c.input.pick(inParams)
  const rest = c.input.omit(inParams)
  const inQuery = isInQuery(c)
  api.route({
    method: c.method,
    url: c.path,
    schema: {
      operationId: name,
      summary: c.summary,
      tags: [c.path.split('/')[1] ?? ''],
      params,
      // A key that is dropped in silence would be believed: of a query, that the list is narrowed or the file is a zip;
      // of a body, that it was written.
      ...(inQuery ? { querystring: rest.strict() } : { body: rest.strict() }),
      ...(c.answer === 'file' ? {} : { response: { 200: c.output } }),
    },
    // An empty POST has no body; its schema still wants an object.
    preValidation: async (request) => {
      if (inQuery) return
      request.body ??= {}
      request.body = await Promise.resolve(withHead(c, request))
    },
    handler: async (request, reply) => {
      const arrivedAt = app.clock.now()
      // A browser adds no token by itself.
      if (c.method !== 'GET' && !isToken(request)) mustBeOurs(request)
      const who = await whoIs(app, request, name)
      const input = { ...(request.params as object), ...((inQuery ? request.query : request.body) as object) }
      if (!isStorable(input)) fail('control-characters')
      const upload = c.upload && who.actor.role !== 'door' ? await uploadOf(request) : null
      const answer: unknown = await runOperation(app, who.actor, name, input as never, {
        request: { ...who.request, arrivedAt },
        upload,
      }).finally(() => upload?.drain())
      setCookie(app, reply, name, who.request.token)
      if (c.answer === 'file') return sendFile(reply, answer as FileAnswer)
      void reply.header('cache-control', 'no-store')
      const tag = etagOf(answer)
      if (tag !== null) void reply.header('etag', tag)
      return answer
    },
  })
}

export function addOperations(api: FastifyInstance, app: App): void {
  for (const [name, c] of Object.entries(OPERATIONS)) addOperation(api, app, name as OperationName, c)
}
