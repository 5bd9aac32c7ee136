import { sql } from 'kysely'
import { addMonths, endOfDay, monthOf, reportDueOn, type Month } from '@gongjian/domain/calendar/calendar.ts'
import type { LineField } from '@gongjian/domain/report/report.ts'
import type { Part } from '@gongjian/domain/unit/unit.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { asOwner } from '../db/transaction.ts'
import type { LineRow } from '../report/report-reader.ts'

/** With the plan's id: two processes that open the same month wait for each other. */
const LOCK = 20190725

export interface Duty {
  readonly unit_id: number
  readonly task_id: number
  readonly part: Part
}

/** A unit with two parts in a task reports in the stronger one. */
const STRENGTH: Readonly<Record<Part, number>> = { lead: 0, responsible: 1, cooperating: 2 }

/** 七（三）: bodies and departments report on every task in which they have a part. One line per unit and task. */
export async function readDuties(tx: Tx, planId: number): Promise<Duty[]> {
  const rows = await tx
    .selectFrom('task_unit as tu')
    .innerJoin('unit as u', 'u.id', 'tu.unit_id')
    .innerJoin('task as t', 't.id', 'tu.task_id')
    .select(['tu.unit_id', 'tu.task_id', 'tu.part'])
    .where('tu.plan_id', '=', planId)
    .where('u.kind', 'in', ['body', 'department'])
    .orderBy('u.sort')
    .orderBy('t.sort')
    .execute()
  const strongest = new Map<string, Duty>()
  for (const { unit_id, task_id, part } of rows) {
    const key = `${unit_id}/${task_id}`
    const kept = strongest.get(key)
    if (!kept || STRENGTH[part] < STRENGTH[kept.part]) strongest.set(key, { unit_id, task_id, part })
  }
  return [...strongest.values()]
}

/** What goes over from last month, and the fields that then still hold its words. */
export function prefill(last: LineRow | undefined) {
  if (!last) return { carried: [] as LineField[] }
  const text = {
    cumulative: last.cumulative,
    reached: last.reached,
    not_applicable: last.not_applicable,
    not_applicable_reason: last.not_applicable ? last.not_applicable_reason : '',
  }
  const carried: LineField[] = [
    ...(text.cumulative === '' ? [] : (['cumulative'] as const)),
    ...(text.reached.length === 0 ? [] : (['reached'] as const)),
    ...(text.not_applicable ? (['notApplicable', 'notApplicableReason'] as const) : []),
  ]
  return { ...text, carried }
}

async function insertReports(
  tx: Tx,
  planId: number,
  period: { id: number; month: Month },
  duties: readonly Duty[],
): Promise<Map<number, number>> {
  const units = [...new Set(duties.map((d) => d.unit_id))]
  if (units.length === 0) return new Map()
  const rows = await tx
    .insertInto('report')
    .values(units.map((unit_id) => ({ plan_id: planId, period_id: period.id, unit_id, month: period.month })))
    .returning(['id', 'unit_id'])
    .execute()
  return new Map(rows.map((r) => [r.unit_id, r.id]))
}

async function insertLines(
  tx: Tx,
  planId: number,
  month: Month,
  duties: readonly Duty[],
  reports: ReadonlyMap<number, number>,
): Promise<void> {
  const before = await tx
    .selectFrom('report_line')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('month', '=', addMonths(month, -1))
    .execute()
  const last = new Map(before.map((l) => [`${l.unit_id}/${l.task_id}`, l]))
  const lines = duties.map((d) => ({
    plan_id: planId,
    report_id: reports.get(d.unit_id) ?? 0,
    unit_id: d.unit_id,
    task_id: d.task_id,
    month,
    part: d.part,
    ...prefill(last.get(`${d.unit_id}/${d.task_id}`)),
  }))
  for (let i = 0; i < lines.length; i += 1000) {
    await tx
      .insertInto('report_line')
      .values(lines.slice(i, i + 1000))
      .execute()
  }
}

/** Opens the month for every unit that reports; does nothing when it is open. Returns whether it opened it. */
export async function openMonth(tx: Tx, planId: number, month: Month, now: Date): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${LOCK}, ${planId})`.execute(tx)
  const plan = await tx
    .selectFrom('plan')
    .select(['first_report_month', 'report_due_day'])
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!plan || (plan.first_report_month !== null && month < plan.first_report_month)) return false
  const dueOn = reportDueOn(month, plan.report_due_day)
  const period = await tx
    .insertInto('period')
    .values({
      plan_id: planId,
      month,
      due_on: dueOn,
      due_at: endOfDay(dueOn),
      opened_at: now,
    })
    .onConflict((c) => c.columns(['plan_id', 'month']).doNothing())
    .returning(['id', 'month'])
    .executeTakeFirst()
  if (!period) return false
  const duties = await readDuties(tx, planId)
  const reports = await insertReports(tx, planId, period, duties)
  await insertLines(tx, planId, month, duties, reports)
  return true
}

export async function openPeriod(app: App, planId: number, month: Month): Promise<boolean> {
  const now = app.clock.now()
  return asOwner(app, planId, now, (tx) => openMonth(tx, planId, month, now))
}

/**
 * The months to open today. A month that passed while the server stood still was owed all the same;
 * but a plan loaded years later begins with the month in which it is loaded.
 */
export function monthsToOpen(last: Month | null, first: Month | null, current: Month): Month[] {
  if (first !== null && current < first) return []
  const months: Month[] = []
  for (let m = last === null ? current : addMonths(last, 1); m <= current; m = addMonths(m, 1)) months.push(m)
  return months
}

/** Every plan's months up to today's. Runs at the start and each hour. */
export async function openDuePeriods(app: App): Promise<Month[]> {
  const plans = await app.connections.owner.selectFrom('plan').select(['id', 'first_report_month']).execute()
  const opened: Month[] = []
  for (const plan of plans) {
    const last = await app.connections.owner
      .selectFrom('period')
      .select((eb) => eb.fn.max('month').as('month'))
      .where('plan_id', '=', plan.id)
      .executeTakeFirst()
    const current = monthOf(app.clock.today())
    for (const month of monthsToOpen(last?.month ?? null, plan.first_report_month, current)) {
      if (await openPeriod(app, plan.id, month)) opened.push(month)
    }
  }
  return opened
}
