import { sql } from 'kysely'
import { instantInWords, isRestDay, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Board, BoardRow, Period } from '@gongjian/domain/period/contracts.ts'
import { isFilled, reportStateOf, timelinessOf } from '@gongjian/domain/report/report.ts'
import type { Ctx } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { readPlanFacts, refOf, unitById, type PlanFacts } from '../report/plan-facts.ts'
import { getPeriod, type LineRow, type PeriodRow, type ReportRow } from '../report/report-reader.ts'
import { textOf } from '../report/report-view.ts'

/** The month's reports in the order of their units; the policies decide which. */
export async function readReports(tx: Tx, period: PeriodRow): Promise<ReportRow[]> {
  return tx
    .selectFrom('report as r')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .selectAll('r')
    .where('r.plan_id', '=', period.plan_id)
    .where('r.period_id', '=', period.id)
    .orderBy('u.sort')
    .execute()
}

export function periodOf(p: PeriodRow): Period {
  return {
    month: p.month,
    dueOn: p.due_on,
    restDay: isRestDay(p.due_on),
    openedAt: p.opened_at.toISOString(),
    closed: p.closed_at === null ? null : { by: p.closed_by ?? '', at: p.closed_at.toISOString() },
  }
}

type Progress = Omit<LineRow, 'cumulative' | 'problems' | 'next_steps'>

/** Only what tells how far a line is; the words stay where they are, but for the first sign of those that count. */
async function readProgress(tx: Tx, planId: number, month: Month): Promise<LineRow[]> {
  const rows: Progress[] = await tx
    .selectFrom('report_line')
    .select(['id', 'plan_id', 'report_id', 'unit_id', 'task_id', 'month', 'part', 'state', 'standing', 'reached'])
    .select(['not_applicable', 'carried', 'version', 'edited_by', 'edited_at', 'submitted_by', 'submitted_at'])
    .select(['reviewed_by', 'reviewed_at', 'return_reason'])
    .select(sql<string>`left(btrim(progress, E' \\n\\r\\t'), 1)`.as('progress'))
    .select(sql<string>`left(btrim(not_applicable_reason, E' \\n\\r\\t'), 1)`.as('not_applicable_reason'))
    .where('plan_id', '=', planId)
    .where('month', '=', month)
    .execute()
  return rows.map((r) => ({ ...r, cumulative: '', problems: '', next_steps: '' }))
}

/** How many lines of a unit the actor may come to see: a lead, only those of its tasks. */
async function countDue(tx: Tx, planId: number, leads: readonly number[]): Promise<Map<number, number>> {
  if (leads.length === 0) return new Map()
  const rows = await tx
    .selectFrom('task_unit')
    .select(['unit_id', (eb) => eb.fn.count<number>('task_id').distinct().as('lines')])
    .where('plan_id', '=', planId)
    .where('task_id', 'in', [...leads])
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map((r) => [r.unit_id, r.lines]))
}

/** As it stood before the closing hid it. */
export function standOf(report: ReportRow, lines: readonly LineRow[]): ReturnType<typeof reportStateOf> {
  if (report.state !== 'closed' || lines.length === 0) return report.state
  return reportStateOf(
    lines.map((l) => l.state),
    report.first_submitted_at !== null,
    false,
  )
}

function rowOf(
  facts: PlanFacts,
  period: PeriodRow,
  report: ReportRow,
  lines: readonly LineRow[],
  due: number,
  now: Date,
): BoardRow {
  const edited = lines.map((l) => l.edited_at?.getTime() ?? 0)
  const lastEdited = Math.max(0, ...edited)
  return {
    unit: refOf(unitById(facts, report.unit_id)),
    state: report.state,
    timeliness: timelinessOf(report.first_submitted_at, period.due_at, now),
    firstSubmittedAt: report.first_submitted_at?.toISOString() ?? null,
    lastEditedAt: lastEdited === 0 ? null : new Date(lastEdited).toISOString(),
    lines: Math.max(lines.length, due),
    filled: lines.filter((l) => isFilled(textOf(l), l.carried)).length,
    notApplicable: lines.filter((l) => l.not_applicable && isFilled(textOf(l), l.carried)).length,
    accepted: lines.filter((l) => l.state === 'accepted').length,
    returned: lines.filter((l) => l.state === 'returned').length,
    returns: report.returns,
    versions: report.versions,
    remindedAt: report.reminded_at?.toISOString() ?? null,
  }
}

function hoursOf(reports: readonly ReportRow[]): Board['hours'] {
  const times = reports.flatMap((r) =>
    r.first_submitted_at ? [instantInWords(r.first_submitted_at).slice(0, 13)] : [],
  )
  const counts = Map.groupBy(times.sort(), (hour) => hour)
  return [...counts].map(([hour, list]) => ({ hour, count: list.length }))
}

function countsOf(rows: readonly BoardRow[], stands: readonly string[]): Board['counts'] {
  const count = (t: BoardRow['timeliness']): number => rows.filter((r) => r.timeliness === t).length
  const arrived = rows.filter((r) => r.firstSubmittedAt !== null).length
  return {
    units: rows.length,
    in: arrived,
    onTime: count('on-time'),
    late: count('late'),
    returned: stands.filter((s) => s === 'returned').length,
    missing: rows.length - arrived,
    accepted: stands.filter((s) => s === 'accepted').length,
  }
}

/** Who is in, late, missing, returned: of the units that the actor may read. */
export async function viewBoard({ tx, actor, now }: Ctx, month: Month): Promise<Board> {
  const facts = await readPlanFacts(tx, actor.planId)
  const period = await getPeriod(tx, actor.planId, month)
  const reports = await readReports(tx, period)
  const lines = Map.groupBy(await readProgress(tx, actor.planId, month), (l) => l.report_id)
  const reach = actor.role === 'door' ? null : reachOf(actor.role, 'period.read')
  const due = await countDue(tx, actor.planId, reach === 'tasks' ? actor.leads : [])
  const rows = reports.map((r) => rowOf(facts, period, r, lines.get(r.id) ?? [], due.get(r.unit_id) ?? 0, now))
  const may = (p: 'period.close' | 'period.remind'): boolean =>
    period.closed_at === null && actor.role !== 'door' && reachOf(actor.role, p) !== null
  return {
    ...periodOf(period),
    now: now.toISOString(),
    counts: countsOf(
      rows,
      reports.map((r) => standOf(r, lines.get(r.id) ?? [])),
    ),
    rows,
    hours: hoursOf(reports),
    mayClose: may('period.close'),
    mayRemind: may('period.remind'),
  }
}
