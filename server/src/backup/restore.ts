import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract as tarExtract } from 'tar-stream'
import { fail } from '@gongjian/domain/error/codes.ts'
import { connect } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { allRegisters, watchedRows } from '../plan/packs.ts'
import { holdTables } from '../register/table/hold-tables.ts'
import type { FileStore } from '../file/file-store.ts'
import { filesOf } from '../file/files-of.ts'
import type { Config } from '../config/config.ts'
import { Manifest } from './manifest.ts'
import { migrationsOf, tablesInOrder } from './tables.ts'

/** A backup that cannot be restored; the message says why and what to do. */
export class RestoreError extends Error {}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const ENTRY = /^(manifest\.json|trial-password|tables\/[a-z0-9_]+|files\/[0-9a-f]{64})$/

/** Unpacks under `folder`; a name that is none of ours is refused, so no entry lands elsewhere. */
async function unpack(archive: string, folder: string): Promise<void> {
  await mkdir(path.join(folder, 'tables'), { recursive: true })
  await mkdir(path.join(folder, 'files'), { recursive: true })
  const tar = tarExtract()
  tar.on('entry', (header, stream, next) => {
    if (!ENTRY.test(header.name)) {
      next(new RestoreError(`备份里有不认识的内容：${header.name}`))
      return
    }
    pipeline(stream, createWriteStream(path.join(folder, header.name), { mode: 0o600 })).then(() => next(), next)
  })
  try {
    await pipeline(createReadStream(archive), createGunzip(), tar)
  } catch (error) {
    throw error instanceof RestoreError ? error : new RestoreError('备份文件损坏或不是本系统的备份，请换一份')
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => '')
  const parsed = Manifest.safeParse(text ? JSON.parse(text) : null)
  if (!parsed.success) throw new RestoreError('备份缺少清单，不能恢复，请换一份')
  for (const t of parsed.data.tables) {
    if ((await sha256Of(path.join(folder, 'tables', t.name)).catch(() => '')) !== t.sha256)
      throw new RestoreError(`备份中的表 ${t.name} 与清单不符，文件已损坏`)
  }
  return parsed.data
}

async function fillTable(client: pg.Client, table: Manifest['tables'][number], folder: string): Promise<void> {
  const columns = table.columns.map((c) => `"${c}"`).join(', ')
  // COPY FROM is refused under policies; the transaction puts triggers and policies back before anyone sees the rows.
  await client.query(`alter table "${table.name}" disable trigger user, no force row level security`)
  const copy = client.query(copyFrom(`copy "${table.name}" (${columns}) from stdin`))
  await pipeline(createReadStream(path.join(folder, 'tables', table.name)), copy)
  if (copy.rowCount !== table.rows)
    throw new RestoreError(`表 ${table.name} 应有 ${table.rows} 行，实际 ${copy.rowCount} 行`)
  await client.query(`alter table "${table.name}" enable trigger user, force row level security`)
}

/** The next number of every identity column follows the highest restored one. */
async function setSequences(client: pg.Client): Promise<void> {
  const found = await client.query<{ tab: string; col: string; seq: string }>(
    `select c.relname as tab, a.attname as col, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as seq
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`,
  )
  for (const { tab, col, seq } of found.rows) {
    await client.query(
      `select setval($1, greatest((select coalesce(max("${col}"), 0) from "${tab}"), 1), (select count(*) > 0 from "${tab}"))`,
      [seq],
    )
  }
  await client.query("select setval('item_id_seq', (select coalesce(max(id), 0) + 1 from item_index), false)")
}

async function fillDatabase(ownerUrl: string, manifest: Manifest, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const have = await migrationsOf(client)
    const newer = manifest.migrations.filter((m) => !have.includes(m))
    if (newer.length > 0) throw new RestoreError(`备份来自更新的版本（${newer.join('、')}），请先升级程序`)
    const order = await tablesInOrder(client)
    const unknown = manifest.tables.filter((t) => t.rows > 0 && !order.includes(t.name)).map((t) => t.name)
    if (unknown.length > 0)
      throw new RestoreError(`备份里有本版本没有的数据表（${unknown.join('、')}），请用备份时的版本恢复后再升级`)
    await client.query('begin')
    for (const name of order) {
      const table = manifest.tables.find((t) => t.name === name)
      if (table) await fillTable(client, table, folder)
    }
    await setSequences(client)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function placeFiles(manifest: Manifest, folder: string, files: FileStore): Promise<void> {
  for (const sha256 of manifest.files) {
    const stream = createReadStream(path.join(folder, 'files', sha256)) as AsyncIterable<Buffer>
    const stored = await files.keep(await files.receive({ name: sha256, stream }, Number.MAX_SAFE_INTEGER))
    if (stored.sha256 !== sha256) throw new RestoreError(`附件 ${sha256} 与清单不符，备份已损坏`)
  }
}

/**
 * Restores a backup into the (new) data directory of `config`. A directory that holds a database already is refused:
 * nothing is ever overwritten.
 */
export async function restore(config: Config, archive: string): Promise<Manifest> {
  if (!existsSync(archive)) throw new RestoreError(`没有找到备份文件 ${archive}`)
  if (existsSync(config.dataDir) && readdirSync(config.dataDir).length > 0)
    fail('folder-not-empty', { dir: config.dataDir })
  const folder = path.join(config.dataDir, 'restore')
  await mkdir(folder, { recursive: true })
  try {
    await unpack(archive, folder)
    const manifest = await readManifest(folder)
    const connections = await connect(config)
    try {
      await migrate(connections.owner)
      await holdTables(connections, allRegisters(), watchedRows())
      await fillDatabase(connections.ownerUrl, manifest, folder)
      await placeFiles(manifest, folder, await filesOf(config))
      const trial = await readFile(path.join(folder, 'trial-password'), 'utf8').catch(() => null)
      if (trial !== null)
        await pipeline([trial], createWriteStream(path.join(config.dataDir, 'trial-password'), { mode: 0o600 }))
      return manifest
    } finally {
      await connections.close()
      await connections.embedded?.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
