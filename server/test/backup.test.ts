import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backup } from '../src/backup/backup.ts'
import { restore, RestoreError } from '../src/backup/restore.ts'
import { boot, shutDown } from '../src/boot.ts'
import { readConfig, type Config } from '../src/config/config.ts'
import { startTestServer, type TestServer } from './harness.ts'

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await startTestServer()
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-backup-test-'))
  // The database's own user must enter it.
  chmodSync(folder, 0o755)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function configOf(dir: string): Config {
  const DATA_DIR = path.join(folder, dir)
  return readConfig({ DATA_DIR, TRIAL_PASSWORD: 'Yanshi-2019-mima', TRIAL_SCALE: '0', PLAN_TODAY: '2019-09-20' })
}

/** Someone goes on working: an event a few milliseconds apart, until told to stop. */
function keepWriting(): () => Promise<number> {
  let going = true
  const plan = server.app.connections.owner.selectFrom('plan').select('id').executeTakeFirstOrThrow()
  const done = (async () => {
    let written = 0
    const { id } = await plan
    while (going) {
      await server.app.connections.owner
        .insertInto('event')
        .values({
          plan_id: id,
          unit_id: null,
          task_id: null,
          kind: 'reminded',
          subject: `第 ${written} 次`,
          detail: '{}',
        })
        .execute()
      written++
    }
    return written
  })()
  return async () => {
    going = false
    return done
  }
}

describe('a backup taken while writing goes on', { timeout: 120_000 }, () => {
  it('restores into a new folder with equal counts, and its accounts still sign in', async () => {
    const stop = keepWriting()
    const file = path.join(folder, 'backup.tar.gz')
    const manifest = await backup(server.app, file)
    expect(await stop()).toBeGreaterThan(3)

    const restored = await restore(configOf('new'), file)
    expect(restored.tables).toEqual(manifest.tables)
    const app = await boot(configOf('new'))
    try {
      for (const table of manifest.tables) {
        const counted = await sql<{ count: number }>`select count(*) from ${sql.table(table.name)}`.execute(
          app.connections.owner,
        )
        expect([table.name, counted.rows[0]?.count]).toEqual([table.name, table.rows])
      }
      const counts = Object.fromEntries(manifest.tables.map((t) => [t.name, t.rows]))
      expect(counts).toMatchObject({ plan: 1, task: 23, township: 208 })
      // The sequences go on after the highest restored id.
      await app.connections.owner
        .insertInto('event')
        .values({ plan_id: 1, unit_id: null, task_id: null, kind: 'reminded', subject: '恢复之后', detail: '{}' })
        .execute()
    } finally {
      await shutDown(app, true)
    }
  })

  const refusals: [string, () => Promise<string>, string][] = [
    ['a file that is no backup', () => Promise.resolve(made('no.tar.gz', 'not a backup')), '不是本系统的备份'],
    ['no file at all', () => Promise.resolve(path.join(folder, 'missing.tar.gz')), '没有找到备份文件'],
  ]
  it.each(refusals)('%s is refused in words', async (name, file, words) => {
    const failure = await restore(configOf(`refused-${name.length}`), await file()).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(RestoreError)
    expect((failure as Error).message).toContain(words)
  })

  it('never overwrites a folder that holds something', async () => {
    made('full/keep.txt', 'mine')
    await expect(restore(configOf('full'), path.join(folder, 'backup.tar.gz'))).rejects.toThrow('不是空的')
  })
})

function made(name: string, text: string): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}
