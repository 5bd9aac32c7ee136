import { dayOf } from '@gongjian/domain/calendar/calendar.ts'
import type { TrialLine, TrialPeriod, TrialReport } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import { EMPTY_LINE, type LineField, type LineText } from '@gongjian/domain/report/report.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import type { Tx } from '../db/actor.ts'
import { closedNotice, tellOfCorrection, tellOfSubmission } from '../notice/report-notices.ts'
import { tell } from '../notice/notice-writer.ts'
import { freezeMonth, lockMonth, mustBeReady } from '../period/close-period.ts'
import { openMonth } from '../period/open-period.ts'
import { correct } from '../report/correct-report.ts'
import type { FrozenReport } from '../report/freeze-version.ts'
import { taskById, unitIn } from '../report/plan-facts.ts'
import { mustBeEditable } from '../report/report-lock.ts'
import { findReport, getPeriod, type LineRow, type ReportRow } from '../report/report-reader.ts'
import { textOf } from '../report/report-view.ts'
import { mustBeMilestones } from '../report/report-writer.ts'
import { submit } from '../report/submit-report.ts'
import { inNameOf, type Trial } from './trial-context.ts'
import { reviewSteps } from './trial-reviews.ts'
import type { Step } from './trial-step.ts'
import { writeLines, type Written } from './write-lines.ts'

const HOUR_MS = 3_600_000

/** The trial's reports are older than its registers: none is quoted. */
function noRegisters(at: Date): FrozenReport['registers'] {
  return { on: dayOf(at), counts: [] }
}

async function reportOf(tx: Tx, { planId, facts }: Trial, r: TrialReport): Promise<ReportRow> {
  return (await findReport(tx, planId, r.month, unitIn(facts, r.unit).id)) ?? fail('report-not-found')
}

async function linesOf(tx: Tx, { planId, facts }: Trial, r: TrialReport): Promise<LineRow[]> {
  return tx
    .selectFrom('report_line')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('month', '=', r.month)
    .where('unit_id', '=', unitIn(facts, r.unit).id)
    .execute()
}

/** A clerk has touched the line when this month's progress stands in it, or why the task does not apply. */
function isWritten(line: TrialLine): boolean {
  if (line.state !== 'draft') return true
  return line.text.progress !== '' && !line.carried.includes('progress')
}

/** What the product does not carry over by itself was not typed either: it stays empty. */
function asTyped(line: TrialLine, carriedByProduct: readonly LineField[]): LineText {
  const emptied = line.carried.filter((f) => !carriedByProduct.includes(f))
  return { ...line.text, ...Object.fromEntries(emptied.map((f) => [f, EMPTY_LINE[f]])) }
}

function pick(text: LineText, fields: readonly LineField[]): Partial<LineText> {
  return Object.fromEntries(fields.map((f) => [f, text[f]]))
}

/** What was sent back had said less, and proved nothing. */
function thinner(text: LineText): LineText {
  const end = text.progress.indexOf('。')
  return end > 0 ? { ...text, progress: text.progress.slice(0, end + 1), nextSteps: '继续推进各项工作。' } : text
}

function written(trial: Trial, lines: readonly LineRow[], wanted: readonly TrialLine[], first: boolean): Written[] {
  return wanted.flatMap((w) => {
    const line = lines.find((l) => taskById(trial.facts, l.task_id).code === w.task)
    if (!line) return []
    const task = taskById(trial.facts, line.task_id)
    mustBeEditable(line, task)
    mustBeMilestones(task, w.text.reached)
    const carried = line.carried.filter((f) => w.carried.includes(f))
    const text = { ...asTyped(w, line.carried), ...pick(textOf(line), carried) }
    const isThin = first && w.reviewHistory !== undefined
    return [{ line, text: isThin ? thinner(text) : text, carried, files: isThin ? [] : w.files }]
  })
}

function editStep(trial: Trial, r: TrialReport, at: Date, wanted: readonly TrialLine[], first: boolean): Step {
  return {
    at,
    by: trial.people.clerkOf(r.unit),
    run: async (tx, hand) => {
      const lines = await linesOf(tx, trial, r)
      await writeLines(tx, trial, written(trial, lines, wanted, first), hand)
    },
  }
}

function submitStep(trial: Trial, r: TrialReport, at: Date): Step {
  return {
    at,
    by: trial.people.approverOf(r.unit),
    run: async (tx, hand) => {
      const report = await reportOf(tx, trial, r)
      const period = await getPeriod(tx, trial.planId, r.month)
      const { sent } = await submit(tx, trial.facts, { period, report }, noRegisters(hand.at), hand)
      const about = { month: r.month, unit: unitIn(trial.facts, r.unit), lines: sent }
      if (r.month >= trial.noticesFrom) await tellOfSubmission(inNameOf(trial, tx, hand), trial.facts, about)
    },
  }
}

/** Half a day to a day before it was sent, but not before the month was opened. */
function editedAt(r: TrialReport, period: TrialPeriod, index: number): Date {
  const sent = r.firstSubmittedAt === null ? Date.parse('2019-09-19T17:00:00+08:00') : Date.parse(r.firstSubmittedAt)
  return new Date(Math.max(Date.parse(period.openedAt) + HOUR_MS, sent - (1 + (index % 4)) * HOUR_MS - index * 61_000))
}

function reportSteps(trial: Trial, period: TrialPeriod, r: TrialReport, index: number): Step[] {
  const wanted = r.lines.filter(isWritten)
  const steps: Step[] = wanted.length === 0 ? [] : [editStep(trial, r, editedAt(r, period, index), wanted, true)]
  if (r.firstSubmittedAt !== null) steps.push(submitStep(trial, r, new Date(r.firstSubmittedAt)))
  if (r.resubmittedAt) {
    const mended = wanted.filter((l) => l.reviewHistory)
    const at = new Date(r.resubmittedAt)
    steps.push(editStep(trial, r, new Date(at.getTime() - HOUR_MS / 2), mended, false), submitStep(trial, r, at))
  }
  const { correction } = r
  if (correction) {
    steps.push({
      at: new Date(correction.at),
      by: trial.people.approverOf(r.unit),
      why: correction.reason,
      run: async (tx, hand) => {
        const report = await reportOf(tx, trial, r)
        const closed = await getPeriod(tx, trial.planId, r.month)
        const lines = correction.lines.map((l) => ({ ...l.text, task: l.task }))
        const change = { lines, reason: correction.reason, registers: noRegisters(hand.at) }
        const corrected = await correct(tx, trial.facts, { period: closed, report }, change, hand)
        const about = { month: r.month, unit: unitIn(trial.facts, r.unit), lines: corrected }
        await tellOfCorrection(inNameOf(trial, tx, hand), trial.facts, about, correction.reason)
      },
    })
  }
  return steps
}

function periodSteps(trial: Trial, period: TrialPeriod): Step[] {
  const open: Step = {
    at: new Date(period.openedAt),
    by: null,
    run: async (tx, hand) => void (await openMonth(tx, trial.planId, period.month, hand.at)),
  }
  if (period.closedAt === null) return [open]
  const close: Step = {
    at: new Date(period.closedAt),
    by: trial.people.office(),
    run: async (tx, hand) => {
      const { period: row, reports } = await lockMonth(tx, trial.planId, period.month)
      await mustBeReady(tx, row, reports, '')
      await freezeMonth(trial.app, tx, row, null, hand)
      const units = [...trial.facts.units.values()].filter((u) => u.kind === 'body' || u.kind === 'department')
      const notices = units.map((u) => closedNotice(period.month, u))
      await tell(tx, trial.planId, notices, hand.name, hand.at)
    },
  }
  return [open, close]
}

export function stepsOfReports(trial: Trial, periods: readonly TrialPeriod[], reports: readonly TrialReport[]): Step[] {
  return periods.flatMap((period) => {
    const own = reports.filter((r) => r.month === period.month)
    return [
      ...periodSteps(trial, period),
      ...own.flatMap((r, i) => reportSteps(trial, period, r, i)),
      ...reviewSteps(trial, period.month, own),
    ]
  })
}
