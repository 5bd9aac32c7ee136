import { sql } from 'kysely'
import { DomainError, fail } from '@gongjian/domain/error/codes.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Tx } from '../../db/actor.ts'
import { tableOf } from '../table/column-kinds.ts'
import type { Columns } from './compose-row.ts'
import { tableSql } from './item-raw.ts'

interface DatabaseRefusal {
  readonly code: string
  readonly constraint?: string
  readonly detail?: string
}

function isRefusal(error: unknown): error is DatabaseRefusal {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/** What the database itself refuses, in words: a check, the natural key, the double entry (double-entry-sql.ts). */
export function refusalOf(register: Register, error: unknown): DomainError | null {
  if (!isRefusal(error)) return null
  const table = tableOf(register.id)
  switch (error.code) {
    case '23505':
      return error.constraint === `${table}_natural_key`
        ? new DomainError('item-refused', { why: '本单位刚刚有人登记了相同的条目，请刷新后核对' })
        : null
    case '23514': {
      if (error.constraint === `${table}_own_due`)
        return new DomainError('item-refused', { why: '县区时限晚于方案时限，只可早于、不可晚于' })
      const number = Number(/_rule_(\d+)$/.exec(error.constraint ?? '')?.[1] ?? 0)
      const check = register.checks[number - 1]
      return check ? new DomainError('item-refused', { why: check.message }) : null
    }
    case 'GJ001':
      return new DomainError('item-refused', { why: `抵减量应等于排放量乘以替代比例（${error.detail ?? ''}）` })
    case 'GJ002':
      return new DomainError('item-refused', { why: '请填写削减量来源条目的编号' })
    case 'GJ003':
      return new DomainError('item-refused', { why: `来源条目 ${error.detail ?? ''} 不是可用的削减量，请核对编号` })
    case 'GJ004': {
      const details = JSON.parse(error.detail ?? '{}') as Record<string, number>
      return new DomainError('credit-overdrawn', details)
    }
    case 'GJ005':
      return new DomainError('item-refused', {
        why: `企业“${error.detail ?? ''}”刚刚并入了另一家，请刷新后重新选择企业`,
      })
    default:
      return null
  }
}

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

function columnsOf(rows: readonly Columns[]): string[] {
  return Object.keys(rows[0] ?? {})
}

/** What is null need not be said: most columns of most rows are empty, and both sides read all that is sent. */
function jsonOf(rows: readonly Columns[]): string {
  const said = (row: Columns): Columns => {
    const kept: Record<string, unknown> = {}
    for (const column in row) if (row[column] !== null && row[column] !== undefined) kept[column] = row[column]
    return kept
  }
  return JSON.stringify(rows.map(said))
}

/** So many rows in one statement: the next are written down while the database takes these. */
const ROWS_A_PART = 500

/** Every row has the same columns. Returns the ids that were taken: a key that exists already is left out. */
export async function insertRows(tx: Tx, register: Register, rows: readonly Columns[]): Promise<Set<number>> {
  const columns = sql.join(columnsOf(rows).map((c) => sql.ref(c)))
  const table = tableSql(register)
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS_A_PART) }, (_, i) =>
    sql<{ id: number }>`insert into ${table} (${columns})
      select ${columns} from json_populate_recordset(null::${table}, ${jsonOf(rows.slice(i * ROWS_A_PART, (i + 1) * ROWS_A_PART))}::json)
      on conflict do nothing returning id`.execute(tx),
  )
  // All are waited for: after a refusal the others only hear that the transaction is over.
  await Promise.allSettled(parts)
  const made = await translated(register, Promise.all(parts))
  return new Set(made.flatMap((m) => m.rows.map((r) => r.id)))
}

/** Each row carries its id and the version it was made from; returns the ids that were changed. What has changed since, or is hidden by the policies, is left as it is. */
export async function updateRows(
  tx: Tx,
  register: Register,
  planId: number,
  rows: readonly Columns[],
): Promise<Set<number>> {
  if (rows.length === 0) return new Set()
  const columns = columnsOf(rows).filter((c) => c !== 'id' && c !== 'version')
  const sets = sql.join(columns.map((c) => sql`${sql.ref(c)} = ${sql.ref(`x.${c}`)}`))
  const table = tableSql(register)
  const { rows: changed } = await translated(
    register,
    sql<{ id: number }>`update ${table} t set ${sets}
      from json_populate_recordset(null::${table}, ${jsonOf(rows)}::json) x
      where t.plan_id = ${planId} and t.id = x.id and t.version = x.version returning t.id`.execute(tx),
  )
  return new Set(changed.map((r) => r.id))
}

/** For one item: what the database left out is a refusal. */
export function mustHave(ids: ReadonlySet<number>, id: number): void {
  if (!ids.has(id)) fail('item-refused', { why: '本单位已有相同的条目，请先核对；如确为两条，请改写名称以示区别' })
}
