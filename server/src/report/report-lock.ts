import { instantInWords, monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import { fail, sentence } from '@gongjian/domain/error/codes.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import type { Lock } from '@gongjian/domain/report/contracts.ts'
import { LINE_ACTIONS, LINE_STATE_TITLES } from '@gongjian/domain/report/report.ts'
import type { Actor } from '../db/actor.ts'
import type { TaskFacts } from './plan-facts.ts'
import type { LineRow, PeriodRow, ReportRow } from './report-reader.ts'

/** Whoever accepts or returns this line: the task's leads; the office for a lead's own. */
export function reviewersOf(line: Pick<LineRow, 'part'>, task: TaskFacts): string {
  return line.part === 'lead' ? '市攻坚办' : task.leads.map((u) => u.name).join('、')
}

/** May the actor accept or return the line, whatever its state? No one reviews a unit's lines for a task that the unit itself leads but the office. */
export function isReviewer(actor: Actor, line: Pick<LineRow, 'part' | 'task_id'>): boolean {
  // A saved plan's task that names nobody to lead it is led by the office.
  if (actor.role === 'office') return line.part === 'lead' || actor.leads.includes(line.task_id)
  return actor.role === 'lead-desk' && line.part !== 'lead' && actor.leads.includes(line.task_id)
}

export function mustBeOpen(period: PeriodRow): void {
  if (!period.closed_at) return
  fail('period-closed', {
    month: monthInWords(period.month),
    by: period.closed_by ?? '',
    at: instantInWords(period.closed_at),
  })
}

/** Only what is a draft or came back may be written; the refusal says who has it now and what to do. */
export function mustBeEditable(line: LineRow, task: TaskFacts): void {
  if (LINE_ACTIONS[line.state].edit) return
  const state = LINE_STATE_TITLES[line.state]
  if (line.state === 'accepted') {
    fail('line-accepted', {
      by: line.reviewed_by ?? '',
      at: line.reviewed_at ? instantInWords(line.reviewed_at) : '',
      who: reviewersOf(line, task),
    })
  }
  fail('line-locked', {
    state,
    by: line.submitted_by ?? '',
    at: line.submitted_at ? instantInWords(line.submitted_at) : '',
    who: reviewersOf(line, task),
  })
}

function closedLock(period: PeriodRow, actor: Actor, own: boolean): Lock {
  const mayCorrect = own && actor.role !== 'door' && reachOf(actor.role, 'report.correct') !== null
  return {
    reason: `${monthInWords(period.month)}月报已关闭`,
    by: period.closed_by,
    at: period.closed_at?.toISOString() ?? null,
    todo: mayCorrect
      ? '如需更正，请点“更正”，说明原因后形成新版本；原版本仍可查看'
      : own
        ? '如需更正，请由本单位审核人点“更正”，说明原因后形成新版本'
        : '如需更正，由填报单位提出并说明原因',
  }
}

/** Why the actor cannot write in this report now; null when some line may be written. */
export function lockOf(actor: Actor, period: PeriodRow, report: ReportRow, lines: readonly LineRow[]): Lock | null {
  const own = report.unit_id === actor.unitId
  if (period.closed_at) return closedLock(period, actor, own)
  if (!own) return { reason: '这是其他单位的月报，只能查看', by: null, at: null, todo: '请由填报单位修改' }
  if (actor.role === 'door' || !reachOf(actor.role, 'report.edit'))
    return { reason: '您的角色只能查看月报', by: null, at: null, todo: '请由本单位填报员或审核人修改' }
  if (lines.some((l) => LINE_ACTIONS[l.state].edit)) return null
  const by = report.submitted_by ?? ''
  const at = report.submitted_at
  if (lines.every((l) => l.state === 'accepted'))
    return {
      reason: '该月报各条目均已被接受',
      by,
      at: at?.toISOString() ?? null,
      todo: '不需要再修改；确需修改请联系牵头单位撤回接受，月份关闭后如需更正，可形成新版本',
    }
  return {
    reason: sentence('report-locked', { by, at: at ? instantInWords(at) : '' }),
    by,
    at: at?.toISOString() ?? null,
    todo: '确需修改请联系牵头单位退回有关条目',
  }
}
