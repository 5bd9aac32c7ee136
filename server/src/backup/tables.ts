import type pg from 'pg'

/**
 * Sign-ins do not outlive a restore, and their tokens do not belong in a file. What was made from the definitions
 * (register_table) is made again by the version that restores. What an import has read is staged for the person who
 * waits for it, and read again from the file.
 */
const LEFT_OUT = new Set([
  'session',
  'kysely_migration',
  'kysely_migration_lock',
  'register_table',
  'import_job',
  'import_row',
])

interface Edge {
  readonly child: string
  readonly parent: string
}

/** Our tables, each after those that it refers to, read from the database itself: nothing is listed a second time. */
export async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const all = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' order by 1`,
  )
  const edges = await client.query<Edge>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  )
  const plain = (name: string): string => name.replaceAll('"', '')
  const parents = new Map<string, string[]>()
  for (const { child, parent } of edges.rows)
    parents.set(plain(child), [...(parents.get(plain(child)) ?? []), plain(parent)])
  const ordered: string[] = []
  const place = (name: string): void => {
    if (ordered.includes(name)) return
    for (const parent of parents.get(name) ?? []) place(parent)
    ordered.push(name)
  }
  for (const { name } of all.rows) place(name)
  return ordered.filter((name) => !LEFT_OUT.has(name))
}

/** A transaction's number means nothing in another cluster: there the row takes the number of the restore. */
const CLUSTER_COLUMNS = "not (attrelid = 'history'::regclass and attname = 'txid')"

/** Columns as the table has them now; named in every COPY, so that a later column's default fills what an older backup lacks. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const rows = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and ${CLUSTER_COLUMNS} order by attnum`,
    [`"${table}"`],
  )
  return rows.rows.map((r) => r.name)
}

export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const rows = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.rows.map((r) => r.name)
}
