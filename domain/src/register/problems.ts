import { COMMON } from './columns.ts'
import type { Field, Formula } from './field.ts'
import type { Condition } from './filter.ts'
import type { Figure, Register, Series } from './register.ts'

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
        [g.by, ...(g.series ? [] : [g.field, g.over])].filter((k) => k !== null),
        g.key,
      ),
      ...seriesFigureProblems(r, g),
    ]),
    ...repeated(r.series.map((x) => x.id)).map((x) => `series ${x} stands twice`),
    ...r.series.flatMap(seriesProblems),
    ...doubleEntryProblems(r),
    ...(r.task === null && (r.life !== 'record' || r.keptBy === 'lead')
      ? ['no task, so no lead verifies or keeps it']
      : []),
    ...(r.purpose.length < 10 ? ['its purpose is not said'] : []),
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

/** Columns that the table of a series has beside its fields. */
const SERIES_RESERVED: readonly string[] = ['plan', 'item', 'unit', 'period', 'trial', 'updatedAt', 'updatedBy']

function seriesProblems(x: Series): string[] {
  const fields: [string, Field][] = Object.entries(x.fields)
  return [
    ...(/^[a-z][a-z-]*$/.test(x.id) ? [] : [`series ${x.id} is not kebab-case`]),
    ...fields
      .filter(([k]) => SERIES_RESERVED.includes(k) || !/^[a-z][A-Za-z0-9]*$/.test(k))
      .map(([k]) => `series ${x.id}: ${k} is no name for a field`),
    ...repeated(fields.map(([, y]) => y.label)).map((l) => `series ${x.id}: label ${l} stands twice`),
    ...fields.flatMap(([k, y]) =>
      y.kind === 'computed'
        ? fieldsIn(y.formula)
            .filter((key) => !(key in x.fields))
            .map((key) => `series ${x.id}: ${k} names ${key}, which is no field of it`)
        : [],
    ),
  ]
}

function seriesFigureProblems(r: Register, g: Figure): string[] {
  if ((g.kind === 'series') !== (g.series !== null)) return [`${g.key}: a series and its kind go together`]
  if (g.series === null) return []
  const { id } = g.series
  const series = r.series.find((x) => x.id === id)
  if (!series) return [`${g.key} names the series ${id}, which is none`]
  return [g.field, g.over]
    .filter((k) => k !== null && !(k in series.fields))
    .map((k) => `${g.key} names ${k}, which is no field of the series ${id}`)
}

function doubleEntryProblems(r: Register): string[] {
  const d = r.doubleEntry
  if (!d) return []
  const side = r.fields[d.side]
  const source = r.fields[d.source]
  return [
    ...[d.amount, d.emission, d.ratio].filter((k) => !(k in r.fields)).map((k) => `double entry names ${k}`),
    ...(side?.kind === 'choice' && [d.credit, d.debit].every((o) => side.options.includes(o))
      ? []
      : ['double entry: the side is no choice of credit and debit']),
    ...(source?.kind === 'item' && source.register === r.id ? [] : ['double entry: the source is no item of it']),
  ]
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((n, i) => names.indexOf(n) !== i))]
}
