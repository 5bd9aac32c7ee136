import { Reading } from '@gongjian/domain/plan/reading.ts'
import { PARTS } from '../../components/official-text/words.ts'
import { FIELDS, type EditableList, type Field } from './fields.ts'
import type { RowOf } from './mending.ts'

export type Values = Readonly<Record<string, unknown>>
export type FieldProblems = Readonly<Record<string, string>>
export type Checked<L extends EditableList> =
  { readonly ok: true; readonly row: RowOf<L> } | { readonly ok: false; readonly problems: FieldProblems }

const SCHEMAS = {
  clauses: Reading.shape.clauses.element,
  assignments: Reading.shape.assignments.element,
  deadlines: Reading.shape.deadlines.element,
  targets: Reading.shape.targets.element,
  thresholds: Reading.shape.thresholds.element,
  enterprises: Reading.shape.enterprises.element,
  references: Reading.shape.references.element,
  units: Reading.shape.units.element,
} as const

/** What a person entered, as a row of the reading, or what is missing, field by field. */
export function checkRow<L extends EditableList>(list: L, values: Values): Checked<L> {
  const problems: Record<string, string> = {}
  for (const field of FIELDS[list]) {
    const problem = problemOf(field, values[field.name])
    if (problem !== null) problems[field.name] = problem
  }
  Object.assign(problems, ruleProblems(list, values))
  if (list !== 'units' && !(Number(values.end) > Number(values.start))) problems.start = '请先在原文中找到依据'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const parsed = SCHEMAS[list].safeParse(list === 'clauses' ? withWords(values) : values)
  if (parsed.success) return { ok: true, row: parsed.data }
  const names = parsed.error.issues.map((issue) => [String(issue.path[0] ?? 'start'), '填写有误，请核对'] as const)
  return { ok: false, problems: Object.fromEntries(names) }
}

/** A clause without a number or a heading has empty ones. */
function withWords(values: Values): Values {
  return { ...values, label: values.label ?? '', heading: values.heading ?? '' }
}

function problemOf({ kind }: Field, value: unknown): string | null {
  switch (kind.is) {
    case 'text':
      return kind.nullable || (typeof value === 'string' && value.trim() !== '') ? null : '请填写'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : '请填写数字'
    case 'parent':
      return null
    case 'clause':
      return typeof value === 'string' && value !== '' ? null : '请选择条目'
    case 'year':
    case 'date':
    case 'units':
    case 'names':
    case 'flag':
    case 'choice':
      return null
  }
}

/** What holds between fields. */
function ruleProblems(list: EditableList, values: Values): FieldProblems {
  switch (list) {
    case 'assignments': {
      const named = PARTS.some((part) => Array.isArray(values[part]) && values[part].length > 0)
      return named ? {} : { leads: '至少填写一个单位' }
    }
    case 'deadlines':
      return (values.kind === 'by' || values.kind === 'at' || values.kind === 'from') && !values.date
        ? { date: '请填写日期；没有日期的选“定期”或“持续推进”' }
        : {}
    case 'references':
      return values.title || values.docNumber ? {} : { title: '名称和文号至少填写一项' }
    case 'clauses':
      return values.parent !== null && values.parent === values.id ? { parent: '不能以自己为上级' } : {}
    case 'targets':
    case 'thresholds':
    case 'enterprises':
    case 'units':
      return {}
  }
}
