import type { Part } from '@gongjian/domain/unit/unit.ts'
import type { Tx } from '../db/actor.ts'
import { implement } from '../operation/implementation.ts'
import { readUnits } from './unit-reader.ts'

async function countTownships(tx: Tx, planId: number): Promise<Map<number | null, number>> {
  const rows = await tx
    .selectFrom('township')
    .select(['unit_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('plan_id', '=', planId)
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map((r) => [r.unit_id, r.count]))
}

interface PartRow {
  readonly unit_id: number
  readonly part: Part
  readonly code: string
}

async function readParts(tx: Tx, planId: number): Promise<Map<number, PartRow[]>> {
  const rows = await tx
    .selectFrom('task_unit as tu')
    .innerJoin('task as t', 't.id', 'tu.task_id')
    .select(['tu.unit_id', 'tu.part', 't.code'])
    .where('tu.plan_id', '=', planId)
    .orderBy('t.sort')
    .execute()
  return Map.groupBy(rows, (r) => r.unit_id)
}

export const listUnits = implement('listUnits', async ({ tx, actor, app }) => {
  const units = await readUnits(tx, actor.planId, app.clock.today())
  const townships = await countTownships(tx, actor.planId)
  const parts = await readParts(tx, actor.planId)
  return units.map(({ id, unit }) => {
    const tasks = (part: Part): string[] => (parts.get(id) ?? []).filter((p) => p.part === part).map((p) => p.code)
    return { ...unit, townships: townships.get(id) ?? 0, leads: tasks('lead'), cooperates: tasks('cooperating') }
  })
})
