import type { Readable } from 'node:stream'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { Value } from '@gongjian/domain/register/value.ts'
import { writeTable, type TableFormat } from '../../table/table-export.ts'
import type { TableRow } from '../../table/table.ts'
import { csvValue, KIND_COLUMNS, tableValue } from './kind-columns.ts'
import { layOut, type LaidColumn } from './layout.ts'

/** An item by column key, days as text; the titles of stage and light, the names of unit, township and enterprise. */
export type RegisterRow = Readonly<Record<string, Value | undefined>>

export interface RegisterExport {
  readonly register: Register
  /** Column keys, in order: what the person sees, or allColumnsOf(register). */
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<RegisterRow>
  /** Under the title of the workbook: what was filtered, as of which day, 演示数据. */
  readonly note: string
}

/** Any number of items, a few at a time in memory. Reads back as the same values (openRegisterFile). */
export function exportRegister({ register, columns, rows, note }: RegisterExport, format: TableFormat): Readable {
  const laid = layOut(register, columns)
  return writeTable(
    {
      title: `${register.title}台账`,
      above: [`${register.title}台账`, note],
      columns: laid.map(({ key, field, head, width }) => ({
        key,
        title: head,
        width,
        kind: KIND_COLUMNS[field.kind].column,
      })),
      rows: cellsOf(rows, laid, format === 'csv' ? csvValue : tableValue),
    },
    format,
  )
}

async function* cellsOf(
  rows: AsyncIterable<RegisterRow>,
  columns: readonly LaidColumn[],
  cell: typeof tableValue,
): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const cells: Record<string, ReturnType<typeof tableValue>> = {}
    for (const { key, field } of columns) cells[key] = cell(row[key] ?? null, field)
    yield cells
  }
}
