import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import type { Unit } from '@gongjian/domain/unit/unit.ts'
import { entryTokens } from './tokens.ts'

interface Entry {
  kind: 'clause' | 'task' | 'unit' | 'enterprise'
  ref: string
  title: string
  body: string
  link: string
  tokens: string[]
}

/** `ref` is looked for as well: whoever knows the clause as 2.2.1 types that. */
function entry(kind: Entry['kind'], ref: string, title: string, body: string, link: string): Entry {
  return { kind, ref, title, body, link, tokens: entryTokens(title, `${body}\n${ref}`) }
}

/** Found by every name that it has or had. */
export function unitEntry(u: Unit): Entry {
  const words = [u.short, ...u.aliases, ...u.names.map((n) => n.name)].join(' ')
  return entry('unit', u.code, u.name, words, `/units?unit=${u.code}`)
}

/** What the search finds in a plan: clauses, tasks, units, and the enterprises that the document names. */
export function searchEntries(pack: PlanPack, reading: Reading): Entry[] {
  const words = (link: { clause: string; start: number; end: number }): string =>
    `/plan?clause=${link.clause}&start=${link.start}&end=${link.end}`
  return [
    ...pack.tasks.map((t) => entry('task', t.id, `${t.label} ${t.title}`, '', `/tasks/${t.id}`)),
    ...pack.units.map(unitEntry),
    ...reading.enterprises.map((e) => entry('enterprise', e.name, e.name, `原文 ${clauseLabel(e.clause)}`, words(e))),
    ...reading.clauses.map((c) =>
      entry(
        'clause',
        c.id,
        `${clauseLabel(c.id)} ${c.heading}`.trim(),
        c.text.slice(0, 4000),
        words({ clause: c.id, start: c.start, end: c.end }),
      ),
    ),
  ]
}
