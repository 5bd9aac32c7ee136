import { Light } from '../light/light.ts'
import { columnOf, COMMON, inputColumnsOf } from './columns.ts'
import type { Field, Formula } from './field.ts'
import type { Condition } from './filter.ts'
import { Stage } from './life.ts'
import type { Figure } from './figure.ts'
import type { Register, Series } from './register.ts'

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
  // Columns of the tables that are made from the definitions (server, table-shape.ts).
  'lon',
  'lat',
  'planId',
  'unitId',
  'taskId',
  'enterpriseId',
  'enterpriseSize',
  'facilityId',
  'dueRule',
  'startBy',
  'nextPlanned',
  'nextRecheck',
  'verifiedBy',
  'rechecks',
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

function unknown(r: Register, keys: readonly (string | null)[], where: string): string[] {
  return keys
    .filter((k) => k !== null && !(k in r.fields) && !(k in COMMON))
    .map((k) => `${where} names ${k}, which is no column`)
}

/** A condition that no row can meet would leave a list or a figure empty for ever, and nobody would wonder. */
function conditionProblems(r: Register, all: readonly Condition[], where: string): string[] {
  const strange = all.flatMap(({ field, value }) => {
    const column = field === 'stage' || field === 'light' ? undefined : (r.fields[field] ?? columnOf(r, field))
    const words =
      field === 'stage'
        ? Stage.options
        : field === 'light'
          ? Light.options
          : column?.kind === 'choice' || column?.kind === 'choices'
            ? column.options
            : null
    if (words === null || value === undefined) return []
    const asked = Array.isArray(value) ? value : [value]
    return asked.filter((v) => !words.some((w) => w === v)).map((v) => `${where}: ${v} is no word of ${field}`)
  })
  return [
    ...unknown(
      r,
      all.map((c) => c.field),
      where,
    ),
    ...strange,
  ]
}

function whenProblems(r: Register, when: Readonly<Record<string, readonly string[]>> | null, where: string): string[] {
  return Object.entries(when ?? {}).flatMap(([key, values]) => {
    if (key === 'enterprise.size') return []
    const field = r.fields[key]
    if (!field) return [`${where} names ${key}, which is no field`]
    if (field.kind !== 'choice') return [`${where}: ${key} is no choice`]
    return values.filter((v) => !field.options.includes(v)).map((v) => `${where}: ${v} is no option of ${key}`)
  })
}

function fieldProblems(r: Register): string[] {
  const fields: [string, Field][] = Object.entries(r.fields)
  return [
    ...fields.filter(([k]) => RESERVED.includes(k)).map(([k]) => `field ${k} has a reserved name`),
    ...fields.filter(([k]) => !/^[a-z][A-Za-z0-9]*$/.test(k)).map(([k]) => `field ${k} is not camelCase`),
    ...repeated([...Object.entries(COMMON), ...fields].map(([, x]) => x.label)).map((l) => `label ${l} stands twice`),
    ...fields.flatMap(([k, x]) => (x.kind === 'computed' ? unknown(r, fieldsIn(x.formula), k) : [])),
    ...fields.flatMap(([k, x]) =>
      x.kind === 'choice' || x.kind === 'choices' ? repeated(x.options).map((o) => `${k}: option ${o} twice`) : [],
    ),
    ...headProblems(r),
  ]
}

/** Figures, views and series. */
function readingProblems(r: Register): string[] {
  return [
    ...r.figures.flatMap((g) => [
      ...conditionProblems(r, [...g.where, ...(g.of ?? [])], g.key),
      ...unknown(r, [g.by, ...(g.series ? [] : [g.field, g.over])], g.key),
      ...seriesFigureProblems(r, g),
    ]),
    ...repeated(r.figures.map((g) => g.key)).map((k) => `figure ${k} stands twice`),
    ...repeated(r.series.map((x) => x.id)).map((x) => `series ${x} stands twice`),
    ...r.series.flatMap(seriesProblems),
    ...repeated(r.views.map((v) => v.name)).map((v) => `view ${v} stands twice`),
    ...r.views.flatMap((v) => [
      ...unknown(r, [...v.columns, v.sort.field], v.name),
      ...repeated(v.columns).map((c) => `${v.name}: column ${c} stands twice`),
      ...conditionProblems(r, v.where, v.name),
    ]),
  ]
}

/** Steps, due rule, rechecks, checks. */
function workProblems(r: Register): string[] {
  return [
    ...repeated(r.steps.map((s) => s.key)).map((k) => `step ${k} stands twice`),
    ...r.steps.flatMap((s) => whenProblems(r, s.when, `step ${s.key}`)),
    ...whenProblems(r, r.recheck?.when ?? null, 'recheck'),
    ...whenProblems(r, r.ends, 'ends'),
    ...(r.ends === null || ['facility', 'enterprise'].includes(r.subject) ? [] : ['ends: its rows are neither']),
    ...(r.due.kind === 'table' ? r.due.rows.flatMap((row) => whenProblems(r, row.when, 'due')) : []),
    ...(r.due.kind === 'field' ? unknown(r, [r.due.field], 'due') : []),
    // Without these a relapse could not stand in the ledger, or would be another thing.
    ...r.outcomes
      .filter((k) => !(k in r.fields) || r.fields[k]?.required === true || r.key.includes(k))
      .map((k) => `outcome ${k} is no field, or one that a relapse needs`),
    ...(r.foundOn === null || r.fields[r.foundOn]?.kind === 'day' ? [] : [`foundOn: ${r.foundOn} is no day`]),
    ...r.checks.flatMap((c) => unknown(r, [c.field, c.less ?? null, ...c.others], 'check')),
    ...r.demands.flatMap((d) => unknown(r, [...d.fields, d.unless, d.document], 'demand')),
    ...r.demands.filter((d) => r.fields[d.unless]?.kind !== 'yesNo').map((d) => `demand: ${d.unless} is no yes-or-no`),
    ...r.follows.flatMap((x) => whenProblems(r, { ...x.when, [x.field]: [x.value] }, `what ${x.field} follows`)),
    ...doubleEntryProblems(r),
  ]
}

/** What is wrong with a definition, one sentence each; empty when nothing is. */
export function definitionProblems(r: Register): string[] {
  return [
    ...(/^[a-z][a-z-]*$/.test(r.id) ? [] : ['its id is not kebab-case']),
    ...(r.purpose.length < 10 ? ['its purpose is not said'] : []),
    ...(r.task === null && (r.life !== 'record' || r.keptBy === 'lead')
      ? ['no task, so no lead verifies or keeps it']
      : []),
    ...unknown(r, r.key, 'key'),
    ...(r.ofCity === null ? [] : whenProblems(r, { [r.ofCity.field]: [r.ofCity.value] }, 'ofCity')),
    // Else two rows of the city would be told apart by their titles, and added up.
    ...(r.ofCity === null || (r.key.includes(r.ofCity.field) && !r.key.includes('title'))
      ? []
      : ['ofCity: what it says is no part of the key, or the title is one']),
    ...fieldProblems(r),
    ...readingProblems(r),
    ...workProblems(r),
  ]
}

/** A head that two columns answer to would fill the wrong one from a county's workbook. */
function headProblems(r: Register): string[] {
  const columns = [...inputColumnsOf(r), ...Object.keys(r.fields)].map((k) => columnOf(r, k)).filter((x) => x !== null)
  const heads = columns.flatMap((x) => [...new Set([x.label, ...x.aliases])])
  return repeated(heads).map((h) => `head ${h} stands for two columns`)
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
    ...x.checks
      .flatMap((c) => [c.field, ...(c.less === undefined ? [] : [c.less]), ...c.others])
      .filter((key) => !(key in x.fields))
      .map((key) => `series ${x.id}: a check names ${key}, which is no field of it`),
    ...(x.doubts ?? [])
      .flatMap((d) => [...d.parts, ...d.less, d.whole])
      .filter((key) => !(key in x.fields))
      .map((key) => `series ${x.id}: a doubt names ${key}, which is no field of it`),
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
  const project = r.fields[d.project]
  return [
    ...[d.amount, d.emission, d.ratio, d.on, d.until, d.project]
      .filter((k) => !(k in r.fields))
      .map((k) => `double entry names ${k}`),
    ...(side?.kind === 'choice' && [d.credit, d.debit].every((o) => side.options.includes(o))
      ? []
      : ['double entry: the side is no choice of credit and debit']),
    ...(source?.kind === 'item' && source.register === r.id ? [] : ['double entry: the source is no item of it']),
    ...(project?.kind === 'item' && project.register === d.demand.register
      ? []
      : [`double entry: the project is no item of ${d.demand.register}`]),
  ]
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((n, i) => names.indexOf(n) !== i))]
}
