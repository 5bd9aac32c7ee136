import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Reading, ReadingDeadline, ReadingTarget } from '@gongjian/domain/plan/reading.ts'
import type { PlanTarget } from '@gongjian/domain/target/target.ts'
import type { Milestone, PlanTask } from '@gongjian/domain/task/task.ts'
import type { Unit } from '@gongjian/domain/unit/unit.ts'
import { ABSENT, type Difference } from '../differences.ts'

export type Found = Omit<Difference, 'reason'>

/** Whatever the pack says otherwise than the reading, in either direction. */
export function compareReading(pack: PlanPack, reading: Reading): Found[] {
  return [
    ...compareFront(pack, reading),
    ...compareTasks(pack, reading),
    ...compareDeadlines(pack, reading),
    ...compareTargets(pack, reading),
    ...compareUnits(pack, reading),
  ]
}

function differ(what: string, pack: string | number | null, reading: string | number | null): Found[] {
  const [ours, theirs] = [pack, reading].map((v) => (v === null || v === '' ? ABSENT : String(v)))
  return ours === theirs ? [] : [{ what, pack: ours ?? ABSENT, reading: theirs ?? ABSENT }]
}

function compareFront(pack: PlanPack, reading: Reading): Found[] {
  return [
    ...differ('title', pack.title, reading.title),
    ...differ('document number', pack.docNumber, reading.docNumber),
    ...differ('issuer', pack.issuer, reading.issuer),
    ...differ('signed on', pack.signedOn, reading.signedOn),
  ]
}

function isUnder(clause: string, task: string): boolean {
  return clause === task || clause.startsWith(`${task}.`)
}

function compareTasks(pack: PlanPack, reading: Reading): Found[] {
  const strays = reading.assignments.filter((a) => !pack.tasks.some((t) => isUnder(a.clause, t.id)))
  return [
    ...pack.tasks.flatMap((t) => compareTask(pack, reading, t)),
    ...strays.flatMap((a) => differ(`assignment ${a.clause}`, null, a.leads.join('、'))),
  ]
}

function compareTask(pack: PlanPack, reading: Reading, task: PlanTask): Found[] {
  const found = reading.assignments.filter((a) => isUnder(a.clause, task.id))
  const [one] = found
  if (!one || found.length !== 1) return differ(`task ${task.id}`, 'one assignment', `${found.length} assignments`)
  const heading = reading.clauses.find((c) => c.id === task.id)?.heading ?? ''
  const parts = ['leads', 'responsible', 'cooperating'] as const
  return [
    ...differ(`task ${task.id} clause`, task.clause, one.clause),
    ...differ(`task ${task.id} title`, task.title, heading),
    ...parts.flatMap((part) => compareNames(pack, `task ${task.id} ${part}`, task[part], one[part])),
    ...differ(`task ${task.id} others`, null, one.others.join('、')),
    ...differ(`task ${task.id} inherited`, null, one.inherited ? 'inherited' : null),
  ]
}

/** Two names of one unit are no difference; their order is none either. */
function compareNames(pack: PlanPack, what: string, codes: readonly string[], names: readonly string[]): Found[] {
  const ours = codes.map((code) => pack.units.find((u) => u.code === code)?.name ?? code)
  const theirs = names.map((name) => unitNamed(pack, name)?.name ?? name)
  const same = [...ours].sort().join() === [...theirs].sort().join()
  return same ? [] : [{ what, pack: ours.join('、'), reading: names.join('、') }]
}

function unitNamed(pack: PlanPack, name: string): Unit | undefined {
  return pack.units.find((u) => u.name === name || u.aliases.includes(name))
}

function compareDeadlines(pack: PlanPack, reading: Reading): Found[] {
  const milestones = pack.tasks.flatMap((t) => t.milestones)
  const ours = milestones
    .filter((m) => !reading.deadlines.some((d) => dates(d, m)))
    .flatMap((m) => differ(`milestone ${m.id}`, m.date ?? 'no date', null))
  const theirs = reading.deadlines
    .filter((d) => !milestones.some((m) => dates(d, m)))
    .flatMap((d) =>
      differ(`deadline ${d.clause} ${d.text}`, elsewhere(pack, d), [d.kind, d.date].filter(Boolean).join(' ')),
    )
  return [...ours, ...theirs]
}

/** The deadline stands in the milestone's words and says the same day. */
function dates(d: ReadingDeadline, m: Milestone): boolean {
  const within = (m.start ?? -1) <= d.start && d.end <= (m.end ?? -1)
  const sameDay = d.kind === 'ongoing' ? m.date === null : d.kind === 'by' && d.date === m.date
  return within && sameDay && d.clause === m.clause
}

/** Where the pack keeps a day that is no task's. */
function elsewhere(pack: PlanPack, d: ReadingDeadline): string | null {
  const filing = pack.filings.find((f) => f.clause === d.clause && f.dueOn === d.date)
  if (d.clause === '7.1' && filing) return `filing ${filing.dueOn}`
  if (d.clause === '7.3' && d.kind === 'recurring') return `firstReportMonth ${pack.firstReportMonth}`
  return null
}

function compareTargets(pack: PlanPack, reading: Reading): Found[] {
  const twinOf = (t: PlanTarget) => reading.targets.find((r) => isTwin(t, r))
  const strays = reading.targets.filter((r) => !pack.targets.some((t) => isTwin(t, r)))
  return [
    ...pack.targets.flatMap((t) => compareTarget(t, twinOf(t))),
    ...strays.flatMap((r) => differ(`target ${r.clause} ${r.subject}`, null, `${r.value}${r.unit}`)),
  ]
}

function isTwin(t: PlanTarget, r: ReadingTarget): boolean {
  const sameSubject = r.subject.endsWith(t.subject) || t.subject.endsWith(r.subject)
  return t.clause === r.clause && t.value === r.value && t.unit === r.unit && sameSubject
}

function compareTarget(t: PlanTarget, r: ReadingTarget | undefined): Found[] {
  const what = `target ${t.id}`
  if (!r) return differ(what, t.kind, null)
  return [
    ...differ(`${what} kind`, t.kind, r.kind),
    ...differ(`${what} comparator`, t.comparator, r.comparator),
    ...differ(`${what} baseline`, t.baselineYear, r.baseline),
    ...differ(`${what} by`, t.by, r.by),
    ...differ(`${what} firmness`, t.firmness, r.firmness),
  ]
}

function compareUnits(pack: PlanPack, reading: Reading): Found[] {
  const read = reading.units.flatMap((u) => [u.name, ...u.aliases])
  const ours = pack.units.filter((u) => ![u.name, ...u.aliases].some((name) => read.includes(name)))
  const theirs = reading.units.filter((u) => ![u.name, ...u.aliases].some((name) => unitNamed(pack, name)))
  const merged = reading.units.flatMap((u) => {
    const codes = new Set([u.name, ...u.aliases].flatMap((name) => unitNamed(pack, name)?.code ?? []))
    return codes.size > 1 ? differ(`unit ${u.name}`, 'several units', 'one unit') : []
  })
  return [
    ...ours.flatMap((u) => differ(`unit ${u.name}`, u.kind, null)),
    ...theirs.flatMap((u) => differ(`unit ${u.name}`, null, 'unit')),
    ...merged,
  ]
}
