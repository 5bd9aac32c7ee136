import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { Reading, ReadingClause, ReadingTarget } from '@gongjian/domain/plan/reading.ts'
import { finding } from './codes.ts'
import { coreOf, plain } from './rule.ts'

const GOALS = /目标|指标|总体要求/
/** What the whole plan serves, no single task. */
const OUTCOME = /浓度|优良天数|空气质量|水质|断面|总产值|增加值$|生产总值|满意度/

/** Goals of the head that no task takes up, or whose task has no day. */
export function carriedTargets(_text: string, reading: Reading): Finding[] {
  if (!datesItsTasks(reading)) return []
  const byId = new Map(reading.clauses.map((clause) => [clause.id, clause]))
  const heads = reading.targets.filter(
    (target) => target.kind !== 'level' && target.unit === '%' && isGoalClause(byId.get(target.clause), byId),
  )
  return heads.flatMap((target) => judge(target, reading, byId))
}

/** Only a plan that gives its tasks days and figures can be asked which task carries a goal. */
function datesItsTasks(reading: Reading): boolean {
  const tasks = reading.assignments.filter((row) => !row.inherited).length
  return tasks > 0 && reading.deadlines.length * 2 >= tasks
}

function judge(target: ReadingTarget, reading: Reading, byId: ReadonlyMap<string, ReadingClause>): Finding[] {
  const core = coreOf(target.subject)
  if (core.length < 2 || OUTCOME.test(plain(target.subject))) return []
  if (reading.assignments.some((row) => row.clause === target.clause && !row.inherited)) return []
  const elsewhere = reading.targets.some(
    (other) =>
      other.clause !== target.clause && !isGoalClause(byId.get(other.clause), byId) && coreOf(other.subject) === core,
  )
  if (elsewhere) return []
  const carrier = reading.clauses.find((clause) => !isGoalClause(clause, byId) && plain(clause.heading).includes(core))
  const what = `总体目标“${target.subject}”（${target.value}${target.unit}）`
  if (!carrier)
    return [finding('target-without-task', target, `${what}没有任务承接：后文各项任务的标题和指标都没有对应内容。`)]
  const dated = reading.deadlines.some((deadline) => isBelow(deadline.clause, carrier.id) && deadline.date !== null)
  if (dated) return []
  return [
    finding(
      'target-task-undated',
      target,
      `${what}由${carrier.id}“${carrier.heading}”承接，但该任务没有写明完成时限。`,
    ),
  ]
}

function isGoalClause(clause: ReadingClause | undefined, byId: ReadonlyMap<string, ReadingClause>): boolean {
  for (let up = clause; up; up = up.parent === null ? undefined : byId.get(up.parent)) {
    if (GOALS.test(up.heading)) return true
  }
  return false
}

function isBelow(clause: string, ancestor: string): boolean {
  return clause === ancestor || clause.startsWith(`${ancestor}.`)
}
