import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import fastify from 'fastify'
import pg from 'pg'
import { perSecond } from './support/per-second.ts'
import { startTrialServer } from './support/trial-server.ts'

/** Floor and read take turns, so that whatever else the machine does falls on both. */
const ROUNDS = 5
const CONNECTIONS = 20

export interface HotRead {
  readonly path: string
  readonly perSecond: number
  readonly floorPerSecond: number
  /** Requests a second of a bare Fastify + pg answer of one row over ours: how many times ours costs. */
  readonly timesFloor: number
}

async function measure(path: string, ours: string, floorUrl: string, cookie: string): Promise<HotRead> {
  await perSecond(ours, cookie, CONNECTIONS)
  let [read, floor] = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    floor += await perSecond(floorUrl, '', CONNECTIONS)
    read += await perSecond(ours, cookie, CONNECTIONS)
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
  const server = await startTrialServer()
  try {
    const { app, base } = server
    const cookie = await server.signIn('office')
    const floor = await openFloor(app.connections.ownerUrl)
    const reads: HotRead[] = []
    for (const p of PATHS) reads.push(await measure(p, `${base}${p}`, floor.url, cookie))
    await floor.close()
    return reads
  } finally {
    await server.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const r of await benchHotReads())
    console.log(
      `${r.path}: ${r.timesFloor.toFixed(1)} × floor (${r.perSecond.toFixed(0)}/s; bare Fastify + pg, one row: ${r.floorPerSecond.toFixed(0)}/s)`,
    )
}
