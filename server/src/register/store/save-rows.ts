import { sql, type RawBuilder } from 'kysely'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Tx } from '../../db/actor.ts'
import { quoted, snake } from '../table/column-kinds.ts'
import { nextPlannedSql } from '../table/next-planned-sql.ts'
import { shapeOf } from '../table/table-shape.ts'
import { PLAIN, type Columns } from './compose-row.ts'
import { refusalOf } from './database-refusals.ts'
import { tableSql } from './item-raw.ts'

export async function translated<T>(register: Register, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw refusalOf(register, error) ?? error
  }
}

/** Numbers for new items, from the one sequence of all registers. */
export async function takeIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return []
  const { rows } = await sql<{ id: number }>`
    select nextval('item_id_seq') as id from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map((r) => r.id)
}

const types = new WeakMap<Register, ReadonlyMap<string, string>>()

/** Column → its type, without what else the table says of it. */
function typesOf(register: Register): ReadonlyMap<string, string> {
  const known = types.get(register)
  if (known) return known
  const made = new Map(
    Object.entries(shapeOf(register).columns).map(([c, type]) => [c, /^\S+/.exec(type)?.[0] ?? type]),
  )
  types.set(register, made)
  return made
}

function typeOf(register: Register, column: string): string {
  return typesOf(register).get(column) ?? fail('internal', { id: column })
}

/** `{"a","b"}` */
function arrayText(values: readonly unknown[]): string {
  return `{${values.map((v) => `"${String(v).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function isReadFromText(type: string): boolean {
  return type === 'tsvector' || type.endsWith('[]')
}

function asText(type: string, value: unknown): unknown {
  return Array.isArray(value) && isReadFromText(type) ? arrayText(value) : value
}

/** `x (column type, …)`: of the columns that are named alone, since PostgreSQL looks for each of them in each row. */
function recordSql(register: Register, alias: string, columns: readonly string[]): RawBuilder<unknown> {
  const typed = columns.map((c) => sql`${sql.ref(c)} ${sql.raw(typeOf(register, c))}`)
  return sql`${sql.ref(alias)} (${sql.join(typed)})`
}

/**
 * Rows as a list of each column's values: of a record in JSON PostgreSQL makes a table of its names for every row, which is half of what
 * reading it takes. What is an array or the words of a search itself is read from its text.
 */
function listsSql(
  register: Register,
  alias: string,
  columns: readonly string[],
  rows: readonly Columns[],
): RawBuilder<unknown> {
  const lists = columns.map((c) => {
    const type = typeOf(register, c)
    return sql`${rows.map((r) => asText(type, r[c] ?? null))}::${sql.raw(isReadFromText(type) ? 'text' : type)}[]`
  })
  return sql`unnest(${sql.join(lists)}) as ${sql.ref(alias)} (${sql.join(columns.map((c) => sql.ref(c)))})`
}

/** From so many rows on the columns that none of them fills are left out: a ledger leaves half of them empty. */
const MANY = 100

/** Of few rows the same whatever is left empty, so that the statement is prepared once. */
function columnsOf(register: Register, rows: readonly Columns[]): string[] {
  const found = new Set(rows.length < MANY ? PLAIN : [])
  if (rows.length < MANY)
    for (const [key, { kind }] of Object.entries(register.fields)) if (kind !== 'computed') found.add(snake(key))
  for (const row of rows) for (const column in row) found.add(column)
  return [...found]
}

interface Told {
  readonly columns: readonly string[]
  readonly rows: readonly Columns[]
  readonly shared: Columns
}

/** What many rows have alike (their unit, stage, source) is told once: each value that PostgreSQL reads is read of each row. */
function toldOnce(rows: readonly Columns[], columns: readonly string[], shared: Columns): Told {
  const first = rows[0] ?? {}
  const alike =
    rows.length < MANY ? [] : columns.filter((c) => rows.every((r) => (r[c] ?? null) === (first[c] ?? null)))
  if (alike.length === 0) return { columns, rows, shared }
  const varying = columns.filter((c) => !alike.includes(c))
  return {
    columns: varying,
    rows: rows.map((r) => Object.fromEntries(varying.map((c) => [c, r[c]]))),
    shared: { ...Object.fromEntries(alike.filter((c) => first[c] != null).map((c) => [c, first[c]])), ...shared },
  }
}

/**
 * The statement that puts rows into the register, written down; it is sent by calling it. `shared`: columns that all the rows have
 * alike. What a row leaves out is null. Answers with the ids that were taken: a key that exists already is left out.
 */
export function insertRows(
  register: Register,
  given: readonly Columns[],
  sharedBy: Columns = {},
): (tx: Tx) => Promise<Set<number>> {
  if (given.length === 0) return () => Promise.resolve(new Set())
  const said = columnsOf(register, given)
  const { columns: named, rows, shared } = toldOnce(given, said, sharedBy)
  const alike = Object.keys(shared)
  const filled = new Map<string, string>()
  for (const c of named) {
    const type = typeOf(register, c)
    filled.set(c, isReadFromText(type) ? `x.${quoted(c)}::${type}` : `x.${quoted(c)}`)
  }
  for (const c of alike) filled.set(c, `s.${quoted(c)}`)
  const dayIn = (column: string): string => filled.get(column) ?? 'null::date'
  // What the guard of new items would write (routines-sql.ts), so that it need not be called. The trial's rows say it themselves, also
  // that there is none: their steps are planned already.
  if (!said.includes('next_planned')) filled.set('next_planned', nextPlannedSql(dayIn('planned'), dayIn('done')))
  const columns = sql.join([...filled.keys()].map((c) => sql.ref(c)))
  const taken = sql.raw([...filled.values()].join(', '))
  const from = listsSql(register, 'x', named, rows)
  const beside =
    alike.length === 0
      ? sql``
      : sql`cross join json_to_record(${JSON.stringify(shared)}::json) as ${recordSql(register, 's', alike)}`
  const statement = sql<{ id: number }>`insert into ${tableSql(register)} (${columns}) select ${taken}
    from ${from} ${beside} on conflict do nothing returning id`
  return async (tx) => new Set((await translated(register, statement.execute(tx))).rows.map((r) => r.id))
}

/** Each row carries its id and the version it was made from; returns the ids that were changed. What has changed since, or is hidden by the policies, is left as it is. */
export async function updateRows(
  tx: Tx,
  register: Register,
  planId: number,
  rows: readonly Columns[],
): Promise<Set<number>> {
  if (rows.length === 0) return new Set()
  const columns = Object.keys(rows[0] ?? {}).filter((c) => c !== 'id' && c !== 'version')
  const sets = sql.join(columns.map((c) => sql`${sql.ref(c)} = ${sql.ref(`x.${c}`)}`))
  const table = tableSql(register)
  const { rows: changed } = await translated(
    register,
    sql<{ id: number }>`update ${table} t set ${sets}
      from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json) x
      where t.plan_id = ${planId} and t.id = x.id and t.version = x.version returning t.id`.execute(tx),
  )
  return new Set(changed.map((r) => r.id))
}

/** For one item: what the database left out is a refusal. */
export function mustHave(ids: ReadonlySet<number>, id: number): void {
  if (!ids.has(id)) fail('item-refused', { why: '本单位已有相同的条目，请先核对；如确为两条，请改写名称以示区别' })
}
