import { fail } from '@gongjian/domain/error/codes.ts'
import { isDay, type Day } from '@gongjian/domain/calendar/calendar.ts'
import type { PlanDraft } from '@gongjian/domain/plan/contracts.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Reading, ReadingDeadline } from '@gongjian/domain/plan/reading.ts'
import type { PlanTarget } from '@gongjian/domain/target/target.ts'
import type { Milestone, PlanTask } from '@gongjian/domain/task/task.ts'
import { draftTasks, labelOf, type DraftTask } from './draft-tasks.ts'
import { draftUnits } from './draft-units.ts'
import { proposeSetup } from './propose-setup.ts'

const MILESTONE_LENGTH = 80

/** The task that answers for a place: the one with the least text around it, else the nearest clause above. */
function taskAt(tasks: readonly DraftTask[], start: number, clause: string): DraftTask | undefined {
  const around = tasks
    .filter((t) => t.governs.start <= start && start < t.governs.end)
    .sort((a, b) => a.governs.end - a.governs.start - (b.governs.end - b.governs.start))
  if (around[0]) return around[0]
  const above = tasks.filter((t) => t.clause !== '' && (clause === t.clause || clause.startsWith(`${t.clause}.`)))
  return above.sort((a, b) => b.clause.length - a.clause.length)[0]
}

/** The sentence in which the deadline stands; of a long one the words from the deadline on. */
export function sentenceAround(text: string, d: { start: number; end: number }): { start: number; end: number } {
  const start = Math.min(d.start, text.length)
  const end = Math.min(Math.max(d.end, start), text.length)
  const before = /[^。；;！？\n]*$/.exec(text.slice(Math.max(0, start - 400), start))?.[0] ?? ''
  const after = /^[^。；;！？\n]*/.exec(text.slice(end, end + 400))?.[0] ?? ''
  const from = start - before.length + (before.length - before.trimStart().length)
  const to = end + after.trimEnd().length
  if (to - from <= MILESTONE_LENGTH) return { start: Math.min(from, start), end: to }
  return { start, end: Math.max(end, Math.min(to, start + MILESTONE_LENGTH)) }
}

/** 从2019年起 begins something and is no day by which anything must be done. */
function isMilestone({ kind }: ReadingDeadline): boolean {
  switch (kind) {
    case 'by':
    case 'at':
    case 'recurring':
    case 'ongoing':
      return true
    case 'from':
      return false
  }
}

/** A day that the calendar has; a slip in mending is no day. */
function dayOrNull(day: Day | null): Day | null {
  return day !== null && isDay(day) ? day : null
}

function yearOrNull(year: number | null): number | null {
  return year !== null && year >= 1900 && year <= 2200 ? year : null
}

function milestone(text: string, task: DraftTask, d: ReadingDeadline, n: number): Milestone {
  const around = sentenceAround(text, d)
  // The bracket that names the units of the words before it is not part of this sentence.
  const span = { ...around, start: Math.max(around.start, Math.min(task.governs.start, d.start, text.length)) }
  const words = text
    .slice(span.start, span.end)
    .replace(/\s+/g, '')
    .replace(/^[（(]?[一二三四五六七八九十\d]{1,3}[）).．、]+/, '')
    .replace(/^(时间节点|完成时限|完成时间)[：:。]?/, '')
  return {
    id: `${task.id}/${n + 1}`,
    date: d.kind === 'by' || d.kind === 'at' ? dayOrNull(d.date) : null,
    // A cell of a table holds the day alone.
    text: words.length > d.text.length + 2 ? words : `${task.title}：${words || d.text}`,
    clause: d.clause,
    ...span,
  }
}

function withMilestones(text: string, reading: Reading, tasks: readonly DraftTask[]): PlanTask[] {
  const byTask = Map.groupBy(
    reading.deadlines.filter(isMilestone).sort((a, b) => a.start - b.start),
    (d) => taskAt(tasks, d.start, d.clause),
  )
  return tasks.map((task) => {
    const { governs: _, ...planTask } = task
    return { ...planTask, milestones: (byTask.get(task) ?? []).map((d, n) => milestone(text, task, d, n)) }
  })
}

function targetsOf(reading: Reading, tasks: readonly DraftTask[]): PlanTarget[] {
  return reading.targets.map((t, n) => ({
    id: `${t.clause || '0'}/${n + 1}`,
    clause: t.clause,
    task: taskAt(tasks, t.start, t.clause)?.id ?? null,
    subject: t.subject,
    kind: t.kind,
    comparator: t.comparator,
    value: t.value,
    unit: t.unit,
    baselineYear: yearOrNull(t.baseline),
    by: dayOrNull(t.by),
    firmness: t.firmness,
  }))
}

/** A mended reading as a plan that runs: tasks, units, targets and the first month. Registers and rules come with a pack folder. */
export function draftPack({ code, city, text, reading, setup: given }: PlanDraft, today: Day): PlanPack {
  const signedOn = dayOrNull(reading.signedOn)
  const setup = given ?? proposeSetup(city, text, { ...reading, signedOn }, today)
  const units = draftUnits(reading, setup, signedOn ?? dayOrNull(reading.printedOn) ?? today)
  const tasks = draftTasks(text, reading, units)
  if (tasks.length === 0) return fail('plan-empty')
  const clauses = new Map(reading.clauses.map((c) => [c.id, c]))
  return {
    code,
    city,
    title: reading.title.trim() || '未命名方案',
    docNumber: reading.docNumber,
    issuer: reading.issuer,
    signedOn,
    document: text,
    units: units.units,
    townships: [],
    tasks: withMilestones(text, reading, tasks),
    targets: targetsOf(reading, tasks),
    firstReportMonth: setup.firstReportMonth,
    reportDueDay: setup.reportDueDay,
    // Whoever leads the plan reviews: a document seldom says whom a filing goes to in a way that a machine can follow.
    filings: setup.filings
      .filter((f, i) => setup.filings.findIndex((other) => other.kind === f.kind) === i)
      .map((f) => ({ ...f, clauseLabel: labelOf(clauses, f.clause), task: null })),
  }
}
