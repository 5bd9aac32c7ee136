import { Light, LIGHT_TITLES } from '@gongjian/domain/light/light.ts'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import type { Condition, Operator } from '@gongjian/domain/register/filter.ts'
import { Stage, STAGE_TITLES } from '@gongjian/domain/register/life.ts'
import { valueFrom } from '@gongjian/domain/register/value.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { OPERATORS } from '../field-kinds/operators.ts'
import type { ListDefinition } from './list-definition.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

/** What a column may be narrowed to, where that is a list; null: it is typed. Codes travel, words are shown. */
export function optionsOf(key: string, field: Field, units: readonly UnitRef[]): Option[] | null {
  switch (key) {
    case 'unit':
      return units.filter((u) => u.kind === 'body').map((u) => ({ value: u.code, label: u.name }))
    case 'stage':
      return Stage.options.map((s) => ({ value: s, label: STAGE_TITLES[s] }))
    case 'light':
      return Light.options.map((l) => ({ value: l, label: LIGHT_TITLES[l] }))
    default:
      return field.kind === 'choice' || field.kind === 'choices'
        ? field.options.map((o) => ({ value: o, label: o }))
        : null
  }
}

/** Every item has a stage and a light: nothing there is to be filled or not. */
const ALWAYS_KNOWN = ['stage', 'light']

export function operatorsOf(key: string, field: Field): Operator[] {
  if (ALWAYS_KNOWN.includes(key)) return ['in', 'isNot']
  if (key === 'unit') return ['in', 'isNot', 'known', 'unknown']
  return [...OPERATORS[field.kind]]
}

/** 待定 is what a unit is when nobody has said. */
export function operatorTitle(op: Operator, key: string, field: Field): string {
  if (key === 'unit' && op === 'unknown') return '待定'
  if (key === 'unit' && op === 'known') return '已定'
  const isDay = field.kind === 'day'
  switch (op) {
    case 'is':
      return isDay ? '是' : '等于'
    case 'isNot':
      return '不是'
    case 'in':
      return '是其中之一'
    case 'atLeast':
      return isDay ? '不早于' : '不小于'
    case 'atMost':
      return isDay ? '不晚于' : '不大于'
    case 'below':
      return isDay ? '早于' : '小于'
    case 'above':
      return isDay ? '晚于' : '大于'
    case 'has':
      return '包含'
    case 'known':
      return '已填'
    case 'unknown':
      return '未填'
  }
}

export function needsValue(op: Operator): boolean {
  return op !== 'known' && op !== 'unknown'
}

const SIGNS: Partial<Record<Operator, string>> = { atLeast: '≥ ', atMost: '≤ ', below: '< ', above: '> ' }

export interface ConditionWords {
  readonly label: string
  readonly value: string
}

/** 「炉膛直径：≥ 3 m」, 「状态：在账、整治中」 */
export function conditionWords(list: ListDefinition, condition: Condition, units: readonly UnitRef[]): ConditionWords {
  const field = list.fieldOf(condition.field)
  if (!field) return { label: condition.field, value: '' }
  const { label } = field
  if (!needsValue(condition.op)) return { label, value: operatorTitle(condition.op, condition.field, field) }
  const options = optionsOf(condition.field, field, units)
  const words = valuesOf(condition).map((v) => options?.find((o) => o.value === v)?.label ?? v)
  const unit = unitOf(field)
  const text = words.join('、') + (unit === null ? '' : ` ${unit}`)
  switch (condition.op) {
    case 'isNot':
      return { label, value: `不是 ${text}` }
    case 'has':
      return { label, value: field.kind === 'choices' ? text : `含“${text}”` }
    case 'is':
    case 'in':
      return { label, value: text }
    case 'atLeast':
    case 'atMost':
    case 'below':
    case 'above':
      return {
        label,
        value:
          field.kind === 'day'
            ? `${operatorTitle(condition.op, condition.field, field)} ${text}`
            : `${SIGNS[condition.op] ?? ''}${text}`,
      }
    case 'known':
    case 'unknown':
      return { label, value: '' }
  }
}

export function valuesOf({ value }: Condition): string[] {
  if (value === undefined) return []
  if (typeof value === 'boolean') return [value ? '是' : '否']
  return Array.isArray(value) ? value : [String(value)]
}

/** One condition a column and operator: a new one takes the place of the old. */
export function withCondition(where: readonly Condition[], next: Condition): Condition[] {
  const at = where.findIndex((c) => c.field === next.field && (c.op === next.op || c.op === 'in' || next.op === 'in'))
  return at < 0 ? [...where, next] : where.map((c, i) => (i === at ? next : c))
}

/** The chosen values of a column's list; none takes the condition away. */
export function chosenOf(where: readonly Condition[], field: string): string[] {
  const found = where.find((c) => c.field === field && (c.op === 'in' || c.op === 'is'))
  return found ? valuesOf(found) : []
}
export function withChosen(where: readonly Condition[], field: string, values: readonly string[]): Condition[] {
  const others = where.filter((c) => !(c.field === field && (c.op === 'in' || c.op === 'is')))
  return values.length === 0 ? others : [...others, { field, op: 'in', value: [...values] }]
}

/** The condition as it travels; what was typed is read as the column reads it. */
export function conditionOf(
  column: string,
  field: Field,
  op: Operator,
  values: readonly string[],
): Condition | { problem: string } {
  if (!needsValue(op)) return { field: column, op }
  const given = values.map((v) => v.trim()).filter((v) => v !== '')
  const [first] = given
  if (first === undefined) return { problem: '请填写要筛选的值，或选“已填”“未填”' }
  if (op === 'in') return { field: column, op, value: given }
  if (field.kind === 'yesNo') return { field: column, op, value: first === '是' }
  if (['quantity', 'count', 'money', 'year', 'computed', 'item'].includes(field.kind)) {
    const read = field.kind === 'computed' ? { value: Number(first) } : valueFrom(first, field)
    if ('problem' in read) return read
    return typeof read.value === 'number' && Number.isFinite(read.value)
      ? { field: column, op, value: read.value }
      : { problem: `${field.label}应为数字，不是“${first}”` }
  }
  return { field: column, op, value: first }
}
