import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import type { Stage } from '@gongjian/domain/register/life.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Tx } from '../../db/actor.ts'
import type { SavedPlan } from '../../plan/save-pack.ts'
import { composeRow, type Columns } from './compose-row.ts'
import { insertRows } from './save-rows.ts'
import type { TakenEnterprise } from './take-enterprises.ts'

/** A row that the product itself puts into a register: what a plan names (seed) and the trial's. */
export interface PlacedRow {
  readonly id: number
  readonly unit: string | null
  readonly township: string | null
  readonly enterprise: TakenEnterprise | null
  readonly facility: { readonly id: number; readonly name: string } | null
  readonly title: string | null
  readonly common: Readonly<{
    person?: string | null
    planned?: string | null
    done?: string | null
    ownDue?: string | null
    point?: { longitude: number; latitude: number } | null
    source?: string | null
    remark?: string | null
  }>
  readonly values: FieldValues
  readonly stage: Stage
  /** Columns that no person writes. */
  readonly more?: Columns
  readonly by: string
  readonly at: string
}

/**
 * Puts rows into a register's table as they stand, through its own derivation (natural key, words to search, enterprise) and
 * its guards. Throws on a row that the definition refuses: a pack that contradicts itself does not load.
 */
export async function placeRows(
  tx: Tx,
  saved: SavedPlan,
  register: Register,
  rows: readonly PlacedRow[],
  trial: boolean,
): Promise<void> {
  const taskId = register.task === null ? null : (saved.tasks.get(register.task) ?? null)
  const columns = rows.map((row) => {
    const unitId = row.unit === null ? null : (saved.units.get(row.unit) ?? null)
    const read = { unitId, township: row.township, creditCode: undefined, values: row.values, problems: [] }
    const input = {
      ...row.common,
      title: row.title,
      facility: row.facility?.name ?? null,
      enterprise: row.enterprise?.name ?? null,
    }
    const composed = composeRow(register, input, read, null, row.enterprise ?? undefined)
    const wrong = composed.problems.find((p) => p.refuses)
    if (wrong) throw new Error(`${register.id} ${row.title ?? row.enterprise?.name ?? ''}: ${wrong.message}`)
    return {
      id: row.id,
      plan_id: saved.planId,
      task_id: taskId,
      ...composed.columns,
      facility_id: row.facility?.id ?? null,
      stage: row.stage,
      trial,
      version: 1,
      created_by: row.by,
      created_at: row.at,
      updated_by: row.by,
      updated_at: row.at,
      ...row.more,
    }
  })
  const made = await insertRows(register, columns)(tx)
  const lost = rows.find((r) => !made.has(r.id))
  if (lost) throw new Error(`${register.id}: two rows are one item: ${lost.title ?? lost.enterprise?.name ?? ''}`)
}

/** Township's name within a unit → its code. */
export function townshipCodes(pack: PlanPack): (unit: string, name: string) => string | null {
  const codes = new Map(pack.townships.map((t) => [`${t.unit ?? ''}/${t.name}`, t.code]))
  return (unit, name) => codes.get(`${unit}/${name}`) ?? null
}
