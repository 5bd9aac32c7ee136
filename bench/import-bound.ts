import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { cleanRows, COLUMNS, importAll, kilns, writeFile } from './register-import.ts'
import { copyWhileReading } from './support/import-floors.ts'
import { processorTime } from './support/processor-time.ts'
import { startProduct, type Product } from './support/product.ts'

/** The five rows of a line of the ledger; what is made anew in each copy, so that no key meets another. */
const TABLES = {
  reg_kilns: { id: 'id + $off', natural_key: `natural_key || '/$off'` },
  item_index: { id: 'id + $off' },
  history: { ref: `(ref::bigint + $off)::text`, txid: 'pg_current_xact_id()' },
  facility: { kind: `kind || '/$off'` },
} as const
type Table = keyof typeof TABLES
const NAMES = Object.keys(TABLES) as Table[]

const READ = 'reading the file, COPY into a bare table'
const IMPORT = 'the import itself'
const BY_HAND = 'the five rows by hand, all indexes'

export interface Bound {
  readonly what: string
  /** Processor microseconds of PostgreSQL for the five rows of one line. */
  readonly micros: number
  /** By the clock. */
  readonly ms: number
}

/** Lays the rows of the last import aside, typed, with their images made. */
async function layAside(client: pg.Client, after: number): Promise<void> {
  await client.query(`create unlogged table aside_reg_kilns as select * from reg_kilns where id > ${after}`)
  await client.query(`create unlogged table aside_item_index as select * from item_index where id > ${after}`)
  await client.query(
    `create unlogged table aside_facility as select f.* from facility f join aside_reg_kilns r on r.facility_id = f.id`,
  )
  await client.query(`create unlogged table aside_history as select h.* from history h
    where (noun = 'reg_kilns' and ref::bigint > ${after}) or (noun = 'facility' and ref in (select id::text from aside_facility))`)
}

async function insertSql(client: pg.Client, table: Table): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = '' order by attnum`,
    [table],
  )
  const names = rows.map((r) => r.name)
  const anew: Readonly<Record<string, string>> = TABLES[table]
  const taken = names.map((n) => anew[n] ?? `"${n}"`)
  return `insert into ${table} (${names.map((n) => `"${n}"`).join(', ')}) select ${taken.join(', ')} from aside_${table}`
}

async function dropIndexes(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select indexname as name from pg_indexes where tablename = any ($1)
      and not exists (select 1 from pg_constraint c where c.conname = indexname)`,
    [NAMES],
  )
  for (const { name } of rows) await client.query(`drop index "${name}"`)
}

/** Set-based copies of the same rows by the owner, without our triggers and policies: no design that keeps these rows is below it. */
async function measure({ app, dataDir }: Product, rows: number): Promise<Bound[]> {
  const client = new pg.Client({ connectionString: app.connections.ownerUrl })
  await client.connect()
  const bounds: Bound[] = []
  let copy = 0
  try {
    const { rows: last } = await client.query<{ id: string }>('select max(id) as id from reg_kilns')
    const file = path.join(dataDir, 'bound.xlsx')
    await writeFile(file, cleanRows(rows, 20_000_000))
    const add = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      const [before, began] = [processorTime(dataDir).databaseMs, performance.now()]
      await work()
      const ms = performance.now() - began
      bounds.push({ what, micros: ((processorTime(dataDir).databaseMs - before) * 1000) / rows, ms })
    }
    await add(READ, () => copyWhileReading({ app, register: kilns, file, columns: COLUMNS }))
    await add(IMPORT, () => importAll(app, file, true))
    await layAside(client, Number(last[0]?.id ?? 0))
    for (const t of NAMES) await client.query(`alter table ${t} disable trigger user`)
    const statements: string[] = []
    for (const t of NAMES) statements.push(await insertSql(client, t))
    const time = async (what: string, prepare = ''): Promise<void> => {
      copy += 1
      if (prepare !== '') await client.query(prepare)
      await add(what, async () => {
        for (const s of statements) await client.query(s.replaceAll('$off', String(copy * 10_000_000)))
      })
    }
    await time('the first copy (fresh memory)')
    for (let n = 0; n < 3; n++) await time(BY_HAND)
    await time(
      'search words without their list of pending entries',
      'alter index item_index_tokens set (fastupdate = off)',
    )
    await dropIndexes(client)
    for (let n = 0; n < 3; n++) await time('keys alone, no other index')
    return bounds
  } finally {
    await client.end()
  }
}

export async function benchImportBound(rows = 20_000): Promise<Bound[]> {
  const product = await startProduct({ TRIAL: '0' })
  try {
    const file = path.join(product.dataDir, 'warm.xlsx')
    await writeFile(file, cleanRows(20_000))
    await importAll(product.app, file, true)
    return await measure(product, rows)
  } finally {
    await product.close()
  }
}

/** How much of the import's time reading the file and writing by hand what an import leaves behind would take. */
function byHand(bounds: readonly Bound[]): number {
  const of = (what: string): number[] => bounds.flatMap((b) => (b.what === what ? [b.ms] : [])).sort((a, b) => a - b)
  const [read, ours, rows] = [of(READ), of(IMPORT), of(BY_HAND)]
  return ((read[0] ?? 0) + (rows[Math.floor(rows.length / 2)] ?? 0)) / (ours[0] ?? 0)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const bounds = await benchImportBound(Number(process.argv[2] ?? 20_000))
  for (const { what, micros, ms } of bounds)
    console.log(`${micros.toFixed(0).padStart(5)} µs a row, ${ms.toFixed(0).padStart(6)} ms  ${what}`)
  console.log(
    `import: ${byHand(bounds).toFixed(2)} of reading the file and writing its five rows by hand, without checks`,
  )
}
