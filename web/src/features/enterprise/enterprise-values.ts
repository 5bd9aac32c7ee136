import { ENTERPRISE_FIELDS, type EnterpriseField } from '@gongjian/domain/enterprise/enterprise.ts'
import type { EnterpriseInput } from '@gongjian/domain/enterprise/contracts.ts'
import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { HUB_COLUMNS } from '@gongjian/domain/enterprise/hub.ts'
import { COMMON } from '@gongjian/domain/register/columns.ts'
import type { Field } from '@gongjian/domain/register/field.ts'
import { valueFrom, type Value } from '@gongjian/domain/register/value.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import type { Served } from '../../components/autosave/draft.ts'
import type { ColumnGroup } from '../../components/form/field-group.tsx'
import { HALF_POINT, isPointColumn, missingHalf, pointChange } from '../../components/form/point.ts'
import { valueOf } from './hub-list.ts'

/** An enterprise as one flat record of what a form writes. */
export type Flat = Readonly<Record<string, Value>>

const OWN = Object.keys(ENTERPRISE_FIELDS) as EnterpriseField[]

/** Who it is · where it lies · how it works. Every column that is written stands in one of them. */
export const FORM_GROUPS: readonly ColumnGroup[] = [
  { title: '名称与分类', columns: ['name', 'creditCode', 'industry', 'size', 'state'] },
  {
    title: '位置',
    columns: ['unit', 'township', 'address', 'inBuiltUp', 'inPark', 'park', 'longitude', 'latitude'],
  },
  { title: '联系', columns: ['person', 'phone'] },
]

export function fieldOf(key: string): Field | null {
  if (isPointColumn(key)) return COMMON[key]
  return Object.hasOwn(HUB_COLUMNS, key) ? HUB_COLUMNS[key as keyof typeof HUB_COLUMNS] : null
}

const WRITTEN: readonly string[] = FORM_GROUPS.flatMap((g) => g.columns)

export function servedOf(enterprise: EnterpriseDetail): Served<Flat> {
  return {
    text: Object.fromEntries(WRITTEN.map((k) => [k, valueOf(enterprise, k)])),
    version: enterprise.version,
    edited: { by: enterprise.updatedBy, at: enterprise.updatedAt },
  }
}

/** What is sent: only what was written. */
export function inputOf(text: Flat, touched: readonly string[]): EnterpriseInput {
  const values = Object.fromEntries(OWN.filter((k) => touched.includes(k)).map((k) => [k, text[k] ?? null]))
  const { unit = null, township = null } = text
  return {
    values: values as EnterpriseInput['values'],
    ...(touched.includes('unit') ? { unit: asText(unit) } : {}),
    ...(touched.includes('township') ? { township: asText(township) } : {}),
    ...pointChange(text, touched),
  }
}

function asText(value: Value): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** What stands in the way of saving, a column a sentence. */
export function problemsOf(text: Flat): Record<string, string> {
  const { name = null } = text
  const half = missingHalf(text)
  return {
    ...(name === null || name === '' ? { name: '请填写企业名称' } : {}),
    ...(half === null ? {} : { [half]: HALF_POINT }),
  }
}

/** What was written of both sides into one, read as the column reads it; a unit by its name. null: it is no value. */
export function valueOfWords(key: string, words: string, units: readonly UnitRef[]): Value {
  const field = fieldOf(key)
  if (key === 'unit') return units.find((u) => u.name === words.trim())?.code ?? null
  const read = field ? valueFrom(words, field) : { value: null }
  return 'problem' in read ? null : read.value
}
