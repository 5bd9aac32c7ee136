import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { isInQuery, pathKeys, type CallOf, type Contract, type OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS, type OperationName, type Operations } from '@gongjian/domain/operation/operations.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { App } from '../src/app.ts'
import { boot, shutDown } from '../src/boot.ts'
import { planClock } from '../src/clock.ts'
import { readConfig, type Config } from '../src/config/config.ts'
import { appRoleOf } from '../src/db/connect.ts'
import { startEmbedded } from '../src/db/embedded.ts'
import { buildHttp } from '../src/entry/http.ts'

const TEMPLATE = 'gongjian_template'
/** The same with the trial's registers: made by whoever needs it first. */
const FULL = 'gongjian_template_full'
const FULL_LOCK = 20190920

/** What a refused call throws: the server's own words. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly details: Record<string, unknown>
  constructor(status: number, error: { code: string; message: string; details: Record<string, unknown> }) {
    super(error.message)
    this.status = status
    this.code = error.code
    this.details = error.details
  }
}

export interface Client {
  readonly cookie: string
  call<N extends OperationName>(name: N, input: CallOf<Operations[N]>): Promise<OutputOf<Operations[N]>>
  /** The raw answer: downloads, headers. */
  fetch<N extends OperationName>(name: N, input: CallOf<Operations[N]>, init?: RequestInit): Promise<Response>
  upload<N extends OperationName>(
    name: N,
    input: CallOf<Operations[N]>,
    fileName: string,
    bytes: Uint8Array,
  ): Promise<OutputOf<Operations[N]>>
}

export interface TestServer {
  readonly app: App
  readonly url: string
  readonly http: FastifyInstance
  /** Signed in by one click, as on the sign-in page. */
  as(login: string): Promise<Client>
  anonymous(): Client
  /** Whoever the cookie stands for. */
  with(cookie: string): Client
  close(): Promise<void>
}

function request(
  name: OperationName,
  input: Record<string, unknown>,
): { path: string; method: string; rest: Record<string, unknown>; inQuery: boolean } {
  const c: Contract = OPERATIONS[name]
  const keys = pathKeys(c.path)
  const filled = keys.reduce((p, key) => p.replace(`:${key}`, encodeURIComponent(String(input[key]))), c.path)
  const rest = Object.fromEntries(Object.entries(input).filter(([k, v]) => !keys.includes(k) && v !== undefined))
  return {
    path: `/api${filled}`,
    method: c.method,
    rest,
    inQuery: isInQuery(c),
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body
  const { error } = body as { error: { code: string; message: string; details: Record<string, unknown> } }
  throw new Refused(response.status, error)
}

function makeClient(url: string, cookie: string): Client {
  const send = async (
    name: OperationName,
    input: Record<string, unknown>,
    init: RequestInit = {},
  ): Promise<Response> => {
    const { path: p, method, rest, inQuery } = request(name, input)
    const query = inQuery
      ? new URLSearchParams(Object.entries(rest).map(([k, v]): [string, string] => [k, String(v)])).toString()
      : ''
    const json = !inQuery && !init.body
    return fetch(`${url}${p}${query ? `?${query}` : ''}`, {
      method,
      ...init,
      headers: {
        cookie,
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...(init.headers as Record<string, string> | undefined),
      },
      ...(json ? { body: JSON.stringify(rest) } : {}),
    })
  }
  return {
    cookie,
    fetch: (name, input, init) => send(name, input, init),
    call: async (name, input) => (await answerOf(await send(name, input))) as never,
    upload: async (name, input, fileName, bytes) => {
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(bytes)]), fileName)
      return (await answerOf(await send(name, input, { body: form }))) as never
    },
  }
}

async function asSuper<T>(superUrl: string, deed: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    return await deed(client)
  } finally {
    await client.end()
  }
}

/** Where the template lies and its attachments: two test files that need it at once make it once. */
async function templateOf(superUrl: string, withRegisters: boolean): Promise<{ name: string; dataDir: string }> {
  const shared = inject('dataDir')
  if (!withRegisters) return { name: TEMPLATE, dataDir: shared }
  const dataDir = path.join(shared, 'full')
  await asSuper(superUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [FULL_LOCK])
    const made = await client.query('select 1 from pg_database where datname = $1', [FULL])
    if (made.rowCount) return
    const base = readConfig({ DATA_DIR: dataDir, TRIAL_PASSWORD: inject('trialPassword'), TRIAL_SCALE: '1' })
    const database = { kind: 'embedded', dir: path.join(shared, 'db') } as const
    try {
      await shutDown(await boot({ ...base, database }, { database: FULL }), false)
    } catch (error) {
      // Half a template would be copied by the next.
      await client.query(`drop database if exists ${FULL} with (force)`)
      throw error
    }
  })
  return { name: FULL, dataDir }
}

let serial = 0

export interface TestServerOptions {
  readonly today?: Day
  /** The real clock under the plan clock: for what happens at midnight. */
  readonly real?: () => Date
  readonly env?: Record<string, string>
  /** With the trial's registers. */
  readonly withRegisters?: boolean
  /** Definitions in place of the pack's: for tests of the language. */
  readonly registers?: readonly Register[]
}

function configFor(dataDir: string, { today = '2019-09-20', withRegisters, env }: TestServerOptions): Config {
  return readConfig({
    DATA_DIR: dataDir,
    TRIAL_PASSWORD: inject('trialPassword'),
    PLAN_TODAY: today,
    ...(withRegisters ? { TRIAL_SCALE: '1' } : {}),
    ...env,
  })
}

/** A whole server over a fresh copy of the trial database: real PostgreSQL, real HTTP. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const shared = inject('dataDir')
  const embedded = await startEmbedded(path.join(shared, 'db'))
  const database = `t_${process.pid}_${Date.now().toString(36)}_${serial++}`
  const { withRegisters = false } = options
  const template = await templateOf(embedded.superUrl, withRegisters)
  await asSuper(embedded.superUrl, (client) =>
    client.query(`create database ${database} template ${template.name} strategy file_copy owner gongjian_owner`),
  )
  const files = mkdtempSync(path.join(os.tmpdir(), 'gongjian-files-'))
  // The trial's attachments lie beside the database that was copied.
  const trialFiles = path.join(template.dataDir, 'files')
  if (existsSync(trialFiles)) cpSync(trialFiles, path.join(files, 'files'), { recursive: true })
  const base = configFor(files, options)
  const config = { ...base, database: { kind: 'embedded', dir: path.join(shared, 'db') } } as const
  const app = await boot(config, {
    database,
    appRole: appRoleOf(template.name),
    appConnections: 8,
    clock: planClock(config.planToday, options.real),
    ...(options.registers ? { registers: options.registers } : {}),
    log: {
      info: () => undefined,
      error: (message, details) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
    },
  })
  const http = await buildHttp(app)
  await http.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`
  return {
    app,
    url,
    http,
    anonymous: () => makeClient(url, ''),
    with: (cookie) => makeClient(url, cookie),
    async as(login) {
      const response = await makeClient(url, '').fetch('signInTrial', { login })
      await answerOf(response.clone())
      return makeClient(url, (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '')
    },
    async close() {
      await http.close()
      await shutDown(app, false)
      rmSync(files, { recursive: true, force: true })
    },
  }
}
