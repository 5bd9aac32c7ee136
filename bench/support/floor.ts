import fastify from 'fastify'
import pg from 'pg'
import { perSecond } from './per-second.ts'

const POOL = 20

export interface Floor {
  readonly url: string
  close(): Promise<void>
}

/** The floor: Fastify and pg as they come, no session, no policy of ours; answers with the rows of its statements, one after another. */
export async function openFloor(databaseUrl: string, statements: readonly pg.QueryConfig[]): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL })
  const server = fastify()
  server.get('/', async () => {
    const answers = []
    for (const statement of statements) answers.push((await pool.query<Record<string, unknown>>(statement)).rows)
    return answers
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    async close() {
      await server.close()
      await pool.end()
    },
  }
}

export interface Turns {
  readonly rounds: number
  readonly connections: number
}

/** Answers a second of ours and of the floor. They take turns, so that whatever else the machine does falls on both. */
export async function besideFloor(
  floor: Floor,
  url: string,
  cookie: string,
  { rounds, connections }: Turns,
): Promise<{ perSecond: number; floorPerSecond: number }> {
  let [ours, theirs] = [0, 0]
  await perSecond(url, cookie, connections)
  await perSecond(floor.url, '', connections)
  for (let round = 0; round < rounds; round++) {
    theirs += await perSecond(floor.url, '', connections)
    ours += await perSecond(url, cookie, connections)
  }
  return { perSecond: ours / rounds, floorPerSecond: theirs / rounds }
}
