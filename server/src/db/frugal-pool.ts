import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** A statement that a connection has sent this often is prepared: PostgreSQL then parses and plans it no more. */
const HOT_AFTER = 5
/** Each prepared plan stays in its connection's memory, so a text that varies (a list of ids) must not fill it. */
const MOST_PREPARED = 100
/** Texts that are counted before any is hot; what varies without end is forgotten with the rest. */
const MOST_COUNTED = 1000

const NOTHING_SENT = { rowCount: 0, rows: [] }

type Result<R> = PostgresQueryResult<R>

/**
 * One connection that saves messages; what PostgreSQL is told stays the same, in the same order.
 * `begin` waits for the first statement and goes out in one message with it where that has no parameters (db/actor.ts),
 * so a transaction and its actor cost one round trip; a transaction without a statement costs none.
 */
class FrugalClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #sent = new Map<string, number>()
  readonly #prepared = new Map<string, string>()
  #owed: string | null = null

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  query<R>(text: string, values: readonly unknown[]): Promise<Result<R>>
  query(cursor: object): never
  query<R>(text: string | object, values: readonly unknown[] = []): Promise<Result<R>> {
    if (typeof text !== 'string') throw new Error('a cursor reads past the statements that wait')
    return this.#send<R>(text, values)
  }

  async #send<R>(text: string, values: readonly unknown[]): Promise<Result<R>> {
    const owed = this.#owed
    this.#owed = null
    if (owed !== null && (text === 'commit' || text === 'rollback'))
      return { ...NOTHING_SENT, command: text === 'commit' ? 'COMMIT' : 'ROLLBACK' }
    if (text === 'begin') {
      this.#owed = text
      return { ...NOTHING_SENT, command: 'SELECT' }
    }
    if (values.length > 0) {
      if (owed !== null) await this.#client.query(owed)
      return (await this.#client.query(this.#configOf(text, values))) as unknown as Result<R>
    }
    if (owed === null) return (await this.#client.query(text)) as unknown as Result<R>
    // Of two statements in one message pg answers with both results.
    const both = (await this.#client.query(`${owed}; ${text}`)) as unknown as Result<R>[]
    return both.at(-1) ?? { ...NOTHING_SENT, command: 'SELECT' }
  }

  #configOf(text: string, values: readonly unknown[]): pg.QueryConfig {
    const config = { text, values: [...values] }
    const known = this.#prepared.get(text)
    if (known !== undefined) return { ...config, name: known }
    const sent = (this.#sent.get(text) ?? 0) + 1
    if (sent > HOT_AFTER && this.#prepared.size < MOST_PREPARED) {
      const name = createHash('sha1').update(text).digest('hex')
      this.#sent.delete(text)
      this.#prepared.set(text, name)
      return { ...config, name }
    }
    if (this.#sent.size >= MOST_COUNTED) this.#sent.clear()
    this.#sent.set(text, sent)
    return config
  }

  release(destroy?: boolean): void {
    this.#owed = null
    this.#client.release(destroy)
  }
}

/** The pool as Kysely uses it, through connections that save messages. */
export function frugalPool(pool: pg.Pool): PostgresPool {
  const made = new WeakMap<pg.PoolClient, FrugalClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const kept = made.get(client)
      if (kept) return kept
      const fresh = new FrugalClient(client)
      made.set(client, fresh)
      return fresh
    },
  }
}
