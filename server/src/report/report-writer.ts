import { createHash } from 'node:crypto'
import { fail } from '@gongjian/domain/error/codes.ts'
import {
  LINE_ACTIONS,
  reportStateOf,
  type LineField,
  type LineState,
  type LineText,
  type ReviewAction,
} from '@gongjian/domain/report/report.ts'
import type { Tx } from '../db/actor.ts'
import type { TaskFacts } from './plan-facts.ts'
import type { LineRow, PeriodRow, ReportRow } from './report-reader.ts'
import { textOf } from './report-view.ts'

/** Who does it, and when, on the plan clock. */
export interface Hand {
  readonly name: string
  readonly at: Date
}

export function columnsOf(text: LineText) {
  return {
    progress: text.progress,
    cumulative: text.cumulative,
    problems: text.problems,
    next_steps: text.nextSteps,
    standing: text.standing,
    reached: [...text.reached],
    not_applicable: text.notApplicable,
    not_applicable_reason: text.notApplicableReason,
  }
}

/** A report counts a milestone of its own task only, or the lights of another would move. */
export function mustBeMilestones(task: TaskFacts, reached: readonly string[]): void {
  const known = new Set(task.milestones.map((m) => m.id))
  const strange = reached.filter((id) => !known.has(id))
  if (strange.length > 0) fail('bad-input', { problems: `${task.label} 没有这些时间节点：${strange.join('、')}` })
}

function sameValue(a: LineText[LineField], b: LineText[LineField]): boolean {
  return Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((v, i) => v === b[i]) : a === b
}

export function changedFields(before: LineText, after: LineText): LineField[] {
  return (Object.keys(before) as LineField[]).filter((field) => !sameValue(before[field], after[field]))
}

/** Writes what a person wrote. A field that was touched, or differs, no longer counts as carried. */
export async function writeLine(
  tx: Tx,
  planId: number,
  line: LineRow,
  text: LineText,
  touched: readonly LineField[],
  hand: Hand,
): Promise<LineRow> {
  const own = new Set<LineField>([...touched, ...changedFields(textOf(line), text)])
  const carried = line.carried.filter((field) => !own.has(field))
  if (changedFields(textOf(line), text).length === 0 && carried.length === line.carried.length) return line
  return tx
    .updateTable('report_line')
    .set({
      ...columnsOf(text),
      carried,
      version: line.version + 1,
      edited_by: hand.name,
      edited_at: hand.at,
    })
    .where('plan_id', '=', planId)
    .where('id', '=', line.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Moves lines by one action of the table; the table says where to. Returns them as they stand then. */
export async function submitLines(
  tx: Tx,
  planId: number,
  lines: readonly LineRow[],
  hand: Hand,
): Promise<Map<number, LineRow>> {
  if (lines.some((l) => !LINE_ACTIONS[l.state].submit)) fail('line-not-submitted')
  const rows = await tx
    .updateTable('report_line')
    .set({ state: 'submitted', submitted_by: hand.name, submitted_at: hand.at })
    .where('plan_id', '=', planId)
    .where(
      'id',
      'in',
      lines.map((l) => l.id),
    )
    .returningAll()
    .execute()
  return new Map(rows.map((l) => [l.id, l]))
}

export async function settleReport(
  tx: Tx,
  planId: number,
  report: ReportRow,
  states: readonly LineState[],
  more: { returns?: number } = {},
): Promise<void> {
  await tx
    .updateTable('report')
    .set({
      state: reportStateOf(states, report.first_submitted_at !== null, report.state === 'closed'),
      returns: report.returns + (more.returns ?? 0),
    })
    .where('plan_id', '=', planId)
    .where('id', '=', report.id)
    .execute()
}

/** What stands in a line after the reviewer's deed; an acceptance taken back leaves nothing but its history. */
function reviewColumns(action: ReviewAction, reason: string, hand: Hand) {
  switch (action) {
    case 'accept':
      return { reviewed_by: hand.name, reviewed_at: hand.at, return_reason: null }
    case 'return':
      return { reviewed_by: hand.name, reviewed_at: hand.at, return_reason: reason }
    case 'withdraw':
      return { reviewed_by: null, reviewed_at: null, return_reason: null }
  }
}

/** All the lines stand in one state, from which the table of the line's life knows the action. */
export async function writeDecision(
  tx: Tx,
  planId: number,
  lines: readonly LineRow[],
  action: ReviewAction,
  reason: string,
  hand: Hand,
): Promise<void> {
  const [first] = lines
  if (!first) return
  const state = LINE_ACTIONS[first.state][action]
  if (state === undefined) fail('line-already-reviewed')
  await tx
    .updateTable('report_line')
    .set({ state, ...reviewColumns(action, reason, hand) })
    .where('plan_id', '=', planId)
    .where(
      'id',
      'in',
      lines.map((l) => l.id),
    )
    .execute()
}

/** The first arrival decides what is on time and stays; what comes after it is a new version. */
export async function markSubmitted(
  tx: Tx,
  period: PeriodRow,
  report: ReportRow,
  states: readonly LineState[],
  hand: Hand,
): Promise<ReportRow> {
  return tx
    .updateTable('report')
    .set({
      state: reportStateOf(states, true, period.closed_at !== null),
      first_submitted_at: report.first_submitted_at ?? hand.at,
      submitted_at: hand.at,
      submitted_by: hand.name,
      versions: report.versions + 1,
    })
    .where('plan_id', '=', period.plan_id)
    .where('id', '=', report.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
