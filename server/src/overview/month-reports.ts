import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { daysBetween, isRestDay, monthOf, type Day, type Month } from '@gongjian/domain/calendar/calendar.ts'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { timelinessOf, type ReportState } from '@gongjian/domain/report/report.ts'
import { countReports } from '@gongjian/domain/report/tally.ts'
import type { Ctx } from '../app.ts'
import { refOf, type UnitFacts } from '../report/plan-facts.ts'

/** A month that the first page speaks of, with its reports in the order of their units, as far as the actor may read. */
export interface OverviewPeriod {
  readonly month: Month
  readonly due_on: Day
  readonly due_at: Date
  readonly open: boolean
  readonly reports: readonly {
    readonly unit_id: number
    readonly state: ReportState
    readonly first_submitted_at: string | null
  }[]
}

/** The months that are open, and the latest that has begun; the earliest first. */
export async function readOverviewPeriods({ tx, actor, app }: Ctx): Promise<OverviewPeriod[]> {
  return tx
    .selectFrom('period as p')
    .select(['p.month', 'p.due_on', 'p.due_at'])
    .select((eb) => [
      eb('p.closed_at', 'is', null).$castTo<boolean>().as('open'),
      jsonArrayFrom(
        eb
          .selectFrom('report as r')
          .innerJoin('unit as u', 'u.id', 'r.unit_id')
          .select(['r.unit_id', 'r.state', 'r.first_submitted_at'])
          .whereRef('r.plan_id', '=', 'p.plan_id')
          .whereRef('r.period_id', '=', 'p.id')
          .orderBy('u.sort'),
      ).as('reports'),
    ])
    .where('p.plan_id', '=', actor.planId)
    .where((eb) =>
      eb.or([
        eb('p.closed_at', 'is', null),
        eb(
          'p.month',
          '=',
          eb
            .selectFrom('period')
            .where('plan_id', '=', actor.planId)
            .where('month', '<=', monthOf(app.clock.today()))
            .select((e) => e.fn.max('month').as('latest')),
        ),
      ]),
    )
    .orderBy('p.month')
    .execute()
}

/** The reports of the latest month that has begun; null: none. */
export function monthReports(
  { app, now }: Ctx,
  periods: readonly OverviewPeriod[],
  units: ReadonlyMap<number, UnitFacts>,
): Overview['reports'] {
  const today = app.clock.today()
  const period = periods.findLast((p) => p.month <= monthOf(today))
  if (!period) return null
  const rows = period.reports.flatMap((r) => {
    const unit = units.get(r.unit_id)
    const submittedAt = r.first_submitted_at === null ? null : new Date(r.first_submitted_at)
    return unit
      ? [{ unit: refOf(unit), state: r.state, timeliness: timelinessOf(submittedAt, period.due_at, now, !period.open) }]
      : []
  })
  return {
    month: period.month,
    dueOn: period.due_on,
    restDay: isRestDay(period.due_on),
    daysLeft: daysBetween(today, period.due_on),
    counts: countReports(rows),
    units: rows,
  }
}
