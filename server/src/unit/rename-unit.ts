import type { Unit } from '@gongjian/domain/unit/unit.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { asOwner } from '../db/transaction.ts'
import { implement } from '../operation/implementation.ts'
import { unitEntry } from '../search/search-entries.ts'
import { getUnit, readUnits } from './unit-reader.ts'

/** Puts the name that is in force into the unit's row and into the search; every earlier name still finds it. */
async function putInForce(tx: Tx, planId: number, id: number, unit: Unit): Promise<void> {
  await tx
    .updateTable('unit')
    .set({ name: unit.name })
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .where('name', '!=', unit.name)
    .execute()
  const { title, body, tokens } = unitEntry(unit)
  await tx
    .updateTable('search_entry')
    .set({ title, body, tokens })
    .where('plan_id', '=', planId)
    .where('kind', '=', 'unit')
    .where('ref', '=', unit.code)
    .execute()
}

/** Registers an official name with the day from which it holds; a name of the same day is corrected. Old names stay. */
export const renameUnit = implement('renameUnit', async ({ tx, actor, app }, { code, name, validFrom }) => {
  const today = app.clock.today()
  const { id } = await getUnit(tx, actor.planId, code, today)
  await tx
    .insertInto('unit_name')
    .values({ plan_id: actor.planId, unit_id: id, name, valid_from: validFrom })
    .onConflict((c) => c.columns(['plan_id', 'unit_id', 'valid_from']).doUpdateSet({ name }))
    .execute()
  const { unit } = await getUnit(tx, actor.planId, code, today)
  await putInForce(tx, actor.planId, id, unit)
  return unit
})

/** A name registered ahead comes into force on its day. Runs each hour; returns how many units changed their name. */
export async function applyDueNames(app: App): Promise<number> {
  const today = app.clock.today()
  const plans = await app.connections.owner.selectFrom('plan').select('id').execute()
  let renamed = 0
  for (const { id: planId } of plans) {
    renamed += await asOwner(app, planId, app.clock.now(), async (tx) => {
      const stored = await tx.selectFrom('unit').select(['id', 'name']).where('plan_id', '=', planId).execute()
      const names = new Map(stored.map((u) => [u.id, u.name]))
      const due = (await readUnits(tx, planId, today)).filter((u) => names.get(u.id) !== u.unit.name)
      for (const { id, unit } of due) await putInForce(tx, planId, id, unit)
      return due.length
    })
  }
  return renamed
}
