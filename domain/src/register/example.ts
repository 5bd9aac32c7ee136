import { isByReview } from '../entry-review/fields.ts'
import { BY_COUNTY } from './columns.ts'
import type { Field } from './field.ts'
import type { EnterpriseRef, FieldValues, ItemDetail, ItemInput, ItemRow } from './item.ts'
import { stepsOf, type Register, type Series } from './register.ts'
import type { Value } from './value.ts'

/** Examples for the description of the API, made from the definitions: made-up things, marked 示例, that could be sent as they stand. */
const DAY = '2019-09-10'
const AT = '2019-09-10T01:30:00.000Z'
const YEAR = 2019
const UNIT = { code: 'county-1', name: '示例县', short: '示例', kind: 'body' } as const
const BY = '张三（zhangsan）'
export const EXAMPLE_ID = 1024

function within(wanted: number, min: number, max: number): number {
  return Math.min(Math.max(wanted, min), max)
}

/** What somebody could write into the field; null: it is computed, or names another item that an example cannot know. */
export function exampleOf(field: Field): Value {
  switch (field.kind) {
    case 'text':
    case 'note':
      return `示例${field.label}`.slice(0, field.longest)
    case 'choice':
      return field.options[0] ?? null
    case 'choices':
      return field.options.slice(0, 1)
    case 'quantity':
    case 'count':
      return within(12, field.min, field.max)
    case 'money':
      return 120.5
    case 'day':
      return DAY
    case 'year':
      return within(YEAR, field.min, field.max)
    case 'yesNo':
      return true
    case 'industry':
      return '3011'
    case 'item':
    case 'computed':
      return null
  }
}

function ownExamples(fields: Readonly<Record<string, Field>>): Record<string, Value> {
  const written = Object.entries(fields).filter(([, x]) => x.kind !== 'computed' && x.kind !== 'item')
  return Object.fromEntries(written.map(([key, field]) => [key, exampleOf(field)]))
}

/** The values keep to the rules between the fields of a row. */
export function exampleValues(register: Register): FieldValues {
  const typed = Object.entries(register.fields).filter(([key]) => !isByReview(register, key))
  const values = ownExamples(Object.fromEntries(typed))
  for (const { kind, field, others } of register.checks) {
    const bounds = others.map((k) => values[k]).filter((v) => typeof v === 'number')
    if (kind === 'below' && bounds.length > 0) values[field] = Math.min(...bounds) / 2
  }
  // With the others filled in it would contradict them.
  for (const { unless, document } of register.demands) {
    values[unless] = false
    values[document] = null
  }
  // The other side of a double entry names an item that an example cannot know.
  const entry = register.doubleEntry
  if (entry) {
    values[entry.side] = entry.credit
    for (const key of [entry.source, entry.emission, entry.ratio, entry.project]) delete values[key]
  }
  return values as FieldValues
}

const ENTERPRISE: EnterpriseRef = { id: 7, name: '示例建材厂', creditCode: null }

function subjectOf({ subject, titleLabel }: Register): Pick<ItemInput, 'enterprise' | 'facility' | 'title'> {
  switch (subject) {
    case 'enterprise':
      return { enterprise: ENTERPRISE.name }
    case 'facility':
      return { enterprise: ENTERPRISE.name, facility: '1#示例设备' }
    case 'project':
    case 'park':
    case 'record':
      return { title: `示例${titleLabel}` }
  }
}

/** What is sent to make an item. */
export function exampleInput(register: Register): ItemInput {
  const work = register.life === 'record' ? {} : { person: '张三', planned: '2019-12-20' }
  return { ...subjectOf(register), ...work, remark: '示例，由接口报送', values: exampleValues(register) }
}

/** A row as a list answers it. */
export function exampleRow(register: Register): ItemRow {
  const { enterprise = null, facility = null, title } = subjectOf(register)
  const values = Object.fromEntries(Object.entries(register.fields).map(([key, field]) => [key, exampleOf(field)]))
  return {
    id: EXAMPLE_ID,
    register: register.id,
    title: title ?? [enterprise, facility].filter((x) => x !== null).join(' '),
    unit: UNIT,
    township: null,
    enterprise: enterprise === null ? null : ENTERPRISE,
    facility,
    stage: 'listed',
    light: 'green',
    because: '到期日之前',
    person: '张三',
    planned: '2019-12-20',
    done: null,
    due: register.life === 'record' ? null : '2020-12-31',
    point: register.subject === 'record' ? null : { longitude: 113.02, latitude: 34.75 },
    source: BY_COUNTY,
    remark: '示例，由接口报送',
    trial: false,
    version: 3,
    values: { ...values, ...exampleValues(register) } as FieldValues,
    references: {},
    relapseOf: null,
    left: null,
    short: null,
  }
}

export function exampleEvidence(): ItemDetail['verifyFiles'][number] {
  return {
    id: 88,
    name: '现场.jpg',
    type: 'image/jpeg',
    bytes: 183_204,
    by: BY,
    at: AT,
    hasThumbnail: true,
    takenAt: '2019-09-10 09:12:44',
    point: { longitude: 113.0202, latitude: 34.7501 },
    metresAway: 21,
    tooFar: false,
  }
}

/** An item whole. */
export function exampleDetail(register: Register): ItemDetail {
  const row = exampleRow(register)
  const steps = stepsOf(register, row.values)
  return {
    ...row,
    balance: null,
    steps: steps.map(({ key, title, evidence, clause }) => ({
      key,
      title,
      evidenceKind: evidence,
      clause,
      planned: '2019-11-30',
      doneOn: null,
      note: '',
      files: [],
      isProven: false,
    })),
    moves: [
      { move: 'create', from: null, to: 'draft', by: BY, unit: UNIT.name, at: AT, reason: null, verifiedBy: null },
      { move: 'list', from: 'draft', to: 'listed', by: BY, unit: UNIT.name, at: AT, reason: null, verifiedBy: null },
    ],
    verifyFiles: [],
    rechecks: [],
    dueBasis: { day: row.due, startBy: null, clause: register.clause, missing: [] },
    ownDue: null,
    allowed: { edit: true, moves: ['start', 'remove'], assign: false, putOff: false, relapse: false, recheck: false },
    lock: null,
    relapses: [],
    others: [],
  }
}

export function examplePeriod({ period }: Series): string {
  return period === 'year' ? '2018' : '2019-08'
}

/** One month or year of an item. */
export function exampleCells(series: Series): FieldValues {
  return ownExamples(series.fields) as FieldValues
}

export function exampleMoment(): { readonly at: string; readonly by: string; readonly unit: typeof UNIT } {
  return { at: AT, by: BY, unit: UNIT }
}
