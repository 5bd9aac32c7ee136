import type { Month } from '@gongjian/domain/calendar/calendar.ts'
import { sentence, type Details, type ErrorCode } from '@gongjian/domain/error/codes.ts'
import { LINE_ACTIONS, type ReviewAction } from '@gongjian/domain/report/report.ts'
import type { Ctx } from '../app.ts'
import type { Actor, Tx } from '../db/actor.ts'
import { sayWhy } from '../db/transaction.ts'
import { acceptedNotice, returnedNotice, withdrawnNotice } from '../notice/report-notices.ts'
import { tell, type NewNotice } from '../notice/notice-writer.ts'
import type { InputOf, OutputOf } from '../operation/types.ts'
import { readPlanFacts, unitById, type PlanFacts } from './plan-facts.ts'
import { countLineStates, getPeriod, type LineRow, type PeriodRow, type ReportRow } from './report-reader.ts'
import { changedBy } from './save-report-line.ts'
import { isReviewer, mustBeOpen } from './report-lock.ts'
import { settleReport, writeDecision } from './report-writer.ts'

type Item = InputOf<'reviewLines'>['lines'][number]

interface Refusal {
  readonly unit: string
  readonly task: string
  readonly code: ErrorCode
  readonly message: string
}

/** One item asked for, found or not. */
interface Asked {
  readonly item: Item
  readonly line: LineRow | undefined
  /** Whether the actor reviews this task of this unit at all. */
  readonly mine: boolean
}

/** Every report that the items name, in one order, so that two reviewers never wait for each other. */
async function lockReports(tx: Tx, period: PeriodRow, unitIds: readonly number[]): Promise<ReportRow[]> {
  if (unitIds.length === 0) return []
  return tx
    .selectFrom('report')
    .selectAll()
    .where('plan_id', '=', period.plan_id)
    .where('period_id', '=', period.id)
    .where('unit_id', 'in', [...unitIds])
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function readAsked(
  tx: Tx,
  actor: Actor,
  facts: PlanFacts,
  reports: ReportRow[],
  items: Item[],
): Promise<Asked[]> {
  const lines =
    reports.length === 0
      ? []
      : await tx
          .selectFrom('report_line')
          .selectAll()
          .where('plan_id', '=', actor.planId)
          .where(
            'report_id',
            'in',
            reports.map((r) => r.id),
          )
          .execute()
  const units = new Map([...facts.units.values()].map((u) => [u.code, u.id]))
  const tasks = new Map([...facts.tasks.values()].map((t) => [t.code, t.id]))
  const parts = await tx
    .selectFrom('task_unit')
    .select(['task_id', 'unit_id', 'part'])
    .where('plan_id', '=', actor.planId)
    .execute()
  const wanted = new Map(items.map((i) => [`${i.unit} ${i.task}`, i]))
  return [...wanted.values()].map((item) => {
    const unitId = units.get(item.unit)
    const taskId = tasks.get(item.task)
    const is = (r: { unit_id: number; task_id: number }): boolean => r.unit_id === unitId && r.task_id === taskId
    return { item, line: lines.find(is), mine: parts.some((p) => is(p) && isReviewer(actor, p)) }
  })
}

function refusalOf({ item, line, mine }: Asked, action: ReviewAction): { code: ErrorCode; details: Details } | null {
  if (!mine) return { code: 'outside-scope', details: {} }
  if (!line || line.state === 'draft') return { code: 'line-not-submitted', details: {} }
  if (!LINE_ACTIONS[line.state][action]) {
    return { code: action === 'withdraw' ? 'line-not-accepted' : 'line-already-reviewed', details: {} }
  }
  if (line.version !== item.version) {
    return { code: 'line-changed', details: changedBy(line) }
  }
  return null
}

/** What a unit is told of its lines; null: nothing it need know. */
function noticeOf(
  ctx: Ctx,
  facts: PlanFacts,
  report: ReportRow,
  { action, reason, lines, isAccepted }: Decided,
): NewNotice | null {
  const unit = unitById(facts, report.unit_id)
  const about = { month: report.month, unit, lines }
  const by = `${ctx.actor.unitName} ${ctx.actor.name}`
  switch (action) {
    case 'accept':
      return isAccepted ? acceptedNotice(report.month, unit) : null
    case 'return':
      return returnedNotice(facts, about, by, reason)
    case 'withdraw':
      return withdrawnNotice(facts, about, by, reason)
  }
}

/** One report's share of a decision. */
interface Decided {
  readonly action: ReviewAction
  readonly reason: string
  readonly lines: readonly LineRow[]
  /** Whether now every line of the report is accepted. */
  readonly isAccepted: boolean
}

/** The reports' states after the decision, and what their units are told. */
async function settle(
  ctx: Ctx,
  facts: PlanFacts,
  reports: readonly ReportRow[],
  done: readonly LineRow[],
  { action, reason }: Pick<Decided, 'action' | 'reason'>,
): Promise<NewNotice[]> {
  const byReport = Map.groupBy(done, (l) => l.report_id)
  const states = await countLineStates(ctx.tx, [...byReport.keys()])
  const notices: NewNotice[] = []
  for (const report of reports) {
    const lines = byReport.get(report.id)
    if (!lines) continue
    const now = states.get(report.id) ?? []
    await settleReport(ctx.tx, ctx.actor.planId, report, now, { returns: action === 'return' ? lines.length : 0 })
    const isAccepted = now.every((s) => s === 'accepted')
    const notice = noticeOf(ctx, facts, report, { action, reason, lines, isAccepted })
    if (notice) notices.push(notice)
  }
  return notices
}

interface Decision {
  readonly month: Month
  readonly action: ReviewAction
  /** Empty: none needed. */
  readonly reason: string
  readonly lines: Item[]
}

/** Each lead its tasks' lines, the office the leads' own. What cannot be decided is listed, the rest is done. */
export async function decideLines(
  ctx: Ctx,
  { month, action, reason, lines: items }: Decision,
): Promise<OutputOf<'reviewLines'>> {
  const { tx, actor, now } = ctx
  const facts = await readPlanFacts(tx, actor.planId)
  const period = await getPeriod(tx, actor.planId, month)
  const named = new Set(items.map((i) => i.unit))
  const unitIds = [...facts.units.values()].filter((u) => named.has(u.code)).map((u) => u.id)
  const reports = await lockReports(tx, period, unitIds)
  mustBeOpen(await getPeriod(tx, actor.planId, month))
  const done: LineRow[] = []
  const refused: Refusal[] = []
  for (const asked of await readAsked(tx, actor, facts, reports, items)) {
    const no = refusalOf(asked, action)
    if (no) {
      const { unit, task } = asked.item
      refused.push({ unit, task, code: no.code, message: sentence(no.code, no.details) })
    } else if (asked.line) done.push(asked.line)
  }
  if (reason !== '') await sayWhy(tx, reason)
  await writeDecision(tx, actor.planId, done, action, reason, { name: actor.name, at: now })
  await tell(tx, actor.planId, await settle(ctx, facts, reports, done, { action, reason }), actor.name, now)
  return { done: done.length, refused }
}
