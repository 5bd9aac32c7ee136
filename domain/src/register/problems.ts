import { COMMON } from './columns.ts'
import type { Field, Formula } from './field.ts'
import type { Condition } from './filter.ts'
import type { Register } from './register.ts'

/** Columns that the tables of all registers have: a field may not take their names. */
export const RESERVED: readonly string[] = [
  ...Object.keys(COMMON),
  'plan',
  'task',
  'version',
  'trial',
  'point',
  'tokens',
  'body',
  'document',
  'reading',
  'findings',
  'relapseOf',
  'register',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'naturalKey',
  'order',
  'user',
  'group',
  'table',
  'limit',
  'references',
]

function fieldsIn(formula: Formula): string[] {
  switch (formula.op) {
    case 'field':
    case 'share':
      return [formula.key]
    case 'number':
      return []
    case 'times':
    case 'plus':
    case 'minus':
    case 'divide':
      return formula.of.flatMap(fieldsIn)
  }
}

/** What is wrong with a definition, one sentence each; empty when nothing is. */
export function definitionProblems(r: Register): string[] {
  const has = (key: string): boolean => key in r.fields || key in COMMON
  const unknown = (keys: readonly string[], where: string): string[] =>
    keys.filter((k) => !has(k)).map((k) => `${where} names ${k}, which is no column`)
  const conditions = (all: readonly Condition[], where: string): string[] =>
    unknown(
      all.map((c) => c.field),
      where,
    )
  const whens = (when: Readonly<Record<string, readonly string[]>> | null, where: string): string[] =>
    Object.entries(when ?? {}).flatMap(([key, values]) => {
      if (key === 'enterprise.size') return []
      const field = r.fields[key]
      if (!field) return [`${where} names ${key}, which is no field`]
      if (field.kind !== 'choice') return [`${where}: ${key} is no choice`]
      return values.filter((v) => !field.options.includes(v)).map((v) => `${where}: ${v} is no option of ${key}`)
    })
  const fields: [string, Field][] = Object.entries(r.fields)
  return [
    ...(/^[a-z][a-z-]*$/.test(r.id) ? [] : ['its id is not kebab-case']),
    ...fields.filter(([k]) => RESERVED.includes(k)).map(([k]) => `field ${k} has a reserved name`),
    ...fields.filter(([k]) => !/^[a-z][A-Za-z0-9]*$/.test(k)).map(([k]) => `field ${k} is not camelCase`),
    ...repeated([...Object.entries(COMMON), ...fields].map(([, x]) => x.label)).map((l) => `label ${l} stands twice`),
    ...fields.flatMap(([k, x]) => (x.kind === 'computed' ? unknown(fieldsIn(x.formula), k) : [])),
    ...unknown(r.key, 'key'),
    ...r.figures.flatMap((g) => [
      ...conditions([...g.where, ...(g.of ?? [])], g.key),
      ...unknown(
        [g.field, g.by].filter((k) => k !== null),
        g.key,
      ),
    ]),
    ...repeated(r.figures.map((g) => g.key)).map((k) => `figure ${k} stands twice`),
    ...r.views.flatMap((v) => [...unknown([...v.columns, v.sort.field], v.name), ...conditions(v.where, v.name)]),
    ...repeated(r.steps.map((s) => s.key)).map((k) => `step ${k} stands twice`),
    ...r.steps.flatMap((s) => whens(s.when, `step ${s.key}`)),
    ...whens(r.recheck?.when ?? null, 'recheck'),
    ...(r.due.kind === 'table' ? r.due.rows.flatMap((row) => whens(row.when, 'due')) : []),
    ...(r.due.kind === 'field' ? unknown([r.due.field], 'due') : []),
    ...r.checks.flatMap((c) => unknown([c.field, ...c.others], 'check')),
  ]
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((n, i) => names.indexOf(n) !== i))]
}
