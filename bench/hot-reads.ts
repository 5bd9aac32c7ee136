import { pathToFileURL } from 'node:url'
import { besideFloor, openFloor } from './support/floor.ts'
import { startTrialServer } from './support/trial-server.ts'

const TURNS = { rounds: 5, connections: 20 }

export interface HotRead {
  readonly path: string
  readonly perSecond: number
  readonly floorPerSecond: number
  /** Requests a second of a bare Fastify + pg answer of one row over ours: how many times ours costs. */
  readonly timesFloor: number
}

/** The least that can be asked: one row by its key. */
const ONE_ROW = [{ text: 'select id, code, title from plan where id = $1', values: [1] }]

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
    const floor = await openFloor(app.connections.ownerUrl, ONE_ROW)
    const reads: HotRead[] = []
    for (const path of PATHS) {
      const found = await besideFloor(floor, `${base}${path}`, cookie, TURNS)
      reads.push({ path, ...found, timesFloor: found.floorPerSecond / found.perSecond })
    }
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
