import { Readable } from 'node:stream'
import type { TableColumn, TableExport, TableValue } from './table.ts'
import { shanghaiCell } from './cells.ts'

/** Excel takes a CSV for GBK unless it begins with this mark. */
const BYTE_ORDER_MARK = '\ufeff'
const ROWS_A_CHUNK = 500

export function csvStream(table: TableExport): Readable {
  return Readable.from(csvChunks(table), { objectMode: false })
}

async function* csvChunks({ columns, rows }: TableExport): AsyncGenerator<string> {
  let chunk = BYTE_ORDER_MARK + csvLine(columns.map((column) => column.title))
  let held = 0
  for await (const row of rows) {
    chunk += csvLine(columns.map((column) => csvText(row[column.key], column)))
    held += 1
    if (held % ROWS_A_CHUNK === 0) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}

function csvLine(cells: string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + '\r\n'
}

function csvText(value: TableValue, column: TableColumn): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return column.kind === 'time' ? shanghaiSeconds(value) : withoutFormula(value)
}

function shanghaiSeconds(instant: string): string {
  return shanghaiCell(instant).toISOString().slice(0, 19).replace('T', ' ')
}

/**
 * What someone typed must not run as a formula on the desk of whoever opens the file. A text that already begins with
 * the mark gets a second one, so that `withFormulaSigns` gives every text back as it was.
 */
export function withoutFormula(text: string): string {
  return /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r])/.test(text) ? `'${text}` : text
}

/** The text of a cell that `withoutFormula` wrote. */
export function withFormulaSigns(cell: string): string {
  return /^'+(?:\s*[=+\-@＝＋－＠]|[\t\r])/.test(cell) ? cell.slice(1) : cell
}
