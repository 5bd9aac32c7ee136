/** time: an ISO instant, shown in Shanghai's clock; date: an ISO date; percent: a share from 0 to 1. */
export type TableColumnKind = 'text' | 'number' | 'percent' | 'date' | 'time'
export type TableValue = string | number | boolean | null | undefined
export type TableRow = Readonly<Record<string, TableValue>>

export interface TableColumn {
  key: string
  title: string
  /** In letters of Excel's default type; a Chinese letter takes two. */
  width: number
  kind: TableColumnKind
}

export interface TableExport {
  title: string
  /** Rows over the head of a workbook, each across all columns: the title as ledgers have it, a note. A csv file has none. */
  above?: readonly string[]
  columns: readonly TableColumn[]
  rows: AsyncIterable<TableRow> | Iterable<TableRow>
}
