import type { Sort } from '@gongjian/domain/register/filter.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { paths } from '../../app/paths.ts'
import { Sheet } from '../../components/list/sheet.tsx'
import type { ListColumn } from '../../components/list/list-columns.ts'
import { ItemCell } from './columns.tsx'
import type { Selection } from './use-selection.ts'

interface Props {
  readonly columns: readonly ListColumn[]
  readonly rows: readonly ItemRow[]
  readonly sort: Sort | null
  readonly sums: Readonly<Record<string, number | null>>
  readonly selection: Selection
  readonly onSort: (field: string) => void
}

/** A register's items as a ledger. */
export function ItemTable(props: Props) {
  return <Sheet {...props} hrefOf={hrefOf} nameOf={nameOf} Cell={ItemCell} />
}

function hrefOf(row: ItemRow): string {
  return paths.item(row.register, row.id)
}
function nameOf(row: ItemRow): string {
  return row.title
}
