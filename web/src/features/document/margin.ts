import type { Finding } from '@gongjian/domain/plan/finding.ts'
import type { DocumentView, PlanView } from '@gongjian/domain/plan/contracts.ts'
import type { ReadingAssignment, ReadingDeadline, ReadingTarget } from '@gongjian/domain/plan/reading.ts'
import type { Light } from '@gongjian/domain/light/light.ts'
import type { RuleCount, RuleSetView, RuleView } from '@gongjian/domain/rule/contracts.ts'
import { laneOf, type PlanTask } from '@gongjian/domain/task/task.ts'
import { clauseAt, type ClauseIndex } from '../../components/official-text/clause-index.ts'

export interface TaskCard {
  readonly task: PlanTask
  readonly leads: readonly string[]
  readonly responsible: readonly string[]
  readonly cooperating: readonly string[]
  readonly light: Light
  /** How many bodies stand under each light. */
  readonly counts: Partial<Record<Light, number>>
}

export interface MarginDeadline {
  readonly deadline: ReadingDeadline
  /** 就地改造 完成: the pathway that the day belongs to; null where the clause knows one way only. */
  readonly pathway: string | null
}

/** What stands in the margin of one clause. */
export interface MarginNote {
  readonly tasks: TaskCard[]
  /** Duties outside every task: no card says them. */
  readonly assignments: ReadingAssignment[]
  readonly deadlines: MarginDeadline[]
  readonly targets: ReadingTarget[]
  readonly rules: MarginRule[]
  readonly findings: Finding[]
}

export interface MarginRule {
  readonly rule: RuleView
  /** null: not counted yet, or the reader may see no rows. */
  readonly count: RuleCount | null
}

export interface Rules {
  readonly sets: readonly RuleSetView[]
  readonly counts: readonly RuleCount[]
}

export interface Margin {
  readonly byClause: ReadonlyMap<string, MarginNote>
  /** Findings about the document as a whole. */
  readonly general: readonly Finding[]
}

const NO_RULES: Rules = { sets: [], counts: [] }

export function marginOf(view: DocumentView, plan: PlanView, index: ClauseIndex, rules: Rules = NO_RULES): Margin {
  const byClause = new Map<string, MarginNote>()
  const noteOf = (clause: string): MarginNote => {
    const note = byClause.get(clause) ?? {
      tasks: [],
      assignments: [],
      deadlines: [],
      targets: [],
      rules: [],
      findings: [],
    }
    byClause.set(clause, note)
    return note
  }
  for (const task of plan.tasks) noteOf(task.clause).tasks.push(cardOf(task, plan, view))
  const { assignments, deadlines, targets } = view.reading
  for (const a of assignments) if (!isInTask(a.clause, plan.tasks)) noteOf(a.clause).assignments.push(a)
  for (const d of deadlines) noteOf(d.clause).deadlines.push({ deadline: d, pathway: pathwayOf(d, plan.tasks) })
  for (const t of targets) noteOf(t.clause).targets.push(t)
  const counts = new Map(rules.counts.map((c) => [c.rule, c]))
  for (const rule of rules.sets.flatMap((s) => s.rules))
    noteOf(nearestOf(rule.clause, index)).rules.push({ rule, count: counts.get(rule.id) ?? null })
  const general: Finding[] = []
  for (const finding of view.findings) {
    const clause = finding.clause ?? (finding.end > finding.start ? clauseAt(index, finding.start)?.id : undefined)
    if (clause === undefined || !index.byId.has(clause)) general.push(finding)
    else noteOf(clause).findings.push(finding)
  }
  return { byClause, general }
}

/** Of the milestone whose words hold this deadline: the second date of a sentence says 就地改造 no more than the next one's does. */
function pathwayOf(d: ReadingDeadline, tasks: readonly PlanTask[]): string | null {
  const milestones = tasks.flatMap((t) => t.milestones)
  const own = milestones.find(
    (m) => m.date === d.date && m.start !== undefined && m.end !== undefined && m.start <= d.start && d.end <= m.end,
  )
  const { lane, step } = laneOf(own?.id ?? '')
  return step === null ? null : `${lane} ${step}`
}

/** A rule cites a sentence of its own; the document's clauses may end above it. */
function nearestOf(clause: string, index: ClauseIndex): string {
  const parent = clause.slice(0, clause.lastIndexOf('.'))
  return index.byId.has(clause) || !clause.includes('.') ? clause : nearestOf(parent, index)
}

function isInTask(clause: string, tasks: readonly PlanTask[]): boolean {
  return tasks.some((t) => clause === t.clause || clause.startsWith(`${t.clause}.`))
}

function cardOf(task: PlanTask, plan: PlanView, view: DocumentView): TaskCard {
  const names = new Map(plan.units.map((u) => [u.code, u.name]))
  const named = (codes: readonly string[]) => codes.map((c) => names.get(c) ?? c)
  const lights = view.lights.find((l) => l.task === task.id)
  return {
    task,
    leads: named(task.leads),
    responsible: named(task.responsible),
    cooperating: named(task.cooperating),
    light: lights?.light ?? 'none',
    counts: lights?.counts ?? {},
  }
}

const NAMED_AT_MOST = 4

/** Sixteen bodies are a number; four are names. */
export function unitsInShort(names: readonly string[]): string {
  return names.length > NAMED_AT_MOST ? `${names.length} 个主体` : names.join('、')
}
