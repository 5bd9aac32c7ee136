import { sql } from 'kysely'
import type { TrialLine, TrialReport } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import { fail } from '@gongjian/domain/error/codes.ts'
import { reportStateOf } from '@gongjian/domain/report/report.ts'
import type { Tx } from '../db/actor.ts'
import { acceptedNotice, returnedNotice } from '../notice/report-notices.ts'
import { tell, type NewNotice } from '../notice/notice-writer.ts'
import { taskIn, unitById, unitIn } from '../report/plan-facts.ts'
import type { LineRow, ReportRow } from '../report/report-reader.ts'
import type { Hand } from '../report/report-writer.ts'
import type { Trial } from './trial-context.ts'
import type { Person } from './trial-people.ts'
import type { Step } from './trial-step.ts'

interface Deed {
  readonly unit: string
  readonly task: string
  readonly at: string
  readonly decision: 'accept' | 'return'
  readonly reason: string | null
}

function deedsOf(unit: string, line: TrialLine): Deed[] {
  const before = (line.reviewHistory ?? []).map((h) => ({ unit, task: line.task, ...h }))
  if (line.reviewedAt === null) return before
  const decision = line.state === 'returned' ? ('return' as const) : ('accept' as const)
  return [...before, { unit, task: line.task, at: line.reviewedAt, decision, reason: line.returnReason }]
}

function reviewerOf({ facts, people }: Trial, { unit, task }: Deed): Person {
  const leads = taskIn(facts, task).leads.map((u) => u.code)
  return leads.includes(unit) ? people.office() : people.deskOf(leads[0] ?? '')
}

/** A reviewer goes through a day's lines in one sitting: one step, or the first start would take twice as long. */
export function reviewSteps(trial: Trial, month: Month, reports: readonly TrialReport[]): Step[] {
  const deeds = reports.flatMap((r) => r.lines.flatMap((line) => deedsOf(r.unit, line)))
  const sittings = Map.groupBy(deeds, (d) =>
    [reviewerOf(trial, d).login, d.at.slice(0, 10), d.decision, d.reason].join(' '),
  )
  return [...sittings.values()].flatMap((list) => {
    const [first] = list
    if (!first) return []
    const last = list.map((d) => d.at).sort()
    return {
      at: new Date(last.at(-1) ?? first.at),
      by: reviewerOf(trial, first),
      ...(first.reason === null ? {} : { why: first.reason }),
      run: (tx: Tx, hand: Hand) => review(trial, tx, month, list, hand),
    }
  })
}

async function writeDecisions(
  { planId, facts }: Trial,
  tx: Tx,
  month: Month,
  deeds: readonly Deed[],
  hand: Hand,
): Promise<LineRow[]> {
  const { decision, reason } = deeds[0] ?? { decision: 'accept', reason: null }
  const rows = deeds.map((d) => ({ unit: unitIn(facts, d.unit).id, task: taskIn(facts, d.task).id, at: d.at }))
  const { rows: done } = await sql<LineRow>`
    update report_line l set state = ${decision === 'accept' ? 'accepted' : 'returned'}, reviewed_by = ${hand.name},
      reviewed_at = x.at, return_reason = ${reason}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (unit int, task int, at timestamptz)
    where l.plan_id = ${planId} and l.month = ${month} and l.unit_id = x.unit and l.task_id = x.task
      and l.state = 'submitted'
    returning l.*`.execute(tx)
  if (done.length !== deeds.length) fail('line-already-reviewed')
  return done
}

async function readReports(tx: Tx, planId: number, month: Month, units: readonly number[]): Promise<ReportRow[]> {
  return tx
    .selectFrom('report')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('month', '=', month)
    .where('unit_id', 'in', [...units])
    .orderBy('id')
    .execute()
}

async function review(trial: Trial, tx: Tx, month: Month, deeds: readonly Deed[], hand: Hand): Promise<void> {
  const done = Map.groupBy(await writeDecisions(trial, tx, month, deeds, hand), (l) => l.unit_id)
  const reports = await readReports(tx, trial.planId, month, [...done.keys()])
  const lines = await tx
    .selectFrom('report_line')
    .select(['report_id', 'state'])
    .where('plan_id', '=', trial.planId)
    .where(
      'report_id',
      'in',
      reports.map((r) => r.id),
    )
    .execute()
  const notices: NewNotice[] = []
  for (const report of reports) {
    const mine = done.get(report.unit_id) ?? []
    const states = lines.filter((l) => l.report_id === report.id).map((l) => l.state)
    const returns = mine.filter((l) => l.state === 'returned').length
    const state = reportStateOf(states, true, false)
    const unit = unitById(trial.facts, report.unit_id)
    if (returns > 0)
      notices.push(returnedNotice(trial.facts, { month, unit, lines: mine }, hand.name, deeds[0]?.reason ?? ''))
    if (state === 'accepted') notices.push(acceptedNotice(month, unit))
    if (state === report.state && returns === 0) continue
    await tx
      .updateTable('report')
      .set({ state, returns: report.returns + returns })
      .where('plan_id', '=', trial.planId)
      .where('id', '=', report.id)
      .execute()
  }
  if (month >= trial.noticesFrom) await tell(tx, trial.planId, notices, hand.name, hand.at)
}
