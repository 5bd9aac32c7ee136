import { daysBetween, isRestDay, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Report, ReportLine } from '@gongjian/domain/report/contracts.ts'
import { isFilled, LINE_ACTIONS, timelinessOf, type LineText } from '@gongjian/domain/report/report.ts'
import type { Ctx } from '../app.ts'
import { planFactsOf, refOf, taskById, unitById, unitIn, type PlanFacts } from './plan-facts.ts'
import {
  attachmentOf,
  getPeriod,
  getReport,
  readLastMonth,
  readLineFiles,
  readLines,
  type FileRow,
  type LineRow,
  type PeriodRow,
  type ReportRow,
} from './report-reader.ts'
import { lockOf } from './report-lock.ts'

export function touchedOf(by: string | null, at: Date | null): { by: string; at: string } | null {
  return by !== null && at !== null ? { by, at: at.toISOString() } : null
}

export function textOf(l: LineRow): LineText {
  return {
    progress: l.progress,
    cumulative: l.cumulative,
    problems: l.problems,
    nextSteps: l.next_steps,
    standing: l.standing,
    reached: l.reached,
    notApplicable: l.not_applicable,
    notApplicableReason: l.not_applicable_reason,
  }
}

export function lineView(
  facts: PlanFacts,
  line: LineRow,
  files: readonly FileRow[],
  last: LineRow | undefined,
): ReportLine {
  const task = taskById(facts, line.task_id)
  const text = textOf(line)
  return {
    ...text,
    task: task.code,
    label: task.label,
    title: task.title,
    clause: task.clause,
    part: line.part,
    leads: task.leads.map(refOf),
    milestones: [...task.milestones],
    state: line.state,
    filled: isFilled(text, line.carried),
    carried: line.carried,
    version: line.version,
    edited: touchedOf(line.edited_by, line.edited_at),
    reviewed: touchedOf(line.reviewed_by, line.reviewed_at),
    returnReason: line.return_reason,
    files: files.map(attachmentOf),
    lastMonth: last ? textOf(last) : null,
  }
}

/** A report with all that stands in it, as one transaction holds it. */
export interface HeldReport {
  readonly period: PeriodRow
  readonly report: ReportRow
  /** In the plan's order. */
  readonly lines: readonly LineRow[]
  readonly files: ReadonlyMap<number, readonly FileRow[]>
}

/** The report as its page shows it to this actor. */
export async function viewReport(ctx: Ctx, month: Month, unitCode: string, known?: PlanFacts): Promise<Report> {
  const { tx, actor } = ctx
  const facts = known ?? (await planFactsOf(ctx))
  const period = await getPeriod(tx, actor.planId, month)
  const report = await getReport(tx, actor, month, unitIn(facts, unitCode))
  const lines = await readLines(tx, actor.planId, report.id)
  const files = await readLineFiles(
    tx,
    actor.planId,
    lines.map((l) => l.id),
  )
  return viewHeld(ctx, facts, { period, report, lines, files })
}

export async function viewHeld(
  { tx, actor, app, now }: Ctx,
  facts: PlanFacts,
  { period, report, lines, files }: HeldReport,
): Promise<Report> {
  const last = await readLastMonth(tx, actor.planId, period.month, report.unit_id)
  const own = report.unit_id === actor.unitId
  const lock = lockOf(actor, period, report, lines)
  const has = (permission: 'report.submit' | 'report.correct'): boolean =>
    own && actor.role !== 'door' && reachOf(actor.role, permission) !== null
  return {
    month: period.month,
    unit: refOf(unitById(facts, report.unit_id)),
    dueOn: period.due_on,
    restDay: isRestDay(period.due_on),
    daysLeft: daysBetween(app.clock.today(), period.due_on),
    state: report.state,
    timeliness: timelinessOf(report.first_submitted_at, period.due_at, now, period.closed_at !== null),
    submitted: touchedOf(report.submitted_by, report.submitted_at),
    firstSubmittedAt: report.first_submitted_at?.toISOString() ?? null,
    closed: touchedOf(period.closed_by, period.closed_at),
    lines: lines.map((l) => lineView(facts, l, files.get(l.id) ?? [], last.get(l.task_id))),
    versions: report.versions,
    lock,
    may: {
      edit: lock === null,
      submit: lock === null && has('report.submit') && lines.some((l) => LINE_ACTIONS[l.state].submit !== undefined),
      correct: period.closed_at !== null && has('report.correct'),
    },
  }
}
