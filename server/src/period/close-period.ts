import { fail } from '@gongjian/domain/error/codes.ts'
import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { sayWhy } from '../db/transaction.ts'
import { closedNotice } from '../notice/report-notices.ts'
import { tell } from '../notice/notice-writer.ts'
import { implement } from '../operation/implementation.ts'
import { canonicalJson } from '../report/canonical-json.ts'
import { readPlanFacts, unitById } from '../report/plan-facts.ts'
import { getPeriod, type PeriodRow, type ReportRow } from '../report/report-reader.ts'
import { sha256Of, type Hand } from '../report/report-writer.ts'
import { viewBoard } from './board.ts'
import { summarise } from './month-summary.ts'

export async function lockMonth(
  tx: Tx,
  planId: number,
  month: Month,
): Promise<{ period: PeriodRow; reports: ReportRow[] }> {
  const { id } = await getPeriod(tx, planId, month)
  const period = await tx
    .selectFrom('period')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const reports = await tx
    .selectFrom('report')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('period_id', '=', id)
    .orderBy('id')
    .forUpdate()
    .execute()
  return { period, reports }
}

export async function mustBeReady(
  tx: Tx,
  period: PeriodRow,
  reports: readonly ReportRow[],
  reason: string,
): Promise<void> {
  if (reason !== '') return
  const missing = reports.filter((r) => r.first_submitted_at === null).length
  const open = await tx
    .selectFrom('report_line')
    .select((eb) => eb.fn.countAll<number>().as('lines'))
    .where('plan_id', '=', period.plan_id)
    .where('month', '=', period.month)
    .where('state', 'in', ['submitted', 'returned'])
    .executeTakeFirstOrThrow()
  if (missing > 0 || open.lines > 0) fail('period-not-ready', { missing, open: open.lines })
}

/** Freezes the summary as the month stood, then closes the period and its reports. */
export async function freezeMonth(
  app: App,
  tx: Tx,
  period: PeriodRow,
  reason: string | null,
  hand: Hand,
): Promise<void> {
  const closing = { by: hand.name, at: hand.at.toISOString(), reason }
  const body = canonicalJson(await summarise(app, tx, period, hand.at, closing))
  const at = { plan_id: period.plan_id, period_id: period.id }
  await tx
    .insertInto('period_summary')
    .values({ ...at, body, sha256: sha256Of(body), made_at: hand.at })
    .execute()
  await tx
    .updateTable('period')
    .set({ closed_at: hand.at, closed_by: hand.name, close_reason: reason })
    .where('plan_id', '=', period.plan_id)
    .where('id', '=', period.id)
    .execute()
  await tx
    .updateTable('report')
    .set({ state: 'closed' })
    .where('plan_id', '=', period.plan_id)
    .where('period_id', '=', period.id)
    .execute()
}

/** A second click finds it closed and answers with the board. */
export const closePeriod = implement('closePeriod', async (ctx, { month, reason = '' }) => {
  const { tx, actor, now, app } = ctx
  const { period, reports } = await lockMonth(tx, actor.planId, month)
  if (period.closed_at) return viewBoard(ctx, month)
  await mustBeReady(tx, period, reports, reason)
  if (reason !== '') await sayWhy(tx, reason)
  await freezeMonth(app, tx, period, reason === '' ? null : reason, { name: actor.name, at: now })
  const facts = await readPlanFacts(tx, actor.planId)
  const notices = reports.map((r) => closedNotice(month, unitById(facts, r.unit_id)))
  await tell(tx, actor.planId, notices, actor.name, now)
  return viewBoard(ctx, month)
})
