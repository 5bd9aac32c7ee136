import type { Day } from '../calendar/calendar.ts'
import { addsUp } from '../quantity/units.ts'

/**
 * The fields of a register (台账), as plain data: a definition travels to the web, the workbook and the database as it stands.
 * A kind is one entry in each room's `Record<FieldKind, …>`, so a new one does not compile until every room has it.
 */
export const FIELD_KINDS = [
  'text',
  'note',
  'choice',
  'choices',
  'quantity',
  'count',
  'money',
  'day',
  'year',
  'yesNo',
  'industry',
  'item',
  'computed',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

interface Common {
  /** The Chinese label: head of the column, label of the form. */
  readonly label: string
  /** false: an item may be listed without it; nothing is ever assumed in its place. */
  readonly required: boolean
  /** Other heads under which counties' own workbooks carry the column. */
  readonly aliases: readonly string[]
  /** One sentence for the form and the template's notes sheet. */
  readonly help: string | null
  /** Has an index: lists are filtered and sorted by it. */
  readonly indexed: boolean
  /** The clause that asks for the field, where it is another one than the register's. */
  readonly clause: string | null
}

export interface TextField extends Common {
  readonly kind: 'text'
  readonly longest: number
}
/** Several lines. */
export interface NoteField extends Common {
  readonly kind: 'note'
  readonly longest: number
}
export interface ChoiceField extends Common {
  readonly kind: 'choice'
  readonly options: readonly string[]
}
export interface ChoicesField extends Common {
  readonly kind: 'choices'
  readonly options: readonly string[]
}
export interface QuantityField extends Common {
  readonly kind: 'quantity'
  /** '': it differs from item to item. */
  readonly unit: string
  /** Of a unit that differs: those that another column decides between, so that a cell may name one of them. */
  readonly units: readonly string[]
  /** Of a unit that differs: the label of the column that says it. */
  readonly unitColumn: string | null
  readonly min: number
  readonly max: number
  readonly decimals: number
}
export interface CountField extends Common {
  readonly kind: 'count'
  readonly unit: string
  readonly min: number
  readonly max: number
}
/** In 万元 on every screen and in every workbook; kept as whole 分. */
export interface MoneyField extends Common {
  readonly kind: 'money'
}
export interface DayField extends Common {
  readonly kind: 'day'
  /** On which something was done: a day to come has not seen it yet. */
  readonly isDone: boolean
  /** Of a term that the plan bounds: the last day that it may be. */
  readonly latest: Day | null
}
export interface YearField extends Common {
  readonly kind: 'year'
  readonly min: number
  readonly max: number
}
export interface YesNoField extends Common {
  readonly kind: 'yesNo'
}
/** A class of GB/T 4754-2017: two to four digits. */
export interface IndustryField extends Common {
  readonly kind: 'industry'
}
/** Another register's item, by its number; register null: of any of them. */
export interface ItemField extends Common {
  readonly kind: 'item'
  readonly register: string | null
}
/** Never typed: follows from other fields; null while one of them is not known. */
export interface ComputedField extends Common {
  readonly kind: 'computed'
  readonly unit: string
  readonly decimals: number
  readonly formula: Formula
}

export type Field =
  | TextField
  | NoteField
  | ChoiceField
  | ChoicesField
  | QuantityField
  | CountField
  | MoneyField
  | DayField
  | YearField
  | YesNoField
  | IndustryField
  | ItemField
  | ComputedField

/** Arithmetic over the numbers of one row. `share`: a percentage as a part of one. */
export type Formula =
  | { readonly op: 'field'; readonly key: string }
  | { readonly op: 'share'; readonly key: string }
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'times' | 'plus' | 'minus' | 'divide'; readonly of: readonly Formula[] }

export interface Extras {
  readonly aliases?: readonly string[]
  readonly help?: string
  readonly indexed?: boolean
  readonly required?: boolean
  readonly clause?: string
}

function common(label: string, extras: Extras): Common {
  return {
    label,
    required: extras.required ?? false,
    aliases: extras.aliases ?? [],
    help: extras.help ?? null,
    indexed: extras.indexed ?? false,
    clause: extras.clause ?? null,
  }
}

/** A field without which an item cannot be listed. */
export function required<F extends Field>(field: F): F {
  return { ...field, required: true }
}

export function text(label: string, extras: Extras & { longest?: number } = {}): TextField {
  return { kind: 'text', ...common(label, extras), longest: extras.longest ?? 200 }
}
export function note(label: string, extras: Extras & { longest?: number } = {}): NoteField {
  return { kind: 'note', ...common(label, extras), longest: extras.longest ?? 4000 }
}
/** One of a list; lists are filtered by it, so it is indexed unless said otherwise. */
export function choice(label: string, options: readonly string[], extras: Extras = {}): ChoiceField {
  return { kind: 'choice', ...common(label, { indexed: true, ...extras }), options }
}
/** Several of a list. */
export function choices(label: string, options: readonly string[], extras: Extras = {}): ChoicesField {
  return { kind: 'choices', ...common(label, extras), options }
}
export function quantity(
  label: string,
  unit: string,
  extras: Extras & {
    min?: number
    max?: number
    decimals?: number
    units?: readonly string[]
    unitColumn?: string
  } = {},
): QuantityField {
  return {
    kind: 'quantity',
    ...common(label, extras),
    unit,
    units: extras.units ?? [],
    unitColumn: extras.unitColumn ?? null,
    min: extras.min ?? 0,
    max: extras.max ?? 1e12,
    decimals: extras.decimals ?? 4,
  }
}
export function count(label: string, unit: string, extras: Extras & { min?: number; max?: number } = {}): CountField {
  return { kind: 'count', ...common(label, extras), unit, min: extras.min ?? 0, max: extras.max ?? 2_000_000_000 }
}
export function money(label: string, extras: Extras = {}): MoneyField {
  return { kind: 'money', ...common(label, extras) }
}
export function day(label: string, extras: Extras & { latest?: Day } = {}): DayField {
  return { kind: 'day', ...common(label, extras), isDone: false, latest: extras.latest ?? null }
}
/** Of a deed: 停用日期, not 关停期限. */
export function dayDone(label: string, extras: Extras = {}): DayField {
  return { ...day(label, extras), isDone: true }
}
export function year(label: string, extras: Extras & { min?: number; max?: number } = {}): YearField {
  return { kind: 'year', ...common(label, extras), min: extras.min ?? 1949, max: extras.max ?? 2100 }
}
export function yesNo(label: string, extras: Extras = {}): YesNoField {
  return { kind: 'yesNo', ...common(label, extras) }
}
export function industry(label: string, extras: Extras = {}): IndustryField {
  return { kind: 'industry', ...common(label, { indexed: true, ...extras }) }
}
export function itemOf(register: string | null, label: string, extras: Extras = {}): ItemField {
  return { kind: 'item', ...common(label, extras), register }
}
export function computed(
  label: string,
  unit: string,
  formula: Formula,
  extras: Extras & { decimals?: number } = {},
): ComputedField {
  return { kind: 'computed', ...common(label, extras), unit, formula, decimals: extras.decimals ?? 4 }
}

export const f = {
  field: (key: string): Formula => ({ op: 'field', key }),
  share: (key: string): Formula => ({ op: 'share', key }),
  number: (value: number): Formula => ({ op: 'number', value }),
  times: (...of: Formula[]): Formula => ({ op: 'times', of }),
  plus: (...of: Formula[]): Formula => ({ op: 'plus', of }),
  minus: (...of: Formula[]): Formula => ({ op: 'minus', of }),
  divide: (...of: Formula[]): Formula => ({ op: 'divide', of }),
}

/** The unit in a column's head; null where the kind has none. */
export function unitOf(field: Field): string | null {
  switch (field.kind) {
    case 'quantity':
    case 'count':
    case 'computed':
      // '': the unit stands in a column of its own, as 产能单位 does.
      return field.unit === '' ? null : field.unit
    case 'money':
      return '万元'
    case 'text':
    case 'note':
    case 'choice':
    case 'choices':
    case 'day':
    case 'year':
    case 'yesNo':
    case 'industry':
    case 'item':
      return null
  }
}

/** Whether the values of many items make a sum that means something: in one unit, and amounts. */
export function isAdded(field: Field): boolean {
  if (!['quantity', 'count', 'money', 'computed'].includes(field.kind)) return false
  const unit = unitOf(field)
  return unit !== null && addsUp(unit)
}

/** The label with its unit: 炉膛直径（m）. */
export function headOf(field: Field): string {
  const unit = unitOf(field)
  return unit === null ? field.label : `${field.label}（${unit}）`
}
