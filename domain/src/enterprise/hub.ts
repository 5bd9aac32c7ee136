import { COMMON } from '../register/columns.ts'
import { count, yesNo, type Field } from '../register/field.ts'
import { ENTERPRISE_FIELDS } from './enterprise.ts'

/** Columns of the hub's list: an enterprise's own fields, whose it is and where, and how it stands in the registers. */
export const HUB_COLUMNS = {
  ...ENTERPRISE_FIELDS,
  unit: COMMON.unit,
  township: COMMON.township,
  isUnchecked: yesNo('待核', { help: '没有统一社会信用代码，或从台账带入后还没有人核对' }),
  items: count('台账条目', '条', { help: '在各本台账里的条目，不含移出的' }),
  /** The most urgent among those of its items. */
  light: COMMON.light,
} as const satisfies Record<string, Field>
export type HubColumn = keyof typeof HUB_COLUMNS

export function isHubColumn(key: string): key is HubColumn {
  return Object.hasOwn(HUB_COLUMNS, key)
}
