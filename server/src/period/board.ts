import { sql } from 'kysely'
import { instantInWords, isRestDay, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Board, BoardRow, MailTrouble, Period } from '@gongjian/domain/period/contracts.ts'
import type { MonthClosing } from '@gongjian/domain/report/month-summary.ts'
import {
  hasBegun,
  reportStateOf,
  timelinessOf,
  type LineField,
  type LineState,
} from '@gongjian/domain/report/report.ts'
import { countReports, tallyLines, type TalliedLine } from '@gongjian/domain/report/tally.ts'
import type { Ctx } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { planFactsOf, refOf, unitById, type PlanFacts } from '../report/plan-facts.ts'
import { getPeriod, type PeriodRow, type ReportRow } from '../report/report-reader.ts'

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

export function closingOf(p: PeriodRow): MonthClosing | null {
  return p.closed_at && { by: p.closed_by ?? '', at: p.closed_at.toISOString(), reason: p.close_reason }
}

export function periodOf(p: PeriodRow): Period {
  return {
    month: p.month,
    dueOn: p.due_on,
    restDay: isRestDay(p.due_on),
    openedAt: p.opened_at.toISOString(),
    closed: closingOf(p),
  }
}

/** The lines of one report that are equally far, counted by the database: a month has thousands. */
interface Alike {
  readonly report_id: number
  readonly state: LineState
  readonly not_applicable: boolean
  readonly carried: LineField[]
  readonly hasProgress: boolean
  readonly hasReason: boolean
  readonly lines: number
  readonly editedAt: Date | null
}

async function readProgress(tx: Tx, planId: number, month: Month): Promise<Alike[]> {
  const isWritten = (column: string) => sql<boolean>`btrim(${sql.ref(column)}, E' \\n\\r\\t') <> ''`
  return tx
    .selectFrom('report_line')
    .select(['report_id', 'state', 'not_applicable', 'carried'])
    .select(isWritten('progress').as('hasProgress'))
    .select(isWritten('not_applicable_reason').as('hasReason'))
    .select((eb) => [eb.fn.countAll<number>().as('lines'), eb.fn.max('edited_at').as('editedAt')])
    .where('plan_id', '=', planId)
    .where('month', '=', month)
    .groupBy(['report_id', 'state', 'not_applicable', 'carried', 'hasProgress', 'hasReason'])
    .execute()
}

/** Of the words only whether there are any: that is all that counts. */
function talliedOf(a: Alike): TalliedLine {
  const text = {
    progress: a.hasProgress ? '…' : '',
    notApplicable: a.not_applicable,
    notApplicableReason: a.hasReason ? '…' : '',
  }
  return { state: a.state, text, carried: a.carried, lines: a.lines }
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
export function standOf(
  report: ReportRow,
  lines: readonly { readonly state: LineState }[],
): ReturnType<typeof reportStateOf> {
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
  lines: readonly Alike[],
  due: number,
  now: Date,
): BoardRow {
  const lastEdited = Math.max(0, ...lines.map((a) => a.editedAt?.getTime() ?? 0))
  return {
    unit: refOf(unitById(facts, report.unit_id)),
    state: report.state,
    timeliness: timelinessOf(report.first_submitted_at, period.due_at, now, period.closed_at !== null),
    firstSubmittedAt: report.first_submitted_at?.toISOString() ?? null,
    begun: hasBegun(
      report.first_submitted_at !== null,
      lines.map((a) => a.editedAt),
    ),
    lastEditedAt: lastEdited === 0 ? null : new Date(lastEdited).toISOString(),
    lines: tallyLines(lines.map(talliedOf), due),
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

/** Of the plan's mails, for whoever may remind; the policies keep the mails themselves from everybody. */
async function readMailTrouble(tx: Tx): Promise<MailTrouble | null> {
  const { rows } = await sql<MailTrouble>`select waiting, lost, problem from mail_trouble()`.execute(tx)
  const [found] = rows
  return found && found.waiting + found.lost > 0 ? found : null
}

/** Who is in, late, missing, returned: of the units that the actor may read. */
export async function viewBoard(ctx: Ctx, month: Month): Promise<Board> {
  const { tx, actor, now } = ctx
  const facts = await planFactsOf(ctx)
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
    counts: countReports(
      reports.map((r, i) => ({
        timeliness: rows[i]?.timeliness ?? 'missing',
        state: standOf(r, lines.get(r.id) ?? []),
      })),
    ),
    rows,
    hours: hoursOf(reports),
    mayClose: may('period.close'),
    mayRemind: may('period.remind'),
    mailTrouble: await readMailTrouble(tx),
  }
}
