import { sql } from 'kysely'
import type { Tx } from '../db/actor.ts'
import type { StoredRow } from './history-reader.ts'

interface UnitName {
  readonly code: string
  readonly name: string
}
interface TaskName {
  readonly code: string
  readonly title: string
}

/** Names for the ids that stored rows hold. */
export interface HistoryNames {
  unit(id: number): UnitName | undefined
  task(id: number): TaskName | undefined
  township(code: string): string | undefined
  /** `王芳（wangfang）` */
  account(id: string): string | undefined
}

/** An auditor may not read accounts, so a name comes from the account's own last row in the history. */
async function accountNames(tx: Tx, planId: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ ref: string; label: string }>`
    select x.ref, l.label from unnest(${ids}::text[]) as x (ref) cross join lateral (
      select (coalesce(h.after, h.before)->>'name') || '（' || (coalesce(h.after, h.before)->>'login') || '）' as label
      from history h where h.plan_id = ${planId} and h.noun = 'account' and h.ref = x.ref order by h.id desc limit 1) l`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.ref, r.label]))
}

export async function readNames(tx: Tx, planId: number, rows: readonly StoredRow[]): Promise<HistoryNames> {
  const units = await tx.selectFrom('unit').select(['id', 'code', 'name']).where('plan_id', '=', planId).execute()
  const tasks = await tx.selectFrom('task').select(['id', 'code', 'title']).where('plan_id', '=', planId).execute()
  const members = rows.filter((r) => r.noun === 'membership').map((r) => String((r.after ?? r.before)?.account_id))
  const accounts = await accountNames(tx, planId, [...new Set(members)])
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
  }
}
