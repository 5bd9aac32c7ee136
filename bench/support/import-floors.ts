import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { fileSource, openRegisterFile, type RegisterRow } from '@gongjian/office'
import type { Register } from '@gongjian/domain/register/register.ts'
import { snake } from '../../server/src/register/table/column-kinds.ts'
import type { App } from '../../server/src/app.ts'

export interface FileOfRows {
  readonly app: App
  readonly register: Register
  readonly file: string
  /** Of the workbook, with their types. */
  readonly columns: Readonly<Record<string, string>>
}

/** As COPY reads it; the rows of a bench hold no tabs and no line ends. */
function lineOf(cells: RegisterRow, columns: readonly string[]): string {
  return columns.map((c) => String(cells[c] ?? '\\N')).join('\t')
}

async function asOwner<T>(app: App, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: app.connections.ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function* linesOf({ register, file, columns }: FileOfRows, also: (cells: RegisterRow) => string) {
  const source = await fileSource(file)
  try {
    const opened = await openRegisterFile(source, file, register)
    const names = Object.keys(columns)
    for await (const rows of opened.rows())
      yield rows.map((r) => `${lineOf(r.cells, names)}${also(r.cells)}\n`).join('')
  } finally {
    await source.close()
  }
}

/** The hardest floor: COPY into a bare temporary table takes each row while the next is read, and leaves nothing that anyone could find. Milliseconds. */
export async function copyWhileReading(of: FileOfRows): Promise<number> {
  return asOwner(of.app, async (client) => {
    const began = performance.now()
    const typed = Object.entries(of.columns).map(([c, type]) => `"${snake(c)}" ${type}`)
    await client.query(`create temp table floor (${typed.join(', ')})`)
    await pipeline(
      linesOf(of, () => ''),
      client.query(copyFrom('copy floor from stdin')),
    )
    return performance.now() - began
  })
}

/** Column → value of what the register's table asks of a row and the file does not say. */
type Also = Readonly<Record<string, string | number>>

async function alsoOf(client: pg.Client, table: string): Promise<Also> {
  const { rows } = await client.query<Also>(`select plan_id, unit_id, task_id, stage, source, created_by, updated_by,
    created_at::text, updated_at::text from ${table} limit 1`)
  return rows[0] ?? {}
}

/**
 * Reading the file, then COPY of its rows into the register's own table with its keys and indexes: by its owner, so that no policy binds, and
 * with its triggers off, so that there is no index of all items, no history and no hub. Some rows must stand there already. Milliseconds.
 */
export async function readThenCopy(of: FileOfRows, table: string, mark: string): Promise<number> {
  return asOwner(of.app, async (client) => {
    const also = await alsoOf(client, table)
    const rest = Object.values(also).join('\t')
    await client.query(`alter table ${table} no force row level security; alter table ${table} disable trigger user`)
    const began = performance.now()
    const read: string[] = []
    for await (const lines of linesOf(
      of,
      (c) => `\t${rest}\t${mark} ${String(c['enterprise'])} ${String(c['facility'])}`,
    ))
      read.push(lines)
    const names = [...Object.keys(of.columns).map(snake), ...Object.keys(also), 'natural_key']
    await pipeline(read, client.query(copyFrom(`copy ${table} (${names.join(', ')}) from stdin`)))
    const ms = performance.now() - began
    await client.query(`alter table ${table} enable trigger user; alter table ${table} force row level security`)
    return ms
  })
}
