import { isRestDay } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type {
  MonthClosing,
  MonthSummary,
  SummaryLine,
  SummaryTask,
  SummaryUnit,
} from '@gongjian/domain/report/month-summary.ts'
import { hasBegun, raisesProblem, timelinessOf } from '@gongjian/domain/report/report.ts'
import { completenessOf, countReports, tallyLines } from '@gongjian/domain/report/tally.ts'
import { PART_TITLES } from '@gongjian/domain/unit/unit.ts'
import type { App } from '../app.ts'
import type { Tx } from '../db/actor.ts'
import { FrozenReport } from '../report/freeze-version.ts'
import { readPlanFacts, unitById, type PlanFacts, type TaskFacts } from '../report/plan-facts.ts'
import { officesOf } from '../notice/report-notices.ts'
import type { LineRow, PeriodRow, ReportRow } from '../report/report-reader.ts'
import { textOf } from '../report/report-view.ts'
import { columnsOf } from '../report/report-writer.ts'
import { closingOf, readReports, standOf } from './board.ts'

interface Month {
  readonly facts: PlanFacts
  readonly period: PeriodRow
  readonly reports: readonly ReportRow[]
  /** As they stand now: what is counted. */
  readonly held: readonly LineRow[]
  /** As they were last sent: what is told. */
  readonly lines: readonly LineRow[]
  /** The instant at which timeliness is judged. */
  readonly now: Date
  /** The month is closed, or being closed. */
  readonly isFinal: boolean
}

/** A line that came back is being mended: until it is sent again the month says what was last sent. */
async function asLastSent(tx: Tx, lines: readonly LineRow[], facts: PlanFacts): Promise<LineRow[]> {
  const reports = [...new Set(lines.filter((l) => l.state === 'returned').map((l) => l.report_id))]
  if (reports.length === 0) return [...lines]
  const versions = await tx
    .selectFrom('report_version')
    .select(['report_id', 'body'])
    .distinctOn('report_id')
    .where('plan_id', '=', lines[0]?.plan_id ?? 0)
    .where('report_id', 'in', reports)
    .orderBy('report_id')
    .orderBy('number', 'desc')
    .execute()
  const frozen = new Map(versions.map((v) => [v.report_id, FrozenReport.parse(JSON.parse(v.body))]))
  return lines.map((l) => {
    if (l.state !== 'returned') return l
    const sent = frozen.get(l.report_id)?.lines.find((f) => f.task === facts.tasks.get(l.task_id)?.code)
    return sent ? { ...l, ...columnsOf(sent), carried: [] } : l
  })
}

async function readMonth(tx: Tx, period: PeriodRow, now: Date, isFinal: boolean): Promise<Month> {
  const facts = await readPlanFacts(tx, period.plan_id)
  const reports = await readReports(tx, period)
  const held = await tx
    .selectFrom('report_line as l')
    .innerJoin('unit as u', 'u.id', 'l.unit_id')
    .selectAll('l')
    .where('l.plan_id', '=', period.plan_id)
    .where('l.month', '=', period.month)
    .orderBy('u.sort')
    .execute()
  return { facts, period, reports, held, lines: await asLastSent(tx, held, facts), now, isFinal }
}

function stateOf(report: ReportRow, lines: readonly LineRow[]): SummaryUnit['state'] {
  const begun = hasBegun(
    report.first_submitted_at !== null,
    lines.map((l) => l.edited_at),
  )
  return begun ? standOf(report, lines) : null
}

function unitRow({ facts, period, held, now, isFinal }: Month, report: ReportRow): SummaryUnit {
  const unit = unitById(facts, report.unit_id)
  const own = held.filter((l) => l.report_id === report.id)
  const tally = tallyLines(own.map((l) => ({ state: l.state, text: textOf(l), carried: l.carried })))
  const at = report.first_submitted_at
  return {
    code: unit.code,
    name: unit.name,
    kind: unit.kind === 'body' ? 'body' : 'department',
    due: tally.due,
    filled: tally.reported - tally.notApplicable,
    notApplicable: tally.notApplicable,
    completeness: completenessOf(tally),
    submittedAt: at?.toISOString() ?? null,
    timeliness: timelinessOf(at, period.due_at, now, isFinal),
    state: stateOf(report, own),
    returns: report.returns,
  }
}

function lineRow(facts: PlanFacts, l: LineRow): SummaryLine {
  const sent = l.state !== 'draft'
  return {
    unit: unitById(facts, l.unit_id).name,
    part: PART_TITLES[l.part],
    progress: sent ? l.progress : '',
    cumulative: sent ? l.cumulative : '',
    problems: sent ? l.problems : '',
    nextSteps: sent ? l.next_steps : '',
    notApplicableReason: sent && l.not_applicable ? l.not_applicable_reason : null,
    standing: sent ? l.standing : null,
    state: l.state === 'draft' && l.edited_at === null ? null : l.state,
  }
}

function taskRow({ facts, lines }: Month, task: TaskFacts): SummaryTask {
  return {
    id: task.code,
    clause: task.clause,
    label: task.label,
    title: task.title,
    lead: task.leads.map((u) => u.name).join('、'),
    lines: lines.filter((l) => l.task_id === task.id).map((l) => lineRow(facts, l)),
  }
}

/** The office as it signs: 郑州市环境污染治理攻坚战领导小组办公室. */
function issuerOf(facts: PlanFacts, city: string): string {
  const name = (officesOf(facts)[0]?.name ?? '').replace(/（[^）]*）$/, '')
  return name.startsWith('市') ? city + name.slice(1) : name
}

function totalsOf(units: readonly SummaryUnit[]): MonthSummary['totals'] {
  const { in: submitted, ...counts } = countReports(units)
  return { ...counts, submitted }
}

/**
 * The month as it stands now, in the words that were sent.
 * `closing`: it is being closed so, and whoever is not in is missing, be the due day still to come.
 */
export async function summarise(
  app: App,
  tx: Tx,
  period: PeriodRow,
  now: Date,
  closing: MonthClosing | null = null,
): Promise<MonthSummary> {
  const closed = closing ?? closingOf(period)
  const month = await readMonth(tx, period, now, closed !== null)
  const plan = await tx
    .selectFrom('plan')
    .select(['title', 'doc_number', 'city'])
    .where('id', '=', period.plan_id)
    .executeTakeFirst()
  if (!plan) return fail('plan-not-found')
  const units = month.reports.map((r) => unitRow(month, r))
  const tasks = [...month.facts.tasks.values()].map((t) => taskRow(month, t))
  const named = (t: SummaryUnit['timeliness']): string[] => units.filter((u) => u.timeliness === t).map((u) => u.name)
  return {
    issuer: issuerOf(month.facts, plan.city),
    docNumber: null,
    planTitle: plan.title,
    planDocNumber: plan.doc_number ?? '',
    month: period.month,
    trial: app.config.trial,
    preparedAt: now.toISOString(),
    dueOn: period.due_on,
    dueIsRestDay: isRestDay(period.due_on) ?? false,
    closed,
    totals: totalsOf(units),
    units,
    tasks,
    problems: tasks.flatMap((t) =>
      t.lines
        .filter((l) => raisesProblem(l.problems))
        .map((l) => ({ task: `${t.label} ${t.title}`, unit: l.unit, text: l.problems })),
    ),
    late: named('late'),
    missing: named('missing'),
  }
}
