import type { Readable } from 'node:stream'
import { csvStream } from './csv-stream.ts'
import type { TableExport } from './table.ts'
import { xlsxStream } from './xlsx-stream.ts'

export type TableFormat = 'xlsx' | 'csv'

/** Any number of rows, a few at a time in memory. */
export function writeTable(table: TableExport, format: TableFormat = 'xlsx'): Readable {
  switch (format) {
    case 'xlsx':
      return xlsxStream(table)
    case 'csv':
      return csvStream(table)
  }
}
