import { sql } from 'kysely'
import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import { implement } from '../operation/implementation.ts'
import { describeRow } from './describe-row.ts'
import { readNames } from './history-names.ts'
import { findPlace, inPlace, pageOf, selectHistory, type HistoryQuery } from './history-reader.ts'

const PAGE = 50

/** A month's reports and lines say their month; a version and a file say whose they are. */
function ofMonth(query: HistoryQuery, planId: number, month: Month | undefined): HistoryQuery {
  if (month === undefined) return query
  const image = sql`coalesce(h.after, h.before)`
  return query.where((eb) =>
    eb.or([
      eb(sql`${image}->>'month'`, '=', month),
      sql<boolean>`h.noun = 'report_version' and (${image}->>'report_id')::int in
        (select r.id from report r where r.plan_id = ${planId} and r.month = ${month})`,
      sql<boolean>`h.noun = 'attachment' and (${image}->>'line_id')::int in
        (select l.id from report_line l where l.plan_id = ${planId} and l.month = ${month})`,
    ]),
  )
}

/** What changed in reports and filings, as far as the actor may read them: the policies choose the rows. */
export const listHistory = implement('listHistory', async ({ tx, actor }, { task, month, unit, before }) => {
  const place = await findPlace(tx, actor.planId, { task, unit })
  const query = ofMonth(inPlace(selectHistory(tx, actor.planId), place), actor.planId, month)
  const found = await pageOf(query, before, PAGE + 1)
  const rows = found.slice(0, PAGE)
  const names = await readNames(tx, actor.planId, rows)
  return {
    rows: rows.map((r) => describeRow(r, names)),
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
  }
})
