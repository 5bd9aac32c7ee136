import type { Reading, ReadingAssignment, ReadingClause } from '@gongjian/domain/plan/reading.ts'
import { TaskId, type PlanTask } from '@gongjian/domain/task/task.ts'
import type { DraftUnits } from './draft-units.ts'

const TITLE_LENGTH = 36
/** A longer sentence ends at a comma. */
const TITLE_AT_EASE = 24
const TITLE_LEAST = 10

/** A task of a mended reading, with the text that it answers for. */
export interface DraftTask extends PlanTask {
  readonly governs: Span
}

interface Span {
  readonly start: number
  readonly end: number
}

interface Group {
  readonly clause: string
  readonly governs: Span
  readonly assignments: ReadingAssignment[]
}

/** 3. 牵头单位：… as a clause of its own answers for the clause above it. */
function clauseOf(text: string, clauses: ReadonlyMap<string, ReadingClause>, a: ReadingAssignment): string {
  const own = clauses.get(a.clause)
  if (!own) return ''
  const before = text.slice(own.start + own.label.length, Math.max(own.start, a.start))
  const onlyMarker = /^[\s责任分工单位部门任务及与和：:、.．。*＊]*$/.test(before)
  return onlyMarker && own.parent !== null ? own.parent : own.id
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whose task it is: a lead, or units named with no part stated. */
function ownsTask(a: ReadingAssignment): boolean {
  return a.leads.length + a.others.length > 0
}

/** A line of responsible or cooperating units alone joins the tasks whose words it governs, else the last one of its clause. */
function join(groups: Group[], clause: string, a: ReadingAssignment): void {
  const below = groups.filter((g) => isWithin(g.governs, a.governs))
  const last = groups.findLast((g) => g.clause === clause && g.governs.start <= a.start)
  const joined = below.length > 0 ? below : last ? [last] : []
  if (joined.length > 0) joined.forEach((g) => g.assignments.push(a))
  else if (a.responsible.length > 0) groups.push({ clause, governs: a.governs, assignments: [a] })
}

/** Several brackets in one clause, each answering for other words, are several tasks. */
function groupsOf(text: string, reading: Reading): Group[] {
  const clauses = new Map(reading.clauses.map((c) => [c.id, c]))
  const groups: Group[] = []
  for (const a of reading.assignments.filter(ownsTask)) {
    const clause = clauseOf(text, clauses, a)
    const same = groups.find(
      (g) => g.clause === clause && g.governs.start === a.governs.start && g.governs.end === a.governs.end,
    )
    if (same) same.assignments.push(a)
    else groups.push({ clause, governs: a.governs, assignments: [a] })
  }
  for (const a of reading.assignments.filter((x) => !ownsTask(x))) join(groups, clauseOf(text, clauses, a), a)
  const order = new Map(reading.clauses.map((c, i) => [c.id, i]))
  const place = (g: Group): number => order.get(g.clause) ?? -1
  return groups.sort((x, y) => place(x) - place(y) || x.governs.start - y.governs.start)
}

/** 二（二）1 from 二、 （二） 1. */
export function labelOf(clauses: ReadonlyMap<string, ReadingClause>, id: string): string {
  const own = clauses.get(id)
  if (!own) return ''
  const above = own.parent === null ? '' : labelOf(clauses, own.parent)
  const label = own.label.trim().replaceAll('(', '（').replaceAll(')', '）')
  return above + label.replace(/[、.．。﹒，,:：*\s]+$/, '')
}

/** The first sentence, cut at a comma where it is long. */
export function titleFrom(words: string): string {
  const flat = words.replace(/\s+/g, '').replace(/^[*#＊]+|[*＊]+/g, '')
  const sentence = /^[^。；;！!？?]+/.exec(flat)?.[0] ?? flat
  if (sentence.length <= TITLE_AT_EASE) return sentence
  const comma = sentence.indexOf('，', TITLE_LEAST)
  if (comma >= 0 && comma <= TITLE_LENGTH) return sentence.slice(0, comma)
  return sentence.length <= TITLE_LENGTH ? sentence : `${sentence.slice(0, TITLE_LENGTH)}…`
}

interface Numbered {
  readonly group: Group
  readonly id: string
  readonly label: string
  readonly title: string
}

/** A clause's only task has the clause's id; the parts of a clause are 2.1-1, 2.1-2; what stands in no clause 0-1, 0-2. */
function numbered(text: string, reading: Reading, groups: readonly Group[]): Numbered[] {
  const clauses = new Map(reading.clauses.map((c) => [c.id, c]))
  const byClause = Map.groupBy(groups, (g) => g.clause)
  return groups.map((group) => {
    const siblings = byClause.get(group.clause) ?? [group]
    const part = siblings.length > 1 || group.clause === '' ? `-${siblings.indexOf(group) + 1}` : ''
    const clause = clauses.get(group.clause)
    const first = siblings[0] === group
    const words = text.slice(group.governs.start, group.governs.end).trim()
    const own = clause?.heading.trim() ?? ''
    const body = clause && words.startsWith(clause.label) ? words.slice(clause.label.length) : words
    const title = (first && own !== '' ? own : titleFrom(body)) || own || clause?.text.slice(0, TITLE_LENGTH) || '任务'
    const id = `${group.clause || '0'}${part}`
    return {
      group,
      // A clause that a person numbered otherwise has no task number in it.
      id: TaskId.safeParse(id).success ? id : `0-${groups.length + groups.indexOf(group) + 1}`,
      label: `${labelOf(clauses, group.clause)}${part}`,
      title: title.slice(0, 120),
    }
  })
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)]
}

/**
 * The tasks of a mended reading. Whoever is named with no part stated is responsible; a task that names nobody to lead it
 * is led by the office, which then reviews its lines.
 */
export function draftTasks(text: string, reading: Reading, { codesOf, office }: DraftUnits): DraftTask[] {
  return numbered(text, reading, groupsOf(text, reading)).map(({ group, id, label, title }) => {
    const all = (pick: (a: ReadingAssignment) => string[]): string[] =>
      unique(group.assignments.flatMap(pick).flatMap(codesOf))
    const leads = all((a) => a.leads)
    const responsible = all((a) => [...a.responsible, ...a.others])
    return {
      id,
      clause: group.clause,
      label,
      title,
      leads: leads.length > 0 ? leads : [office],
      responsible,
      cooperating: all((a) => a.cooperating).filter((c) => !leads.includes(c)),
      milestones: [],
      governs: group.governs,
    }
  })
}
