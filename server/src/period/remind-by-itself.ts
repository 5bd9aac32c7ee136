import { sql } from 'kysely'
import { addDays, dayOf, startOfDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import type { App } from '../app.ts'
import { asOwner } from '../db/transaction.ts'
import { recordEvent } from '../history/record-event.ts'
import { readPlanFacts, unitById } from '../report/plan-facts.ts'
import type { PeriodRow } from '../report/report-reader.ts'
import { systemActor } from '../session/find-actor.ts'
import { isOwing, remind } from './remind.ts'

/** Days after the due day on which a reminder goes by itself. */
export const REMIND_ON: readonly number[] = [-3, 0, 1]
/** Not before the offices open. */
const FROM_HOUR = 9
const SENDER = '系统'
const LOCK = 20190722

export function isReminderTime(dueOn: Day, now: Date): boolean {
  const today = dayOf(now)
  const opensAt = startOfDay(today).getTime() + FROM_HOUR * 3_600_000
  return now.getTime() >= opensAt && REMIND_ON.some((n) => addDays(dueOn, n) === today)
}

/** Once per unit and day: whoever has today's notice of ours already is left alone. */
async function remindPeriod(app: App, period: PeriodRow, now: Date): Promise<number> {
  return asOwner(app, period.plan_id, now, async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK}, ${period.plan_id}), set_config('app.period_remind', 'yes', true)`.execute(
      tx,
    )
    const facts = await readPlanFacts(tx, period.plan_id)
    const told = await tx
      .selectFrom('notice')
      .select('unit_id')
      .where('plan_id', '=', period.plan_id)
      .where('kind', '=', 'reminder')
      .where('sender', '=', SENDER)
      .where('at', '>=', startOfDay(dayOf(now)))
      .where('link', 'like', `/reports/${period.month}/%`)
      .execute()
    const done = new Set(told.map((n) => n.unit_id))
    const reports = await tx
      .selectFrom('report')
      .selectAll()
      .where('plan_id', '=', period.plan_id)
      .where('period_id', '=', period.id)
      .orderBy('id')
      .execute()
    const owing = reports.filter((r) => isOwing(r) && !done.has(r.unit_id))
    if (owing.length === 0) return 0
    const reminded = await remind(app, tx, facts, period, owing, { name: SENDER, at: now })
    await recordEvent(
      { tx, actor: systemActor(period.plan_id) },
      {
        kind: 'reminded',
        subject: period.month,
        unitId: null,
        detail: { ...reminded, units: owing.map((r) => unitById(facts, r.unit_id).name) },
      },
    )
    return reminded.units
  })
}

/** Three days before, on the day, and the day after. Returns how many units were reminded. */
export async function remindByItself(app: App): Promise<number> {
  const now = app.clock.now()
  const open = await app.connections.owner.selectFrom('period').selectAll().where('closed_at', 'is', null).execute()
  let units = 0
  for (const period of open) if (isReminderTime(period.due_on, now)) units += await remindPeriod(app, period, now)
  return units
}
