import type { Unit } from '@gongjian/domain/unit/unit.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import type { Tx } from '../db/actor.ts'

export interface UnitRow {
  readonly id: number
  readonly unit: Unit
}

/** The official name in force on the day: the last that had begun; before the first, the first. */
export function nameOn(names: readonly { name: string; validFrom: Day }[], day: Day): string {
  return names.findLast((n) => n.validFrom <= day)?.name ?? names[0]?.name ?? ''
}

/** Every unit with its names in the order they came into force; `name` is the one in force on `today`. */
export async function readUnits(tx: Tx, planId: number, today: Day): Promise<UnitRow[]> {
  const units = await tx.selectFrom('unit').selectAll().where('plan_id', '=', planId).orderBy('sort').execute()
  const rows = await tx
    .selectFrom('unit_name')
    .select(['unit_id', 'name', 'valid_from'])
    .where('plan_id', '=', planId)
    .orderBy('valid_from')
    .execute()
  const byUnit = Map.groupBy(rows, (n) => n.unit_id)
  return units.map((u) => {
    const names = (byUnit.get(u.id) ?? []).map((n) => ({ name: n.name, validFrom: n.valid_from }))
    return {
      id: u.id,
      unit: {
        code: u.code,
        kind: u.kind,
        name: nameOn(names, today) || u.name,
        short: u.short,
        names,
        aliases: u.aliases,
        countyCode: u.county_code,
      },
    }
  })
}

export async function getUnit(tx: Tx, planId: number, code: string, today: Day): Promise<UnitRow> {
  const rows = await readUnits(tx, planId, today)
  return rows.find((r) => r.unit.code === code) ?? fail('unit-not-found', { unit: code })
}

/** For writers: the id alone. */
export async function unitIdOf(tx: Tx, planId: number, code: string): Promise<number> {
  const row = await tx
    .selectFrom('unit')
    .select('id')
    .where('plan_id', '=', planId)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id ?? fail('unit-not-found', { unit: code })
}
