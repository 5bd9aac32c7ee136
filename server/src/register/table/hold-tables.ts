import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Tx } from '../../db/actor.ts'
import type { Connections } from '../../db/connect.ts'
import type { Watched } from '../../sweep/changed-rows-sql.ts'
import { literal, quoted, seriesTableOf } from './column-kinds.ts'
import { commonPoliciesSql } from './common-policies-sql.ts'
import { itemPoliciesSql, seriesPoliciesSql } from './item-policies-sql.ts'
import { routinesSql } from './routines-sql.ts'
import { seriesShapeOf, shapeOf, type TableShape } from './table-shape.ts'
import { itemTriggersSql, seriesTriggersSql } from './triggers-sql.ts'
import { viewSql } from './view-sql.ts'

/** Two processes that start at once: the second waits and finds the tables there. */
const LOCK = 20190611

/** A definition that the database's table cannot follow by itself; the message names the migration to write. */
export class TableMismatch extends Error {}

interface Stored {
  readonly shape: TableShape
  /** Of policies, triggers and view. */
  readonly around: string
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** PostgreSQL cuts a name at 63 bytes; two that are cut alike would be one. */
function shortName(name: string): string {
  return name.length <= 63 ? name : `${name.slice(0, 54)}_${hashOf(name).slice(0, 8)}`
}

/** Generated columns that are days; the others are numbers. */
const DAYS = ['due', 'due_rule', 'start_by']

function columnSql(shape: TableShape, column: string): string {
  const expression = shape.generated[column]
  const type = column === 'title' ? 'text' : DAYS.includes(column) ? 'date' : 'float8'
  return expression === undefined
    ? `${quoted(column)} ${shape.columns[column]}`
    : `${quoted(column)} ${type} generated always as (${expression}) stored`
}

function namesOf(shape: TableShape): string[] {
  return [...Object.keys(shape.columns), ...Object.keys(shape.generated)]
}

function indexSql(shape: TableShape, name: string, isUnique: boolean): string {
  const definition = shape.indexes[name] ?? ''
  return `create ${isUnique ? 'unique ' : ''}index if not exists ${quoted(shortName(`${shape.table}_${name}`))} on ${quoted(shape.table)} ${definition.replace(/^unique /, '')};`
}

function commentSql(shape: TableShape, column: string): string {
  return `comment on column ${quoted(shape.table)}.${quoted(column)} is ${literal(shape.comments[column] ?? '')};`
}

function checkConstraintSql(shape: TableShape, name: string, option: '' | ' not valid' = ''): string {
  return `alter table ${quoted(shape.table)} add constraint ${quoted(shortName(`${shape.table}_${name}`))} check (${shape.checks[name]})${option};`
}

function createSql(shape: TableShape): string {
  const t = quoted(shape.table)
  const isItems = 'stage' in shape.columns
  return [
    `create table ${t} (${namesOf(shape)
      .map((c) => columnSql(shape, c))
      .join(', ')});`,
    ...(isItems ? [`alter table ${t} alter column id set default nextval('item_id_seq');`] : []),
    `alter table ${t} enable row level security;`,
    `alter table ${t} force row level security;`,
    `create policy owner_all on ${t} for all to current_user using (true) with check (true);`,
    `comment on table ${t} is ${literal(shape.title)};`,
    ...Object.keys(shape.checks).map((c) => checkConstraintSql(shape, c)),
    ...Object.keys(shape.indexes).map((i) => indexSql(shape, i, shape.indexes[i]?.startsWith('unique ') ?? false)),
    ...Object.keys(shape.comments).map((c) => commentSql(shape, c)),
  ].join('\n')
}

function added(now: Readonly<Record<string, string>>, before: Readonly<Record<string, string>>): string[] {
  return Object.keys(now).filter((k) => !(k in before))
}
function altered(now: Readonly<Record<string, string>>, before: Readonly<Record<string, string>>): string[] {
  return Object.keys(before).filter((k) => now[k] !== before[k])
}

/** What the database cannot do by itself without guessing at the rows that stand. */
function mustBeAdditive(now: TableShape, before: TableShape): void {
  const columns = altered(now.columns, before.columns).map((c) =>
    c in now.columns
      ? `column ${c} is ${before.columns[c]} and should be ${now.columns[c]}`
      : `column ${c} is no longer in the definition`,
  )
  const lost = Object.keys(before.generated)
    .filter((c) => !(c in now.generated))
    .map((c) => `computed column ${c} is no longer in the definition`)
  const strict = added(now.columns, before.columns)
    .filter((c) => /not null/.test(now.columns[c] ?? '') && !/default/.test(now.columns[c] ?? ''))
    .map((c) => `column ${c} may not be null`)
  const problems = [...columns, ...lost, ...strict]
  if (problems.length > 0)
    throw new TableMismatch(
      `${now.table}: ${problems.join('; ')}. Write a migration in server/src/db/migrations that alters ${now.table} (rename, convert or drop the column) and the shape kept in register_table`,
    )
}

/** What the index of all items repeats of a day that is reckoned otherwise than before. */
function reckonedSql({ table }: TableShape, columns: readonly string[]): string[] {
  const repeated = columns.filter((c) => c === 'due' || c === 'start_by').map(quoted)
  if (repeated.length === 0) return []
  const [here, there] = ['i', 't'].map((alias) => repeated.map((c) => `${alias}.${c}`).join(', '))
  return [
    `update item_index i set (${repeated.join(', ')}) = row(${there}) from ${quoted(table)} t where t.id = i.id and (${here}) is distinct from (${there});`,
  ]
}

/** New columns, indexes, comments; a formula, a due rule or a check that reads otherwise is computed anew. */
function alterSql(now: TableShape, before: TableShape): string {
  mustBeAdditive(now, before)
  const t = quoted(now.table)
  const regenerated = altered(now.generated, before.generated)
  const rechecked = altered(now.checks, before.checks)
  const dropCheck = (name: string): string =>
    `alter table ${t} drop constraint if exists ${quoted(shortName(`${now.table}_${name}`))};`
  // A check that reads a column that is made anew goes with it.
  const dependent = regenerated.length > 0 ? Object.keys(now.checks) : []
  const checks = [...new Set([...added(now.checks, before.checks), ...rechecked, ...dependent])].filter(
    (c) => c in now.checks,
  )
  const reindexed = altered(now.indexes, before.indexes)
  return [
    ...[...rechecked, ...dependent].map(dropCheck),
    ...(regenerated.length > 0 ? [`drop view if exists ${quoted(now.table.replace(/^reg_/, 'register_'))};`] : []),
    ...regenerated.map((c) => `alter table ${t} drop column ${quoted(c)};`),
    ...[...added(now.columns, before.columns), ...added(now.generated, before.generated), ...regenerated].map(
      (c) => `alter table ${t} add column ${columnSql(now, c)};`,
    ),
    // What stands may break a new rule, and is mended by people: only what is written from now on is held to it.
    ...checks.map((c) => checkConstraintSql(now, c, ' not valid')),
    ...reckonedSql(now, [...regenerated, ...added(now.generated, before.generated)]),
    ...reindexed.map((i) => `drop index if exists ${quoted(shortName(`${now.table}_${i}`))};`),
    // Indexes of a column that was made anew fell with it: `if not exists` makes those only.
    ...Object.keys(now.indexes).map((i) => indexSql(now, i, now.indexes[i]?.startsWith('unique ') ?? false)),
    ...Object.keys(now.comments)
      .filter((c) => now.comments[c] !== before.comments[c])
      .map((c) => commentSql(now, c)),
    ...(now.title === before.title ? [] : [`comment on table ${t} is ${literal(now.title)};`]),
  ].join('\n')
}

interface Wanted {
  readonly shape: TableShape
  readonly around: string
}

/** What the city keeps for all to read. */
function openOf(registers: readonly Register[]): string[] {
  return registers.filter((r) => r.keptBy === 'lead').map((r) => r.id)
}

function wantedOf(r: Register, open: readonly string[], watched: Watched | undefined): Wanted[] {
  const items = shapeOf(r)
  const own: Wanted = {
    shape: items,
    around: [
      itemPoliciesSql(r.id, items.table, Object.keys(items.columns), open),
      itemTriggersSql(r, watched),
      viewSql(r),
    ].join('\n'),
  }
  const series = r.series.map((s): Wanted => {
    const shape = seriesShapeOf(r, s)
    return {
      shape,
      around: [
        seriesPoliciesSql(r.id, seriesTableOf(r.id, s.id), Object.keys(shape.columns)),
        seriesTriggersSql(shape, s.id),
      ].join('\n'),
    }
  })
  return [own, ...series]
}

async function readStored(tx: Tx): Promise<Map<string, Stored>> {
  const rows = await tx.selectFrom('register_table').selectAll().execute()
  return new Map(rows.map((r) => [r.name, r.shape]))
}

async function isHeld(tx: Tx, everything: string): Promise<boolean> {
  const kept = await tx.selectFrom('register_table').select('shape').where('name', '=', EVERYTHING).executeTakeFirst()
  return kept?.shape.around === everything
}

async function keep(tx: Tx, name: string, shape: unknown): Promise<void> {
  await sql`insert into register_table (name, shape) values (${name}, ${JSON.stringify(shape)}::jsonb)
    on conflict (name) do update set shape = excluded.shape`.execute(tx)
}

function mustBeDistinct(wanted: readonly Wanted[]): void {
  const names = wanted.map((w) => w.shape.table)
  const twice = names.find((n, i) => names.indexOf(n) !== i)
  if (twice) throw new TableMismatch(`two definitions want the table ${twice}: give one of them another id`)
}

const ROUTINES = '#routines'
/** Hash of all that was held last: a start that finds it has nothing to read or compare. */
const EVERYTHING = '#everything'

/**
 * Holds every definition against the database, under one lock and in one transaction: makes what is missing, adds what is new,
 * refuses what would need a guess. `watched`: what a sweep looks at, by register. Returns the names of the tables that were made or changed.
 */
export async function holdTables(
  connections: Connections,
  registers: readonly Register[],
  watched: ReadonlyMap<string, Watched>,
): Promise<string[]> {
  const open = openOf(registers)
  const wanted = registers.flatMap((r) => wantedOf(r, open, watched.get(r.id)))
  mustBeDistinct(wanted)
  const common = [routinesSql(open, registers), commonPoliciesSql(open)].join('\n')
  const everything = hashOf(JSON.stringify([connections.appRole, common, wanted]))
  return connections.owner.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    if (await isHeld(tx, everything)) return []
    const stored = await readStored(tx)
    const run = async (text: string): Promise<void> => {
      if (text !== '') await sql.raw(text.replaceAll('APP_ROLE', quoted(connections.appRole))).execute(tx)
    }
    const changed: string[] = []
    if (stored.get(ROUTINES)?.around !== hashOf(common)) {
      await run(common)
      await keep(tx, ROUTINES, { around: hashOf(common) })
    }
    for (const { shape, around } of wanted) {
      const before = stored.get(shape.table)
      const isSame = before !== undefined && JSON.stringify(sorted(before.shape)) === JSON.stringify(sorted(shape))
      if (isSame && before.around === hashOf(around)) continue
      if (!isSame) await run(before ? alterSql(shape, before.shape) : createSql(shape))
      await run(around)
      await keep(tx, shape.table, { shape, around: hashOf(around) })
      changed.push(shape.table)
    }
    await keep(tx, EVERYTHING, { around: everything })
    return changed
  })
}

/** jsonb keeps keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}
