import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileSource } from '@gongjian/office'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { inTransaction } from '../src/db/transaction.ts'
import { importFile } from '../src/register/import/import-file.ts'
import type { Outcome } from '../src/register/import/import-rows.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { readCast } from './permission-cast.ts'

let server: TestServer
let dir: string
beforeAll(async () => {
  server = await startTestServer()
  dir = await mkdtemp(path.join(os.tmpdir(), 'gongjian-lots-'))
})
afterAll(async () => {
  await server.close()
  await rm(dir, { recursive: true, force: true })
})

const HEADS = '企业名称,设备名称,窑炉类型,炉膛直径'

/** As the command line does it: held and written lot by lot, in one transaction. */
async function imported(name: string, lines: readonly string[]): Promise<Outcome[]> {
  const kilns = registers.find((r) => r.id === 'kilns')
  const actor = (await readCast(server)).actors.find((a) => a.login === 'gongyi-clerk')
  if (!kilns || !actor) throw new Error('no kilns or no clerk')
  const file = path.join(dir, name)
  await writeFile(file, [HEADS, ...lines].join('\n'))
  const source = await fileSource(file)
  const all: Outcome[] = []
  const take = (outcomes: readonly Outcome[]): Promise<void> => Promise.resolve(void all.push(...outcomes))
  try {
    const given = { source, name, choices: {}, emptyClears: false }
    await inTransaction(server.app, actor, (ctx) => importFile(ctx, kilns, given, true, take))
    return all
  } finally {
    await source.close()
  }
}

function countOf(outcomes: readonly Outcome[], kind: Outcome['kind']): number {
  return outcomes.filter((o) => o.kind === kind).length
}

async function standing(like: string): Promise<{ enterprises: number; items: number }> {
  const { rows } = await sql<{ enterprises: number; items: number }>`
    select (select count(*)::int from enterprise where name like ${like}) as enterprises,
      (select count(*)::int from reg_kilns where enterprise like ${like}) as items`.execute(
    server.app.connections.owner,
  )
  return rows[0] ?? { enterprises: 0, items: 0 }
}

describe('an import in lots', () => {
  it('the second of two rows for one item is refused, however far apart, also of an enterprise that the first one made', async () => {
    const lines = Array.from({ length: 2600 }, (_, i) => `分批${i}号厂,1号炉,热风炉,1.2`)
    lines[2500] = '分批7号厂,1号炉,热风炉,9.9'
    const outcomes = await imported('分批.csv', lines)
    expect([countOf(outcomes, 'created'), countOf(outcomes, 'refused'), countOf(outcomes, 'updated')]).toEqual([
      2599, 1, 0,
    ])
    expect(outcomes.find((o) => o.kind === 'refused')?.problems[0]?.message).toMatch(/^与第 9 行是同一条目/)
    const again = await imported('分批.csv', lines)
    expect([countOf(again, 'unchanged'), countOf(again, 'refused')]).toEqual([2599, 1])
  })

  it('two who import the same new names at once enter each once', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `同时${i}号厂,1号炉,热风炉,1.2`)
    const [one, two] = await Promise.all([imported('同时一.csv', lines), imported('同时二.csv', lines)])
    const made = [countOf(one, 'created'), countOf(two, 'created')].sort((a, b) => a - b)
    expect(made).toEqual([0, 400])
    expect(await standing('同时%')).toEqual({ enterprises: 400, items: 400 })
  })
})
