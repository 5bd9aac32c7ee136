import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '../config/config.ts'
import { startEmbedded, type Embedded } from './embedded.ts'
import { frugalPool } from './frugal-pool.ts'
import type { Database } from './schema.ts'

/** bigint ids stay below 2^53 here, and a count is a number to every reader. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
/** A business day is text; a Date would move with the machine's zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type Db = Kysely<Database>

export interface Connections {
  /** Policies apply: every operation of a person runs here. */
  readonly app: Db
  /** The owner of the tables: migrations, loading plans, jobs of the product, backup. Never a person's request. */
  readonly owner: Db
  readonly ownerUrl: string
  /** The database role of requests: what is made from the definitions is granted to it. */
  readonly appRole: string
  readonly embedded: Embedded | null
  close(): Promise<void>
}

/** `<database>_app`: roles are the cluster's, so several databases in one cluster each need their own. */
export function appRoleOf(database: string): string {
  return `${database}_app`
}

function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres'
}

/** A connection costs a process and a handshake, and it holds prepared statements: it outlives the pauses of a working day. */
const IDLE_MS = 300_000

function pool(url: string, role: string | null, max: number): pg.Pool {
  const made = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: IDLE_MS,
    // A page stops after some rows: to start workers for it takes longer, and takes the cores from who asks beside.
    ...(role ? { options: `-c role=${role} -c max_parallel_workers_per_gather=0` } : {}),
  })
  made.on('error', () => undefined)
  // A connection lost while someone holds it fails their query; without a listener it would end the process.
  made.on('connect', (client) => client.on('error', () => undefined))
  return made
}

function kysely(made: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: frugalPool(made) }) })
}

const OWNER = 'gongjian_owner'
const DATABASE = 'gongjian'

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** In our own cluster: a database and an owner who is no superuser, so that policies bind it as well. */
async function prepareCluster(embedded: Embedded, database: string): Promise<string> {
  const password = new URL(embedded.superUrl).password
  await withClient(embedded.superUrl, async (client) => {
    const owner = await client.query('select 1 from pg_roles where rolname = $1', [OWNER])
    if (owner.rowCount === 0) await client.query(`create role ${OWNER} login createrole password '${password}'`)
    const exists = await client.query('select 1 from pg_database where datname = $1', [database])
    if (exists.rowCount === 0) await client.query(`create database ${database} owner ${OWNER}`)
  })
  return `postgres://${OWNER}:${password}@127.0.0.1:${embedded.port}/${database}`
}

/** The role of requests: no login of its own, no right to pass a policy by; taken on connecting. */
async function prepareAppRole(ownerUrl: string, role: string): Promise<string> {
  await withClient(ownerUrl, async (client) => {
    const exists = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (exists.rowCount === 0) await client.query(`create role ${pg.escapeIdentifier(role)} nologin nobypassrls`)
    const version = await client.query<{ v: number }>("select current_setting('server_version_num')::int as v")
    // Since 16 whoever makes a role may hand it out but not take it, until told so.
    const [kind, suffix] = (version.rows[0]?.v ?? 0) >= 160000 ? ['set', ' with set true'] : ['member', '']
    const member = await client.query<{ ok: boolean }>('select pg_has_role(current_user, $1, $2) as ok', [role, kind])
    if (!member.rows[0]?.ok) await client.query(`grant ${pg.escapeIdentifier(role)} to current_user${suffix}`)
  })
  return role
}

export interface ConnectOptions {
  readonly database?: string
  readonly appConnections?: number
  /** A database copied from a template keeps the grants of the template's role. */
  readonly appRole?: string
}

export async function connect(config: Config, options: ConnectOptions = {}): Promise<Connections> {
  const embedded = config.database.kind === 'embedded' ? await startEmbedded(config.database.dir) : null
  const ownerUrl = embedded
    ? await prepareCluster(embedded, options.database ?? DATABASE)
    : config.database.kind === 'server'
      ? config.database.url
      : ''
  const role = await prepareAppRole(ownerUrl, options.appRole ?? appRoleOf(databaseName(ownerUrl)))
  const app = kysely(pool(ownerUrl, role, options.appConnections ?? 20))
  const owner = kysely(pool(ownerUrl, null, 6))
  return {
    app,
    owner,
    ownerUrl,
    appRole: role,
    embedded,
    async close() {
      await app.destroy()
      await owner.destroy()
    },
  }
}
