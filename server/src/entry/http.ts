import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit, { type RateLimitPluginOptions } from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { DomainError, sentence, type ErrorCode } from '@gongjian/domain/error/codes.ts'
import { inputProblems } from '@gongjian/domain/operation/input-problems.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { z } from 'zod'
import type { App } from '../app.ts'
import { tokenHash } from '../session/token.ts'
import { ANSWERS } from './answers.ts'
import { addOperations } from './http-operations.ts'
import { completed, type Described } from './openapi.ts'

/** A plan of several hundred pages with its reading stays below this. */
const BODY_LIMIT = 16 * 1024 * 1024

function sendRefusal(
  reply: FastifyReply,
  code: ErrorCode,
  message: string,
  details: Record<string, unknown> = {},
  current?: unknown,
): FastifyReply {
  if (code === 'token-invalid') void reply.header('www-authenticate', 'Bearer')
  return reply
    .code(ANSWERS[code].http)
    .send({ error: { code, message, details, ...(current === undefined ? {} : { current }) } })
}

/** The operation's own schema names its fields. */
function problemsOf(error: FastifyError, request: FastifyRequest): string {
  if (!hasZodFastifySchemaValidationErrors(error)) return '请求格式不对'
  const name = (request.routeOptions.schema as { operationId?: string } | undefined)?.operationId ?? ''
  const input = name in OPERATIONS ? OPERATIONS[name as OperationName].input : z.object({})
  const issues = error.validation.map((v) => ({
    code: v.keyword,
    path: v.instancePath.split('/').filter((step) => step !== ''),
    message: v.message ?? '',
    details: v.params,
  }))
  return inputProblems(input, issues)
}

function answerError(app: App, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof DomainError) return sendRefusal(reply, error.code, error.message, error.details, error.current)
  if (error.validation)
    return sendRefusal(reply, 'bad-input', sentence('bad-input', { problems: problemsOf(error, request) }))
  if (error.code === 'FST_REQ_FILE_TOO_LARGE' || error.statusCode === 413)
    return sendRefusal(reply, 'file-too-large', sentence('file-too-large', { limit: '限定大小' }))
  if (error.statusCode !== undefined && error.statusCode < 500)
    return sendRefusal(reply, 'bad-input', sentence('bad-input', { problems: '请求格式不对' }))
  // Whoever broke off in the middle of an upload hears nothing more, and it is no failure of ours.
  if (request.raw.destroyed && !request.raw.complete)
    return sendRefusal(reply, 'bad-input', sentence('bad-input', { problems: '上传中断' }))
  const id = randomUUID().slice(0, 8)
  app.log.error('request failed', {
    id,
    method: request.method,
    url: request.url,
    error: error.message,
    stack: error.stack,
  })
  return sendRefusal(reply, 'internal', sentence('internal', { id }), { id })
}

const WEB = path.resolve(fileURLToPath(new URL('../../../web/dist', import.meta.url)))

async function addWeb(server: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(WEB, 'index.html'))) return
  await server.register(serveStatic, {
    root: WEB,
    setHeaders: (reply, file) => {
      // Vite names assets by their content; index.html names the assets.
      reply.header(
        'cache-control',
        file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
}

/** Another system that asks in a loop must not slow the people down; who signs in by a page is not counted. */
function rateOfTokens(app: App): RateLimitPluginOptions {
  return {
    max: app.config.apiRate,
    timeWindow: 60_000,
    allowList: (request) => request.headers.authorization === undefined,
    keyGenerator: (request) => tokenHash(request.headers.authorization ?? '', null),
    errorResponseBuilder: (_request, { ttl }) =>
      new DomainError('too-many-requests', { seconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  }
}

const ABOUT = `用法见 docs/guide/api.md。改一条时写明版本（If-Match 或 version），已被别人改过时答 412 和现在的内容；
新增和办理可带 Idempotency-Key，24 小时内重复发送只办一次，答复与第一次相同。`

/** Before the operations: it hears of each as it is added. */
async function addDescription(server: FastifyInstance, app: App): Promise<void> {
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '攻坚 API', version: '0.1.0', description: ABOUT } },
    transform: jsonSchemaTransform,
    transformObject: (document) =>
      'openapiObject' in document
        ? (completed(document.openapiObject as Described, app.registersOf(app.config.plan)) as object)
        : document.swaggerObject,
  })
}

/** The HTTP door: every operation of the domain under /api, the web beside it. */
export async function buildHttp(app: App): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(app, error, request, reply))
  server.setNotFoundHandler((request, reply) => {
    // A page of before an update asks for chunks that are gone: it must hear so, not get a page instead of a script.
    if (/^\/(api|assets)\b/.test(request.url) || request.method !== 'GET') {
      return reply.code(404).send({ error: { code: 'not-found', message: '没有这个地址', details: {} } })
    }
    return existsSync(path.join(WEB, 'index.html'))
      ? reply.header('cache-control', 'no-cache').sendFile('index.html', WEB)
      : reply.code(503).send('页面尚未构建，请运行 npm start')
  })
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", ...(app.config.map.tiandituKey === null ? [] : ['https://*.tianditu.gov.cn'])],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  })
  await server.register(cookie)
  await server.register(compress, { threshold: 2048 })
  await server.register(rateLimit, rateOfTokens(app))
  await server.register(multipart, { limits: { files: 1, fields: 0, parts: 1 } })
  await addDescription(server, app)
  await server.register(
    (api: FastifyInstance, _: unknown, done: () => void) => {
      addOperations(api, app)
      done()
    },
    { prefix: '/api' },
  )
  server.get('/api/openapi.json', { schema: { hide: true } }, () => server.swagger())
  server.get('/api/health', { schema: { hide: true } }, () => ({ ok: true }))
  await addWeb(server)
  return server
}
