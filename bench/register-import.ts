import { createWriteStream } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { exportRegister, fileSource, type RegisterRow } from '@gongjian/office'
import { fail } from '@gongjian/domain/error/codes.ts'
import { registers } from '@gongjian/plan-zhengzhou-2019-37/registers/index.ts'
import type { App } from '../server/src/app.ts'
import type { Actor } from '../server/src/db/actor.ts'
import { inTransaction } from '../server/src/db/transaction.ts'
import { findPlanId } from '../server/src/plan/find-plan.ts'
import { importFile } from '../server/src/register/import/import-file.ts'
import { systemActor } from '../server/src/session/find-actor.ts'
import { tableOf } from '../server/src/register/table/column-kinds.ts'
import { copyWhileReading, readThenCopy, type FileOfRows } from './support/import-floors.ts'
import { processorTime, type ProcessorTime } from './support/processor-time.ts'
import { startProduct, type Product } from './support/product.ts'

export const kilns = registers.find((r) => r.id === 'kilns') ?? fail('register-not-found', { register: 'kilns' })
export const COLUMNS = {
  enterprise: 'text',
  facility: 'text',
  person: 'text',
  planned: 'date',
  kind: 'text',
  fuel: 'text',
  hearthDiameter: 'float8',
  compliant: 'boolean',
  remark: 'text',
}
const A_FURNACE_EACH = 20

/** A county's ledger: the twenty furnaces of each works stand together. */
export async function* cleanRows(count: number, from = 0): AsyncGenerator<RegisterRow> {
  await Promise.resolve()
  for (let i = from; i < from + count; i += 1)
    yield {
      enterprise: `第${Math.floor(i / A_FURNACE_EACH)}机械厂`,
      facility: `${i % A_FURNACE_EACH}号炉`,
      person: '张某',
      planned: '2020-06-30',
      kind: ['热风炉', '加热炉', '熔炼炉'][i % 3],
      fuel: ['煤', '天然气', '电'][i % 3],
      hearthDiameter: 0.5 + (i % 40) / 10,
      compliant: i % 2 === 0,
      remark: `第 ${i} 行`,
    }
}

async function clerkOf(app: App): Promise<Actor> {
  const planId = await findPlanId(app, app.config.plan)
  const { owner } = app.connections
  const unit = await owner
    .selectFrom('unit')
    .select(['id', 'code', 'name'])
    .where('code', '=', '410182')
    .executeTakeFirstOrThrow()
  return { ...systemActor(planId), role: 'county-clerk', unitId: unit.id, unitCode: unit.code, unitName: unit.name }
}

export async function importAll(app: App, file: string, write: boolean): Promise<number> {
  const source = await fileSource(file)
  const began = performance.now()
  try {
    const { counts } = await inTransaction(app, await clerkOf(app), (ctx) =>
      importFile(ctx, kilns, { source, name: file, choices: {}, emptyClears: false }, write, () => Promise.resolve()),
    )
    if (counts.refused > 0) throw new Error(`${counts.refused} of ${counts.rows} refused`)
    return performance.now() - began
  } finally {
    await source.close()
  }
}

/** What a piece of work took, by the clock and of the processors. */
interface Spent extends ProcessorTime {
  readonly ms: number
}

async function spent(dataDir: string, work: () => Promise<number>): Promise<Spent> {
  const before = processorTime(dataDir)
  const ms = await work()
  const after = processorTime(dataDir)
  return { ms, nodeMs: after.nodeMs - before.nodeMs, databaseMs: after.databaseMs - before.databaseMs }
}

export interface Round {
  /** Reading, then COPY into the register's own table. */
  readonly floor: Spent
  /** COPY into a bare table while reading. */
  readonly bare: Spent
  readonly import: Spent
}

/** Milliseconds of a floor over ours, which reads, holds and writes, with policies, hub and history. */
function ratioTo(floor: 'floor' | 'bare', rounds: readonly Round[]): number {
  const ratios = rounds.map((r) => r[floor].ms / r.import.ms).sort((a, b) => a - b)
  return ratios[Math.floor(ratios.length / 2)] ?? 0
}

export interface ImportFigures {
  readonly rows: number
  /** Of the median round. */
  readonly ratio: number
  readonly bareRatio: number
  /** Floor and ours take turns, so that whatever else the machine does falls on both; each round imports other rows. */
  readonly rounds: readonly Round[]
  readonly previewMs: number
}

const ROUNDS = 5
/** A server that has just started takes its memory page by page, and node its code function by function: neither is the import's. */
const WARM_ROWS = 20_000

export async function writeFile(file: string, rows: AsyncGenerator<RegisterRow>): Promise<void> {
  await pipeline(
    exportRegister({ register: kilns, columns: Object.keys(COLUMNS), rows, note: '' }, 'xlsx'),
    createWriteStream(file),
  )
}

async function runRounds({ app, dataDir }: Product, rows: number): Promise<{ rounds: Round[]; previewMs: number }> {
  const file = path.join(dataDir, 'clean.xlsx')
  await writeFile(file, cleanRows(WARM_ROWS))
  const rowsOf: FileOfRows = { app, register: kilns, file, columns: COLUMNS }
  const floor = (mark: string): Promise<number> => readThenCopy(rowsOf, tableOf(kilns.id), mark)
  await importAll(app, file, true)
  await floor('warm')
  const rounds: Round[] = []
  let previewMs = 0
  for (let n = 0; n < ROUNDS; n++) {
    await writeFile(file, cleanRows(rows, WARM_ROWS + n * rows))
    if (n === 0) previewMs = await importAll(app, file, false)
    rounds.push({
      floor: await spent(dataDir, () => floor(`round ${n}`)),
      bare: await spent(dataDir, () => copyWhileReading(rowsOf)),
      import: await spent(dataDir, () => importAll(app, file, true)),
    })
  }
  return { rounds, previewMs }
}

export async function benchRegisterImport(rows = 100_000): Promise<ImportFigures> {
  const product = await startProduct({ TRIAL: '0' })
  try {
    const { rounds, previewMs } = await runRounds(product, rows)
    const [ratio, bareRatio] = [ratioTo('floor', rounds), ratioTo('bare', rounds)]
    return { rows, ratio, bareRatio, rounds, previewMs: Math.round(previewMs) }
  } finally {
    await product.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { rows, ratio, bareRatio, rounds, previewMs } = await benchRegisterImport(Number(process.argv[2] ?? 100_000))
  console.log(`import of ${rows} rows: ${ratio.toFixed(2)} of reading the file, then COPY into the register's table`)
  console.log(`  ${bareRatio.toFixed(2)} of COPY into a bare table while reading (preview alone ${previewMs} ms)`)
  const each = ({ ms, nodeMs, databaseMs }: Spent): string =>
    `${Math.round(ms)} ms (processor µs a row: node ${Math.round((nodeMs * 1000) / rows)}, PostgreSQL ${Math.round((databaseMs * 1000) / rows)})`
  for (const r of rounds) {
    const perSecond = Math.round((rows * 1000) / r.import.ms)
    console.log(`  floor ${each(r.floor)}, bare ${each(r.bare)}, import ${each(r.import)}, ${perSecond} rows/s`)
  }
  console.log(`  load ${os.loadavg()[0]?.toFixed(1)} on ${os.availableParallelism()} processors`)
}
