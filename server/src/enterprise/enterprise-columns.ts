import { ENTERPRISE_FIELDS, type EnterpriseField } from '@gongjian/domain/enterprise/enterprise.ts'
import type { FieldValues } from '@gongjian/domain/register/item.ts'
import { COLUMN_KINDS, snake } from '../register/table/column-kinds.ts'

export const FIELD_KEYS = Object.keys(ENTERPRISE_FIELDS) as EnterpriseField[]

/** creditCode → credit_code; the hub's table holds each field in the column of its name. */
export function columnOfField(key: EnterpriseField): string {
  return snake(key)
}

export function isEnterpriseField(key: string): key is EnterpriseField {
  return Object.hasOwn(ENTERPRISE_FIELDS, key)
}

export function valuesOfRow(row: Readonly<Record<string, unknown>>): FieldValues {
  return Object.fromEntries(
    FIELD_KEYS.map((key) => [key, COLUMN_KINDS[ENTERPRISE_FIELDS[key].kind].fromColumn(row[columnOfField(key)])]),
  ) as FieldValues
}
