import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import autocannon from 'autocannon'
import fastify from 'fastify'
import pg from 'pg'
import { boot, shutDown } from '../server/src/boot.ts'
import { readConfig } from '../server/src/config/config.ts'
import { buildHttp } from '../server/src/entry/http.ts'

/** Floor and read take turns, so that whatever else the machine does falls on both. */
const ROUNDS = 5
const SECONDS = 1
const CONNECTIONS = 20
/** Requests cut off at the end of a turn are still answered; the next turn begins without them. */
const SETTLE_MS = 300

export interface HotRead {
  readonly path: string
  readonly perSecond: number
  readonly floorPerSecond: number
  /** Requests a second of a bare Fastify + pg answer of one row over ours: how many times ours costs. */
  readonly timesFloor: number
}

async function perSecond(url: string, cookie: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: { cookie } })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`)
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  return result.requests.average
}

async function measure(path: string, ours: string, floorUrl: string, cookie: string): Promise<HotRead> {
  await perSecond(ours, cookie)
  let [read, floor] = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    floor += await perSecond(floorUrl, '')
    read += await perSecond(ours, cookie)
  }
  return { path, perSecond: read / ROUNDS, floorPerSecond: floor / ROUNDS, timesFloor: floor / read }
}

/** The floor: the least that Fastify and pg can do, one indexed row as JSON, no session, no policy. */
async function openFloor(ownerUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 20 })
  const server = fastify()
  server.get('/', async () => {
    const { rows } = await pool.query<{ id: number }>('select id, code, title from plan where id = $1', [1])
    return rows
  })
  await server.listen({ port: 0 })
  return {
    url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`,
    async close() {
      await server.close()
      await pool.end()
    },
  }
}

const PATHS = [
  '/api/session',
  '/api/tasks',
  '/api/overview',
  '/api/periods/2019-09',
  '/api/reports/2019-09/410181',
  '/api/search?q=sly',
]

/** Reads that a page waits for, over the trial data, beside the floor in the same run. */
export async function benchHotReads(): Promise<HotRead[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-'))
  chmodSync(dataDir, 0o755)
  const app = await boot(readConfig({ DATA_DIR: dataDir, TRIAL_PASSWORD: 'Yanshi-2019-mima', TRIAL_SCALE: '0' }))
  const server = await buildHttp(app)
  try {
    await server.listen({ port: 0, host: '127.0.0.1' })
    const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    const signedIn = await fetch(`${base}/api/session/trial`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'office' }),
    })
    const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    const floor = await openFloor(app.connections.ownerUrl)
    const reads: HotRead[] = []
    for (const p of PATHS) reads.push(await measure(p, `${base}${p}`, floor.url, cookie))
    await floor.close()
    return reads
  } finally {
    await server.close()
    await shutDown(app, true)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const r of await benchHotReads())
    console.log(
      `${r.path}: ${r.timesFloor.toFixed(1)} × floor (${r.perSecond.toFixed(0)}/s; bare Fastify + pg, one row: ${r.floorPerSecond.toFixed(0)}/s)`,
    )
}
