import { daysBetween, isRestDay, monthOf } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { timelinessOf } from '@gongjian/domain/report/report.ts'
import type { Ctx } from '../app.ts'
import { refOf, type UnitFacts } from '../report/plan-facts.ts'

/** The reports of the latest month that is open or was, as far as the actor may read them; null: none. */
export async function readMonthReports(ctx: Ctx, units: ReadonlyMap<number, UnitFacts>): Promise<Overview['reports']> {
  const { tx, actor, app, now } = ctx
  const today = app.clock.today()
  const period = await tx
    .selectFrom('period')
    .select(['id', 'month', 'due_on', 'due_at'])
    .where('plan_id', '=', actor.planId)
    .where('month', '<=', monthOf(today))
    .orderBy('month', 'desc')
    .executeTakeFirst()
  if (!period) return null
  const reports = await tx
    .selectFrom('report as r')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .select(['r.unit_id', 'r.state', 'r.first_submitted_at'])
    .where('r.plan_id', '=', actor.planId)
    .where('r.period_id', '=', period.id)
    .orderBy('u.sort')
    .execute()
  const rows = reports.flatMap((r) => {
    const unit = units.get(r.unit_id)
    const timeliness = timelinessOf(r.first_submitted_at, period.due_at, now)
    return unit ? [{ unit: refOf(unit), state: r.state, timeliness }] : []
  })
  const arrived = reports.filter((r) => r.first_submitted_at !== null).length
  return {
    month: period.month,
    dueOn: period.due_on,
    restDay: isRestDay(period.due_on),
    daysLeft: daysBetween(today, period.due_on),
    counts: {
      units: rows.length,
      in: arrived,
      late: rows.filter((r) => r.timeliness === 'late').length,
      returned: rows.filter((r) => r.state === 'returned').length,
      missing: rows.length - arrived,
    },
    units: rows,
  }
}
