import { fail } from '@gongjian/domain/error/codes.ts'
import type { Township } from '@gongjian/domain/unit/unit.ts'
import type { Tx } from '../db/actor.ts'
import { implement } from '../operation/implementation.ts'
import { unitIdOf } from './unit-reader.ts'

interface Asked {
  readonly code?: string | undefined
  readonly unit?: string | undefined
  readonly countyCode?: string | undefined
  readonly q?: string | undefined
}

async function readTownships(tx: Tx, planId: number, { code, unit, countyCode, q }: Asked): Promise<Township[]> {
  let query = tx
    .selectFrom('township as t')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .select(['t.code', 't.name', 't.kind', 't.county_code', 'u.code as unit'])
    .where('t.plan_id', '=', planId)
    .orderBy('t.code')
  if (code !== undefined) query = query.where('t.code', '=', code)
  if (unit !== undefined) query = query.where('u.code', '=', unit)
  if (countyCode !== undefined) query = query.where('t.county_code', '=', countyCode)
  if (q !== undefined && q.trim() !== '')
    query = query.where('t.name', 'like', `%${q.trim().replace(/[%_\\]/g, '\\$&')}%`)
  const rows = await query.execute()
  return rows.map((t) => ({ code: t.code, name: t.name, kind: t.kind, countyCode: t.county_code, unit: t.unit }))
}

export const listTownships = implement('listTownships', ({ tx, actor }, asked) =>
  readTownships(tx, actor.planId, asked),
)

/** Which body answers for a township; null: not yet assigned. */
export const assignTownship = implement('assignTownship', async ({ tx, actor }, { code, unit }) => {
  const unitId = unit === null ? null : await unitIdOf(tx, actor.planId, unit)
  await tx
    .updateTable('township')
    .set({ unit_id: unitId })
    .where('plan_id', '=', actor.planId)
    .where('code', '=', code)
    .execute()
  const [township] = await readTownships(tx, actor.planId, { code })
  return township ?? fail('township-not-found')
})
