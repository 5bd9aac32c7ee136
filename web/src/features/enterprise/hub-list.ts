import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import { HUB_COLUMNS, isHubColumn } from '@gongjian/domain/enterprise/hub.ts'
import type { View } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import type { ListDefinition } from '../../components/list/list-definition.ts'

const COLUMNS = ['name', 'light', 'unit', 'township', 'creditCode', 'industry', 'size', 'state', 'items']
const BY_NAME = { field: 'name', descending: false }

const VIEWS: readonly View[] = [
  { name: '全部', columns: COLUMNS, where: [], sort: BY_NAME },
  {
    name: '有逾期',
    columns: COLUMNS,
    where: [{ field: 'light', op: 'in', value: ['red'] }],
    sort: { field: 'items', descending: true },
  },
  { name: '待核', columns: COLUMNS, where: [{ field: 'isUnchecked', op: 'is', value: true }], sort: BY_NAME },
  {
    name: '建成区内',
    columns: [...COLUMNS, 'inBuiltUp', 'address'],
    where: [{ field: 'inBuiltUp', op: 'is', value: true }],
    sort: BY_NAME,
  },
]

/** The enterprises of the hub, listed as the items of a register are. */
export const HUB_LIST: ListDefinition = {
  title: '企业',
  counter: '家',
  first: 'name',
  views: VIEWS,
  columns: Object.keys(HUB_COLUMNS),
  fieldOf: (key) => (isHubColumn(key) ? HUB_COLUMNS[key] : null),
}

/** A column of a row; null: not known. */
export function valueOf(row: EnterpriseRow, key: string): Value {
  switch (key) {
    case 'unit':
      return row.unit?.code ?? null
    case 'longitude':
      return row.point?.longitude ?? null
    case 'latitude':
      return row.point?.latitude ?? null
    case 'township':
    case 'items':
    case 'light':
    case 'isUnchecked':
      return row[key]
    default:
      return row.values[key] ?? null
  }
}
