import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { PlanTask } from '@gongjian/domain/task/task.ts'
import { at, submittedAt } from './calendar.ts'
import { TRIAL_MONTHS, type TrialMonth } from './figures.ts'
import { lineFiles, lineText, tasksOf } from './lines.ts'
import { rng } from './random.ts'
import { septemberReport } from './september.ts'
import type { TrialCorrection, TrialLine, TrialReport } from './types.ts'

/** 新密 counted kilns twice in August and put it right when the month was closed. */
const MISCOUNT = { month: '2019-08', unit: '410183', task: '4.3', figure: '清洁' } as const

/** Days on which a month's lines were read again after a return, and accepted at last. All before the month closed. */
const REVIEW_DAYS: Readonly<Record<string, { first: string; again: string; last: string }>> = {
  '2019-07': { first: '2019-07-26', again: '2019-07-29', last: '2019-07-30' },
  '2019-08': { first: '2019-08-26', again: '2019-08-28', last: '2019-08-29' },
}

const RETURN_REASONS = [
  '本月进展请补充具体点位、数量和完成时间。',
  '请补充存在问题的具体原因和责任单位。',
  '下步打算缺少时间节点，请细化到周。',
  '请补充现场照片、验收单等佐证材料。',
  '请按任务台账口径填写，区分本月数和累计数。',
]

/** Three months of all 31 reporting units, the same on every machine. */
export function trialReports(pack: PlanPack): TrialReport[] {
  const units = pack.units.filter((u) => u.kind === 'body' || u.kind === 'department')
  return TRIAL_MONTHS.flatMap((month) =>
    units.map((u) => (month === '2019-09' ? septemberReport(pack, u.code) : closedReport(pack, u.code, month))),
  )
}

function closedReport(pack: PlanPack, unit: string, month: TrialMonth): TrialReport {
  const r = rng(`report/${unit}/${month}`)
  const firstSubmittedAt = submittedAt(r, month, unit)
  const returning = r.chance(0.35)
  const lines = tasksOf(pack, unit).map((task, i) => closedLine(pack, { unit, month, task }, returning && i % 7 === 2))
  const correction = correctionOf(pack, unit, month)
  const resubmitted = lines.some((l) => l.reviewHistory)
  return {
    trial: true,
    month,
    unit,
    state: 'closed',
    firstSubmittedAt,
    ...(resubmitted ? { resubmittedAt: at(r, reviewDays(month).again, 9, 16) } : {}),
    lines,
    ...(correction ? { correction } : {}),
  }
}

function closedLine(
  pack: PlanPack,
  key: { unit: string; month: TrialMonth; task: PlanTask },
  returned: boolean,
): TrialLine {
  const { unit, month, task } = key
  const lead = task.leads[0] ?? ''
  const wrong = unit === MISCOUNT.unit && month === MISCOUNT.month && task.id === MISCOUNT.task
  const text = lineText(pack, { unit, month, task: task.id }, wrong ? MISCOUNT.figure : undefined)
  // A lead goes through a unit's lines in one sitting: the day is the sitting's, the minute the line's.
  const r = rng(`review/${lead}/${unit}/${month}/${task.id}`)
  const days = reviewDays(month)
  const line: TrialLine = {
    task: task.id,
    text,
    carried: [],
    state: 'accepted',
    returnReason: null,
    reviewedAt: at(r, returned ? days.last : days.first, 16, 17),
    files: lineFiles(pack, { unit, month, task: task.id }, text),
  }
  if (!returned || text.notApplicable) return line
  const [when, reason] = [at(r, days.first, 16, 17), r.pick(RETURN_REASONS)]
  return {
    ...line,
    files: lineFiles(pack, { unit, month, task: task.id }, text, reason),
    reviewHistory: [{ at: when, decision: 'return', reason }],
  }
}

function correctionOf(pack: PlanPack, unit: string, month: TrialMonth): TrialCorrection | null {
  if (unit !== MISCOUNT.unit || month !== MISCOUNT.month) return null
  return {
    at: '2019-09-04T10:26:00+08:00',
    reason: '经与现场核查记录比对，8月工业窑炉清洁能源改造台数重复统计3台，现予更正。',
    lines: [{ task: MISCOUNT.task, text: lineText(pack, { unit, month, task: MISCOUNT.task }) }],
  }
}

function reviewDays(month: string): { first: string; again: string; last: string } {
  const days = REVIEW_DAYS[month]
  if (!days) throw new Error(`no review days in ${month}`)
  return days
}
