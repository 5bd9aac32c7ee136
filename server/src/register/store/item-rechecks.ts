import { sql, type Selectable } from 'kysely'
import { endOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import { recheckFiles, type ItemRecheck } from '@gongjian/domain/register/item.ts'
import type { Ctx } from '../../app.ts'
import type { ItemRecheckTable } from '../../db/schema-item.ts'
import { evidenceOf, type FilesByStep } from './item-files.ts'

type RecheckRow = Pick<Selectable<ItemRecheckTable>, 'round' | 'due_on' | 'done_on' | 'found' | 'note' | 'by'>

/** The rounds of looking back at a closed item (回头看), in their order. */
export async function readRechecks({ tx, actor }: Ctx, id: number): Promise<RecheckRow[]> {
  return tx
    .selectFrom('item_recheck')
    .select(['round', 'due_on', 'done_on', 'found', 'note', 'by'])
    .where('plan_id', '=', actor.planId)
    .where('item_id', '=', id)
    .orderBy('round')
    .execute()
}

/** As they stood at the end of a day, from the history. */
export async function readRechecksAsOf({ tx }: Ctx, id: number, asOf: Day): Promise<RecheckRow[]> {
  const { rows } = await sql<RecheckRow>`
    select r.round, r.due_on, r.done_on, r.found, r.note, r.by
    from images_as_of('item_recheck', ${endOfDay(asOf)}::timestamptz, ${String(id)}) image
    cross join lateral jsonb_populate_record(null::item_recheck, image) r order by r.round`.execute(tx)
  return rows
}

export function recheckViews(rows: readonly RecheckRow[], files: FilesByStep | undefined): ItemRecheck[] {
  return rows.map((r) => ({
    round: r.round,
    dueOn: r.due_on,
    doneOn: r.done_on,
    found: r.found,
    note: r.note,
    by: r.by,
    files: (files?.get(recheckFiles(r.round)) ?? []).map(evidenceOf),
  }))
}
