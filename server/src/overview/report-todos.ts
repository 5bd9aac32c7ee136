import { sql } from 'kysely'
import { monthInWords, type Month } from '@gongjian/domain/calendar/calendar.ts'
import { reachOf, type Permission } from '@gongjian/domain/permission/permission.ts'
import type { Todo } from '@gongjian/domain/overview/contracts.ts'
import { EMPTY_LINE, isFilled, type LineField, type LineState } from '@gongjian/domain/report/report.ts'
import type { Part } from '@gongjian/domain/unit/unit.ts'
import type { Ctx } from '../app.ts'
import type { Actor } from '../db/actor.ts'
import type { OverviewPeriod } from './month-reports.ts'
import { isReviewer } from '../report/report-lock.ts'

export function has(actor: Actor, permission: Permission): boolean {
  return actor.role !== 'door' && reachOf(actor.role, permission) !== null
}

interface OpenLine {
  readonly month: Month
  readonly unit_id: number
  readonly task_id: number
  readonly task: string
  readonly part: Part
  readonly state: LineState
  readonly hasProgress: boolean
  readonly not_applicable: boolean
  readonly not_applicable_reason: string
  readonly carried: LineField[]
}

/** The lines of the open months that may want something of the actor: the own unit's, and what waits for review. The words stay where they are. */
async function readOpenLines({ tx, actor }: Ctx, periods: readonly OverviewPeriod[]): Promise<OpenLine[]> {
  if (periods.length === 0) return []
  return tx
    .selectFrom('report_line as l')
    .innerJoin('task as t', 't.id', 'l.task_id')
    .select(['l.month', 'l.unit_id', 'l.task_id', 't.code as task', 'l.part', 'l.state', 'l.not_applicable'])
    .select(['l.not_applicable_reason', 'l.carried'])
    .select(sql<boolean>`btrim(l.progress, E' \\n\\r\\t') <> ''`.as('hasProgress'))
    .where('l.plan_id', '=', actor.planId)
    .where('l.month', '=', sql<Month>`any (${sql.val(periods.map((p) => p.month))}::text[])`)
    .where((eb) =>
      eb.or([
        eb.and([eb('l.unit_id', '=', actor.unitId), eb('l.state', '!=', 'accepted')]),
        eb('l.state', '=', 'submitted'),
      ]),
    )
    .orderBy('t.sort')
    .execute()
}

function isLineFilled(l: OpenLine): boolean {
  const text = {
    ...EMPTY_LINE,
    progress: l.hasProgress ? '…' : '',
    notApplicable: l.not_applicable,
    notApplicableReason: l.not_applicable_reason,
  }
  return isFilled(text, l.carried)
}

function ownTodos(actor: Actor, period: OverviewPeriod, lines: readonly OpenLine[]): Todo[] {
  const own = lines.filter((l) => l.month === period.month && l.unit_id === actor.unitId)
  const words = monthInWords(period.month)
  const link = `/reports/${period.month}/${actor.unitCode}`
  const returned = own.filter((l) => l.state === 'returned')
  const drafts = own.filter((l) => l.state === 'draft')
  const unfilled = drafts.filter((l) => !isLineFilled(l)).length
  const todos: Todo[] = []
  if (returned[0])
    todos.push({
      kind: 'mend-returned',
      text: `${words}月报有 ${returned.length} 条被退回，请修改后重新提交`,
      link: `${link}?task=${returned[0].task}`,
      dueOn: period.due_on,
      count: returned.length,
    })
  if (unfilled > 0)
    todos.push({
      kind: 'fill-report',
      text: `填报${words}月报：还有 ${unfilled} 项未填`,
      link,
      dueOn: period.due_on,
      count: unfilled,
    })
  else if (drafts.length > 0 && has(actor, 'report.submit'))
    todos.push({
      kind: 'submit-report',
      text: `${words}月报已填完，请审核后提交`,
      link,
      dueOn: period.due_on,
      count: 1,
    })
  return todos
}

function reviewTodo(actor: Actor, period: OverviewPeriod, lines: readonly OpenLine[]): Todo[] {
  const waiting = lines.filter((l) => l.month === period.month && l.state === 'submitted' && isReviewer(actor, l))
  if (waiting.length === 0) return []
  const units = new Set(waiting.map((l) => l.unit_id)).size
  return [
    {
      kind: 'review-lines',
      text: `${monthInWords(period.month)}月报有 ${units} 个单位的 ${waiting.length} 条待审核`,
      link: `/reports/${period.month}/review`,
      dueOn: null,
      count: waiting.length,
    },
  ]
}

function closeTodo({ app }: Ctx, period: OverviewPeriod): Todo[] {
  const { reports } = period
  const open = reports.filter((r) => r.state !== 'accepted').length
  if (reports.length === 0 || (open > 0 && app.clock.today() <= period.due_on)) return []
  const missing = reports.filter((r) => r.first_submitted_at === null).length
  const words = monthInWords(period.month)
  return [
    {
      kind: 'close-period',
      text:
        open === 0
          ? `${words}月报已全部审结，可以关闭`
          : `${words}月报已过截止日：${missing} 个单位未报，${open - missing} 个单位未审结`,
      link: `/reports/${period.month}`,
      dueOn: null,
      count: 1,
    },
  ]
}

/** What the months that are open want of the actor. */
export async function reportTodos(ctx: Ctx, all: readonly OverviewPeriod[]): Promise<Todo[]> {
  const { actor } = ctx
  const edits = has(actor, 'report.edit')
  const reviews = has(actor, 'report.review')
  const closes = has(actor, 'period.close')
  const periods = all.filter((p) => p.open)
  const lines = edits || reviews ? await readOpenLines(ctx, periods) : []
  return periods.flatMap((period) => [
    ...(edits ? ownTodos(actor, period, lines) : []),
    ...(reviews ? reviewTodo(actor, period, lines) : []),
    ...(closes ? closeTodo(ctx, period) : []),
  ])
}
