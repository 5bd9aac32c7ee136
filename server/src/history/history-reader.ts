import type { Tx } from '../db/actor.ts'

/** History of the plan with the block that each row is sealed in; the policies say which rows. */
export function selectHistory(tx: Tx, planId: number) {
  return tx
    .selectFrom('history as h')
    .leftJoin('history_seal as s', 's.history_id', 'h.id')
    .select(['h.id', 'h.unit_id', 'h.task_id', 'h.noun', 'h.ref', 'h.action', 'h.before', 'h.after', 'h.actor'])
    .select(['h.actor_unit', 'h.ip', 'h.why', 'h.plan_at', 'h.at', 's.block'])
    .where('h.plan_id', '=', planId)
}

export type HistoryQuery = ReturnType<typeof selectHistory>
export type StoredRow = Awaited<ReturnType<HistoryQuery['executeTakeFirstOrThrow']>>

interface Place {
  readonly unit?: string | undefined
  readonly task?: string | undefined
}

/** Ids for the filter's codes; a code that nobody has finds nothing. */
interface PlaceIds {
  readonly unit: number | null
  readonly task: number | null
}

export async function findPlace(tx: Tx, planId: number, { unit, task }: Place): Promise<PlaceIds> {
  const idOf = async (table: 'unit' | 'task', code: string | undefined): Promise<number | null> => {
    if (code === undefined) return null
    const found = tx.selectFrom(table).select('id').where('plan_id', '=', planId).where('code', '=', code)
    return (await found.executeTakeFirst())?.id ?? 0
  }
  return { unit: await idOf('unit', unit), task: await idOf('task', task) }
}

export function inPlace(query: HistoryQuery, { unit, task }: PlaceIds): HistoryQuery {
  const ofUnit = unit === null ? query : query.where('h.unit_id', '=', unit)
  return task === null ? ofUnit : ofUnit.where('h.task_id', '=', task)
}

/** The page of rows before a row, the newest first. */
export function pageOf(query: HistoryQuery, before: number | undefined, limit: number): Promise<StoredRow[]> {
  const from = before === undefined ? query : query.where('h.id', '<', before)
  return from.orderBy('h.id', 'desc').limit(limit).execute()
}
