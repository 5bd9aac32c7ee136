import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { pack as tarPack, type Pack } from 'tar-stream'
import type { App } from '../app.ts'
import type { Manifest } from './manifest.ts'
import { columnsOf, migrationsOf, tablesInOrder } from './tables.ts'

function quoted(names: readonly string[]): string {
  return names.map((n) => `"${n}"`).join(', ')
}

async function copyTable(client: pg.Client, table: string, folder: string): Promise<Manifest['tables'][number]> {
  const columns = await columnsOf(client, table)
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const copy = client.query(copyTo(`copy "${table}" (${quoted(columns)}) to stdout`))
  await pipeline(copy, hashing, createWriteStream(path.join(folder, table)))
  return { name: table, columns, rows: copy.rowCount, sha256: hash.digest('hex') }
}

async function addEntry(tar: Pack, name: string, file: string): Promise<void> {
  const { size } = await stat(file)
  const entry = tar.entry({ name, size })
  await pipeline(createReadStream(file), entry)
}

function addText(tar: Pack, name: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => tar.entry({ name }, text, (error) => (error ? reject(error) : resolve())))
}

/** Everything as of one instant: a repeatable-read snapshot holds while others go on writing. */
async function snapshot(client: pg.Client, folder: string, takenAt: string): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only')
  const tables: Manifest['tables'] = []
  for (const table of await tablesInOrder(client)) tables.push(await copyTable(client, table, folder))
  const files = await client.query<{ sha256: string }>(
    'select sha256 from attachment union select thumbnail from attachment where thumbnail is not null order by 1',
  )
  const head = await client.query<{ hash: string }>('select hash from history_block order by seq desc limit 1')
  const migrations = await migrationsOf(client)
  await client.query('commit')
  return {
    format: 'gongjian-backup-1',
    takenAt,
    migrations,
    tables,
    files: files.rows.map((f) => f.sha256),
    historyHead: head.rows[0]?.hash ?? null,
  }
}

async function writeArchive(app: App, manifest: Manifest, folder: string, out: string): Promise<void> {
  const tar = tarPack()
  const written = pipeline(tar, createGzip({ level: 6 }), createWriteStream(out, { mode: 0o600 }))
  await addText(tar, 'manifest.json', JSON.stringify(manifest, null, 2))
  for (const { name } of manifest.tables) await addEntry(tar, `tables/${name}`, path.join(folder, name))
  for (const sha256 of manifest.files) {
    const file = await app.files.borrow(sha256)
    await addEntry(tar, `files/${sha256}`, file.path).finally(() => file.giveBack())
  }
  const trial = path.join(app.config.dataDir, 'trial-password')
  if (existsSync(trial)) await addEntry(tar, 'trial-password', trial)
  tar.finalize()
  await written
}

/**
 * Writes one `.tar.gz` with every table, every attachment and the sums; the file appears under its name only when it is whole.
 * Runs as the owner, beside the running product.
 */
export async function backup(app: App, out: string): Promise<Manifest> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gongjian-backup-'))
  const client = new pg.Client({ connectionString: app.connections.ownerUrl })
  await client.connect()
  const part = `${out}.part`
  try {
    const manifest = await snapshot(client, folder, new Date().toISOString())
    await mkdir(path.dirname(path.resolve(out)), { recursive: true })
    await writeArchive(app, manifest, folder, part)
    await rename(part, out)
    return manifest
  } finally {
    await client.end()
    await rm(folder, { recursive: true, force: true })
    await rm(part, { force: true })
  }
}
