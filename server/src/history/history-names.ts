import { sql } from 'kysely'
import type { Tx } from '../db/actor.ts'
import type { StoredRow } from './history-reader.ts'
import { ITEM_NOUNS, namesItem } from './register-labels.ts'

interface UnitName {
  readonly code: string
  readonly name: string
}
interface TaskName {
  readonly code: string
  readonly label: string
  readonly title: string
}

/** Names for the ids that stored rows hold. */
export interface HistoryNames {
  unit(id: number): UnitName | undefined
  task(id: number): TaskName | undefined
  township(code: string): string | undefined
  /** `王芳（wangfang）` */
  account(id: string): string | undefined
  /** The title of an item. */
  item(id: number): string | undefined
  /** What the column of a table names by its number: an enterprise, a facility, a month. */
  referred(noun: string, column: string, id: number): string | undefined
}

/** What is numbered, and looked up in its own history. */
const REFERRED = ['enterprise', 'facility', 'period', 'report', 'season'] as const
type Referred = (typeof REFERRED)[number]

/** Columns that hold the number of a row elsewhere: `table.column` → what is numbered. */
const REFERENCES: Readonly<Record<string, Referred>> = {
  'enterprise.merged_into': 'enterprise',
  'facility.enterprise_id': 'enterprise',
  'facility.parent_id': 'facility',
  'enterprise_apart.a': 'enterprise',
  'enterprise_apart.b': 'enterprise',
  'period_summary.period_id': 'period',
  'report_version.report_id': 'report',
  'season_plan.season_id': 'season',
}

function referencesIn(rows: readonly StoredRow[], wanted: Referred): string[] {
  const columns = Object.entries(REFERENCES).filter(([, noun]) => noun === wanted)
  const ids = rows.flatMap((r) =>
    columns.flatMap(([key]) => {
      const [noun = '', column = ''] = key.split('.')
      return noun === r.noun ? [r.before?.[column], r.after?.[column]] : []
    }),
  )
  return [...new Set(ids.filter((id) => typeof id === 'number').map(String))]
}

/** Who reads the history may not read the tables (an auditor): so a name comes from the row's own last entry in the history. */
async function lastNames(
  tx: Tx,
  planId: number,
  noun: 'account' | Referred,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ ref: string; label: string }>`
    select x.ref, l.label from unnest(${ids}::text[]) as x (ref) cross join lateral (
      select coalesce(coalesce(h.after, h.before)->>'name', coalesce(h.after, h.before)->>'month') || coalesce('（' || (coalesce(h.after, h.before)->>'login') || '）', '') as label
      from history h where h.plan_id = ${planId} and h.noun = ${noun} and h.ref = x.ref order by h.id desc limit 1) l`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.ref, r.label]))
}

/** Titles of the items that fields of the rows name, out of their own history: one sequence numbers the items of all registers. */
async function itemTitles(tx: Tx, planId: number, rows: readonly StoredRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((r) =>
    [r.before, r.after].flatMap((image) => Object.entries(image ?? {}).filter(([c]) => namesItem(r.noun, c))),
  )
  const refs = [...new Set(ids.map(([, id]) => id).filter((id) => typeof id === 'number'))].map(String)
  if (refs.length === 0) return new Map()
  const { rows: found } = await sql<{ ref: string; title: string | null }>`
    select x.ref, l.title from unnest(${refs}::text[]) as x (ref) cross join lateral (
      select (array_agg(coalesce(h.after, h.before)->>'title' order by h.id desc))[1] as title from history h
      where h.plan_id = ${planId} and h.noun = any (${ITEM_NOUNS}::text[]) and h.ref = x.ref) l`.execute(tx)
  return new Map(found.flatMap((r): [string, string][] => (r.title === null ? [] : [[r.ref, r.title]])))
}

export async function readNames(tx: Tx, planId: number, rows: readonly StoredRow[]): Promise<HistoryNames> {
  const units = await tx.selectFrom('unit').select(['id', 'code', 'name']).where('plan_id', '=', planId).execute()
  const tasks = await tx
    .selectFrom('task')
    .select(['id', 'code', 'label', 'title'])
    .where('plan_id', '=', planId)
    .execute()
  const members = rows.filter((r) => r.noun === 'membership').map((r) => String((r.after ?? r.before)?.account_id))
  const accounts = await lastNames(tx, planId, 'account', [...new Set(members)])
  const referred = new Map<Referred, Map<string, string>>()
  for (const noun of REFERRED) referred.set(noun, await lastNames(tx, planId, noun, referencesIn(rows, noun)))
  const items = await itemTitles(tx, planId, rows)
  const unitById = new Map(units.map((u) => [u.id, u]))
  const taskById = new Map(tasks.map((t) => [t.id, t]))
  const codes = rows.flatMap((r) => [r.before?.township, r.after?.township]).filter((c) => typeof c === 'string')
  const townships =
    codes.length === 0
      ? []
      : await tx
          .selectFrom('township')
          .select(['code', 'name'])
          .where('plan_id', '=', planId)
          .where('code', 'in', [...new Set(codes)])
          .execute()
  const townshipByCode = new Map(townships.map((t) => [t.code, t.name]))
  return {
    township: (code) => townshipByCode.get(code),
    unit: (id) => unitById.get(id),
    task: (id) => taskById.get(id),
    account: (id) => accounts.get(id),
    item: (id) => items.get(String(id)),
    referred: (noun, column, id) => {
      const kind = REFERENCES[`${noun}.${column}`]
      return kind && referred.get(kind)?.get(String(id))
    },
  }
}
