import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import { kindOf } from '../field-kinds/kinds.ts'
import type { ListDefinition } from './list-definition.ts'
import type { SheetColumn } from './sheet.tsx'

export interface ListColumn extends SheetColumn {
  readonly field: Field
}

/** Of what every list has, in px; the rest by its kind. */
const WIDTHS: Readonly<Record<string, number>> = {
  title: 220,
  name: 286,
  unit: 76,
  light: 108,
  stage: 84,
  due: 176,
  enterprise: 196,
  creditCode: 176,
  id: 76,
  remark: 196,
}

export function columnsOf(list: ListDefinition, keys: readonly string[]): ListColumn[] {
  return keys.flatMap((key) => {
    const field = list.fieldOf(key)
    if (!field) return []
    const kind = kindOf(field)
    const unit = unitOf(field)
    return [
      {
        key,
        field,
        head: unit === null ? field.label : `${field.label}（${unit}）`,
        align: kind.align,
        width: WIDTHS[key] ?? kind.width,
        summed: isSummed(field) && key !== 'longitude' && key !== 'latitude',
      },
    ]
  })
}

/** Has a sum in the foot. */
function isSummed(field: Field): boolean {
  return ['quantity', 'count', 'money', 'computed'].includes(field.kind)
}
