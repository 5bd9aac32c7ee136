import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { canEnter, findBinaries, OPEN_PLACE, type Binaries, type RunAs } from './binaries.ts'

const run = promisify(execFile)

export interface Embedded {
  /** Connection as the superuser: only to make roles and databases. */
  readonly superUrl: string
  readonly port: number
  /** false: it was running already (another process of ours, or the orphan of a killed one). */
  readonly startedHere: boolean
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })
}

/** The password lives beside the data, readable by the owner alone. */
function readSecret(dataDir: string): string {
  const file = path.join(dataDir, 'database-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** As root under a closed folder the cluster lies at OPEN_PLACE and `dir` is a link to it. */
function placeCluster(dir: string, runAs: RunAs): string {
  mkdirSync(path.dirname(dir), { recursive: true })
  if (runAs.uid === undefined || canEnter(path.dirname(dir), runAs)) return dir
  const real = path.join(OPEN_PLACE, createHash('sha256').update(dir).digest('hex').slice(0, 16))
  mkdirSync(real, { recursive: true, mode: 0o755 })
  const cluster = path.join(real, 'db')
  if (!existsSync(dir)) {
    rmSync(cluster, { recursive: true, force: true })
    symlinkSync(cluster, dir)
  }
  return cluster
}

/** An initdb that was killed with its node goes on for a while; what is older than this is nobody's. */
const ABANDONED_MS = 120_000

async function removeAbandoned(cluster: string): Promise<void> {
  const parent = path.dirname(cluster)
  const prefix = `${path.basename(cluster)}.new-`
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const { mtimeMs } = await stat(path.join(parent, name))
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path.join(parent, name), { recursive: true, force: true })
  }
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a killed first start leaves no half of one. */
async function initialise(b: Binaries, cluster: string, secret: string): Promise<void> {
  await removeAbandoned(cluster)
  const fresh = `${cluster}.new-${randomBytes(4).toString('hex')}`
  const passwordFile = `${fresh}.pw`
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, secret, { mode: 0o600 })
  if (b.runAs.uid !== undefined && b.runAs.gid !== undefined) {
    chownSync(fresh, b.runAs.uid, b.runAs.gid)
    chownSync(passwordFile, b.runAs.uid, b.runAs.gid)
  }
  try {
    await run(path.join(b.bin, 'initdb'), ['-D', fresh, '-U', 'postgres', `--pwfile=${passwordFile}`, ...INITDB], {
      ...b.runAs,
      cwd: '/',
      env: ENVIRONMENT,
    })
    await rename(fresh, cluster).catch((error: NodeJS.ErrnoException) => {
      // Another process of ours was first.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    rmSync(passwordFile, { force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

/** The port in postmaster.pid when that server answers; the file of a dead one is left for PostgreSQL to clear. */
async function runningPort(cluster: string, secret: string): Promise<number | null> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !isAlive(pid)) return null
  for (let attempt = 0; attempt < 100; attempt++) {
    if (port && (await answers(port, secret))) return port
    if (!isAlive(pid)) return null
    await new Promise((r) => setTimeout(r, 100))
  }
  return null
}

/** A server that ended but whose parent has not fetched its end (a container without init) is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const status = `/proc/${pid}/status`
  return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'))
}

function serverPid(cluster: string): number | null {
  const file = path.join(cluster, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) || null : null
}

/**
 * PostgreSQL removes its pid file before its process ends, so pg_ctl answers a moment too early:
 * a folder moved or removed in that moment would be pulled from under a live server.
 */
async function stopServer(b: Binaries, cluster: string): Promise<void> {
  const pid = serverPid(cluster)
  await run(path.join(b.bin, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-D', cluster], {
    ...b.runAs,
    cwd: '/',
    env: ENVIRONMENT,
  }).catch(() => undefined)
  for (let attempt = 0; pid !== null && isAlive(pid) && attempt < 200; attempt++)
    await new Promise((r) => setTimeout(r, 50))
}

function superUrl(port: number, secret: string): string {
  return `postgres://postgres:${secret}@127.0.0.1:${port}/postgres`
}

async function answers(port: number, secret: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superUrl(port, secret), connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** By code point, as C.UTF-8 orders too, but compared byte by byte instead of by a call of the system's for each pair. */
const LOCALE = ['--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
const INITDB = ['--auth=scram-sha-256', '--encoding=UTF8', ...LOCALE, '--no-instructions']

/** Nothing of our own environment reaches the server. */
const ENVIRONMENT = { LC_ALL: 'C.UTF-8', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }

const FLAGS = [
  '-c listen_addresses=127.0.0.1',
  "-c unix_socket_directories=''",
  '-c max_connections=120',
  '-c shared_buffers=256MB',
  // At each checkpoint every page is written whole once more: a ledger of 100,000 rows should not meet several.
  '-c max_wal_size=2GB',
  // By default 8 MB of these buffers: who imports would write the log itself, and wait for the disk, before its writer came round.
  '-c wal_buffers=64MB',
  '-c timezone=Asia/Shanghai',
  // A page of a disk without a head is read from anywhere alike; by the default of 4 a list would sooner read a whole table than its index.
  '-c random_page_cost=1.1',
]

async function startServer(b: Binaries, cluster: string): Promise<number> {
  const log = path.join(cluster, 'server.log')
  const port = await freePort()
  await run(
    path.join(b.bin, 'pg_ctl'),
    ['start', '-w', '-t', '60', '-D', cluster, '-l', log, '-o', [`-p ${port}`, ...FLAGS].join(' ')],
    {
      ...b.runAs,
      cwd: '/',
      env: ENVIRONMENT,
    },
  )
  return port
}

/**
 * Starts the server under `dir`, or adopts the one that a killed process left running.
 * Retries for a few seconds: a server that is just shutting down refuses until it is gone.
 */
export async function startEmbedded(dir: string): Promise<Embedded> {
  const b = findBinaries()
  const dataDir = path.dirname(dir)
  mkdirSync(dataDir, { recursive: true })
  const cluster = placeCluster(dir, b.runAs)
  const secret = readSecret(dataDir)
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) await initialise(b, cluster, secret)
  const stop = (): Promise<void> => stopServer(b, cluster)
  let failure: unknown
  for (let attempt = 0; attempt < 5; attempt++) {
    const adopted = await runningPort(cluster, secret)
    if (adopted !== null) return { superUrl: superUrl(adopted, secret), port: adopted, startedHere: false, stop }
    try {
      const port = await startServer(b, cluster)
      return { superUrl: superUrl(port, secret), port, startedHere: true, stop }
    } catch (error) {
      failure = error
      await new Promise((r) => setTimeout(r, 1000))
    }
  }
  const why = failure instanceof Error ? failure.message : String(failure)
  throw new Error(`内置数据库启动失败，日志在 ${path.join(cluster, 'server.log')}。\n${why}`)
}
