import { fail, sentence, type Details, type ErrorCode } from '@gongjian/domain/error/codes.ts'
import { LINE_ACTIONS } from '@gongjian/domain/report/report.ts'
import type { Ctx } from '../app.ts'
import type { Actor, Tx } from '../db/actor.ts'
import { sayWhy } from '../db/transaction.ts'
import { acceptedNotice, returnedNotice } from '../notice/report-notices.ts'
import { tell, type NewNotice } from '../notice/notice-writer.ts'
import { implement } from '../operation/implementation.ts'
import type { InputOf } from '../operation/types.ts'
import { readPlanFacts, unitById, type PlanFacts } from './plan-facts.ts'
import { countLineStates, getPeriod, type LineRow, type PeriodRow, type ReportRow } from './report-reader.ts'
import { changedBy } from './save-report-line.ts'
import { isReviewer, mustBeOpen } from './report-lock.ts'
import { settleReport, writeDecision } from './report-writer.ts'

type Decision = 'accept' | 'return'
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

function refusalOf({ item, line, mine }: Asked, decision: Decision): { code: ErrorCode; details: Details } | null {
  if (!mine) return { code: 'outside-scope', details: {} }
  if (!line || line.state === 'draft') return { code: 'line-not-submitted', details: {} }
  if (!LINE_ACTIONS[line.state][decision]) return { code: 'line-already-reviewed', details: {} }
  if (line.version !== item.version) {
    return { code: 'line-changed', details: changedBy(line) }
  }
  return null
}

/** The reports' states after the decision, and what their units are told. */
async function settle(
  ctx: Ctx,
  facts: PlanFacts,
  reports: readonly ReportRow[],
  done: readonly LineRow[],
  decision: Decision,
  reason: string,
): Promise<NewNotice[]> {
  const byReport = Map.groupBy(done, (l) => l.report_id)
  const states = await countLineStates(ctx.tx, [...byReport.keys()])
  const notices: NewNotice[] = []
  for (const report of reports) {
    const lines = byReport.get(report.id)
    if (!lines) continue
    const now = states.get(report.id) ?? []
    await settleReport(ctx.tx, ctx.actor.planId, report, now, { returns: decision === 'return' ? lines.length : 0 })
    const unit = unitById(facts, report.unit_id)
    if (decision === 'return') {
      const by = `${ctx.actor.unitName} ${ctx.actor.name}`
      notices.push(returnedNotice(facts, { month: report.month, unit, lines }, by, reason))
    } else if (now.every((s) => s === 'accepted')) notices.push(acceptedNotice(report.month, unit))
  }
  return notices
}

/** Each lead its tasks' lines, the office the leads' own. What cannot be decided is listed, the rest is done. */
export const reviewLines = implement('reviewLines', async (ctx, { month, decision, reason = '', lines: items }) => {
  const { tx, actor, now } = ctx
  if (decision === 'return' && reason === '') fail('reason-required')
  const facts = await readPlanFacts(tx, actor.planId)
  const period = await getPeriod(tx, actor.planId, month)
  const named = new Set(items.map((i) => i.unit))
  const unitIds = [...facts.units.values()].filter((u) => named.has(u.code)).map((u) => u.id)
  const reports = await lockReports(tx, period, unitIds)
  mustBeOpen(await getPeriod(tx, actor.planId, month))
  const done: LineRow[] = []
  const refused: Refusal[] = []
  for (const asked of await readAsked(tx, actor, facts, reports, items)) {
    const no = refusalOf(asked, decision)
    if (no) {
      const { unit, task } = asked.item
      refused.push({ unit, task, code: no.code, message: sentence(no.code, no.details) })
    } else if (asked.line) done.push(asked.line)
  }
  if (decision === 'return') await sayWhy(tx, reason)
  await writeDecision(tx, actor.planId, done, decision, reason, { name: actor.name, at: now })
  const notices = await settle(ctx, facts, reports, done, decision, reason)
  await tell(tx, actor.planId, notices, actor.name, now)
  return { done: done.length, refused }
})
