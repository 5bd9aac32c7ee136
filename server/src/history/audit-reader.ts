import { sql } from 'kysely'
import { endOfDay, startOfDay } from '@gongjian/domain/calendar/calendar.ts'
import type { Tx } from '../db/actor.ts'
import type { InputOf } from '../operation/types.ts'
import { findPlace, inPlace, selectHistory, type HistoryQuery } from './history-reader.ts'
import { parseNoun } from './labels.ts'

export type AuditFilter = Omit<InputOf<'listAudit'>, 'before' | 'limit'>
type Narrow = (query: HistoryQuery) => HistoryQuery

function containing(words: string): string {
  return `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
}

function ofNoun(query: HistoryQuery, choice: string | undefined): HistoryQuery {
  if (choice === undefined) return query
  const { noun, kind } = parseNoun(choice)
  const ofTable = query.where('h.noun', '=', noun)
  return kind === null ? ofTable : ofTable.where(sql`h.after->>'kind'`, '=', kind)
}

/** Days are the plan clock's: those that the screen shows. */
function between(query: HistoryQuery, { from, to }: AuditFilter): HistoryQuery {
  const since = from === undefined ? query : query.where('h.plan_at', '>=', startOfDay(from))
  return to === undefined ? since : since.where('h.plan_at', '<', endOfDay(to))
}

function withWords(query: HistoryQuery, { actor, q }: AuditFilter): HistoryQuery {
  const by = actor ? query.where('h.actor', 'ilike', containing(actor)) : query
  if (!q?.trim()) return by
  const pattern = containing(q)
  return by.where((eb) =>
    eb.or([
      eb('h.actor', 'ilike', pattern),
      eb('h.why', 'ilike', pattern),
      eb('h.ip', 'ilike', pattern),
      eb(sql`h.after::text`, 'ilike', pattern),
      eb(sql`h.before::text`, 'ilike', pattern),
    ]),
  )
}

/** What the filter asks for, on any query over the history: list, count and export narrow alike. */
export async function narrowAudit(tx: Tx, planId: number, filter: AuditFilter): Promise<Narrow> {
  const place = await findPlace(tx, planId, filter)
  return (query) => withWords(between(ofNoun(inPlace(query, place), filter.noun), filter), filter)
}

const COUNTED_EXACTLY = 10_000

export async function countAudit(
  tx: Tx,
  planId: number,
  narrow: Narrow,
): Promise<{ total: number; totalIsExact: boolean }> {
  const some = narrow(selectHistory(tx, planId))
    .clearSelect()
    .select('h.id')
    .limit(COUNTED_EXACTLY + 1)
  const { count } = await tx
    .selectFrom(some.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { total: Math.min(count, COUNTED_EXACTLY), totalIsExact: count <= COUNTED_EXACTLY }
}
