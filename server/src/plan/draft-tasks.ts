import type { Reading, ReadingAssignment, ReadingClause } from '@gongjian/domain/plan/reading.ts'
import type { PlanTask } from '@gongjian/domain/task/task.ts'
import type { DraftUnits } from './draft-units.ts'

const TITLE_LENGTH = 36

/** A task of a mended reading, with the text that it answers for. */
export interface DraftTask extends PlanTask {
  readonly governs: { readonly start: number; readonly end: number }
}

interface Group {
  readonly clause: string
  readonly governs: { readonly start: number; readonly end: number }
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

function namesSomebody(a: ReadingAssignment): boolean {
  return a.leads.length + a.others.length + a.responsible.length > 0
}

/** Several brackets in one clause, each answering for other words, are several tasks; a line of cooperating units alone joins the one before it. */
function groupsOf(text: string, reading: Reading): Group[] {
  const clauses = new Map(reading.clauses.map((c) => [c.id, c]))
  const groups: Group[] = []
  for (const a of [...reading.assignments].sort((x, y) => x.start - y.start)) {
    const clause = clauseOf(text, clauses, a)
    const same = groups.findLast(
      (g) =>
        g.clause === clause &&
        ((g.governs.start === a.governs.start && g.governs.end === a.governs.end) || !namesSomebody(a)),
    )
    if (same) same.assignments.push(a)
    else if (namesSomebody(a)) groups.push({ clause, governs: a.governs, assignments: [a] })
  }
  return groups
}

/** 二（二）1 from 二、 （二） 1. */
export function labelOf(clauses: ReadonlyMap<string, ReadingClause>, id: string): string {
  const own = clauses.get(id)
  if (!own) return ''
  const above = own.parent === null ? '' : labelOf(clauses, own.parent)
  return above + own.label.trim().replace(/[、.．。﹒，,:：*\s]+$/, '')
}

/** The first sentence, cut at a comma where it is long. */
export function titleFrom(words: string): string {
  const flat = words.replace(/\s+/g, '').replace(/^[*#＊]+|[*＊]+/g, '')
  const sentence = /^[^。；;！!？?]+/.exec(flat)?.[0] ?? flat
  if (sentence.length <= TITLE_LENGTH) return sentence
  const cut = sentence.slice(0, TITLE_LENGTH)
  const comma = cut.lastIndexOf('，')
  return comma >= 8 ? cut.slice(0, comma) : `${cut}…`
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
    return {
      group,
      id: `${group.clause || '0'}${part}`,
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
