import { columnOf, POINT_COLUMNS } from '@gongjian/domain/register/columns.ts'
import { yesNo, type Field } from '@gongjian/domain/register/field.ts'
import type { FieldValues, ItemDetail, ItemInput, Point } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { ReviewView } from '@gongjian/domain/entry-review/contracts.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import type { Value } from '@gongjian/domain/register/value.ts'

/** A project as the form writes it: common columns and fields by their keys, questions of the county's list by their words. */
export type Flat = Readonly<Record<string, Value>>

/** What names the project and says where it is. */
export const NAMING = ['title', 'unit', 'township', 'enterprise', 'creditCode', ...POINT_COLUMNS] as const
type Naming = (typeof NAMING)[number]

function isNaming(key: string): key is Naming {
  return NAMING.some((k) => k === key)
}

export function flatOf({ title, unit, township, enterprise, point, values }: ItemDetail): Flat {
  const known = Object.entries(values).filter(([, v]) => v !== null)
  return {
    title,
    unit: unit?.code ?? null,
    township,
    enterprise: enterprise?.name ?? null,
    creditCode: enterprise?.creditCode ?? null,
    longitude: point?.longitude ?? null,
    latitude: point?.latitude ?? null,
    ...Object.fromEntries(known),
  }
}

/** What was answered of the county's list when the project was last reviewed; its own fields stand in the item. */
export function answersOf(register: Register, review: Pick<ReviewView, 'answers'> | undefined): Flat {
  return Object.fromEntries(Object.entries(review?.answers ?? {}).filter(([key]) => !(key in register.fields)))
}

/** Without these it is not saved, though it is screened. */
export const NEEDED: Readonly<Record<string, string>> = {
  title: '保存前请填写项目名称',
  unit: '保存前请选择责任单位',
}

/** The input of a key: a column of the register, or a question of the list. */
export function fieldOf(register: Register, key: string): Field {
  return columnOf(register, key) ?? yesNo(key)
}

export interface Parts {
  readonly facts: Record<string, string | number | boolean>
  readonly texts: Record<string, string>
  readonly answers: Record<string, boolean>
}

/** What a screening is asked with: facts of the rules, words for the list to be held against, answers to its questions. */
export function partsOf(register: Register, rules: Pick<RuleSetView, 'facts'>, flat: Flat): Parts {
  const facts = new Set(rules.facts.map((f) => f.code))
  const parts: Parts = { facts: {}, texts: {}, answers: {} }
  for (const [key, value] of Object.entries(flat)) {
    if (value === null || value === '' || Array.isArray(value) || isNaming(key)) continue
    const field = register.fields[key]
    if (facts.has(key)) parts.facts[key] = value as string | number | boolean
    else if (field?.kind === 'text' || field?.kind === 'note') parts.texts[key] = String(value)
    // What the list does not ask is passed over.
    else if (typeof value === 'boolean') parts.answers[key] = value
  }
  return parts
}

/** Where it lies; one half of a point says nothing. */
export function pointOf({ longitude, latitude }: Flat): Point | null {
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null
}

function isOfPoint(key: string): boolean {
  return POINT_COLUMNS.some((k) => k === key)
}

/** What is saved of the project: what was written, and of a new one what was not left empty. */
export function inputOf(register: Register, flat: Flat, touched: readonly string[]): ItemInput {
  const common = touched.filter((k) => isNaming(k) && !isOfPoint(k)).map((k) => [k, flat[k] ?? null] as const)
  const point = touched.some(isOfPoint) ? { point: pointOf(flat) } : {}
  const own = touched.filter((k) => k in register.fields).map((k) => [k, flat[k] ?? null] as const)
  return { ...Object.fromEntries(common), ...point, values: Object.fromEntries(own) as FieldValues }
}
