import { PassThrough, type Readable } from 'node:stream'
import { setImmediate, setTimeout } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { dateCell, shanghaiCell, textCell } from './cells.ts'
import type { TableColumn, TableColumnKind, TableExport, TableValue } from './table.ts'

export type Workbook = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>
export type Sheet = ReturnType<Workbook['addWorksheet']>

/** Excel ends at 1,048,576 rows; further rows go to a further sheet. */
const ROWS_A_SHEET = 1_000_000
const ROWS_A_PAUSE = 500
const MOST_UNREAD_BYTES = 1024 * 1024

export const NUMBER_FORMATS: Record<TableColumnKind, string> = {
  text: '@',
  number: 'General',
  percent: '0.0%',
  date: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm:ss',
}

export function xlsxStream(table: TableExport): Readable {
  const out = new PassThrough()
  fillWorkbook(table, out).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error('export')))
  return out
}

async function fillWorkbook(table: TableExport, out: PassThrough): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  let sheet = addSheet(book, table, 1)
  let count = 0
  for await (const row of table.rows) {
    if (out.destroyed) return
    if (count > 0 && count % ROWS_A_SHEET === 0) {
      sheet.commit()
      sheet = addSheet(book, table, count / ROWS_A_SHEET + 1)
    }
    sheet.addRow(table.columns.map((column) => cellValue(row[column.key], column))).commit()
    count += 1
    if (count % ROWS_A_PAUSE === 0) await letReaderCatchUp(out)
  }
  sheet.commit()
  await book.commit()
}

/** exceljs writes as fast as it gets rows and keeps what nobody has read. */
export async function letReaderCatchUp(out: PassThrough): Promise<void> {
  await setImmediate()
  // A slow client is waited for without spinning.
  while (!out.destroyed && out.readableLength + out.writableLength > MOST_UNREAD_BYTES) await setTimeout(5)
}

function addSheet(book: Workbook, { title, columns, above = [] }: TableExport, number: number): Sheet {
  const headRow = above.length + 1
  const sheet = book.addWorksheet(sheetName(number === 1 ? title : `${title} ${number}`), {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${headRow}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  })
  sheet.columns = columns.map(({ width, kind }) => ({ width, style: { numFmt: NUMBER_FORMATS[kind] } }))
  for (const [i, text] of above.entries()) addAcross(sheet, text, i === 0, columns.length)
  const head = sheet.addRow(columns.map((column) => column.title))
  head.font = { bold: true }
  head.commit()
  sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: headRow, column: columns.length } }
  return sheet
}

/** A row across the table: the first is its title, the others say what it holds. */
export function addAcross(sheet: Sheet, text: string, isTitle: boolean, columns: number): void {
  const row = sheet.addRow([text])
  row.height = isTitle ? 30 : 20
  row.getCell(1).font = { bold: isTitle, size: isTitle ? 16 : 11 }
  row.getCell(1).alignment = { horizontal: isTitle ? 'center' : 'left', vertical: 'middle' }
  row.getCell(1).numFmt = NUMBER_FORMATS.text
  if (columns > 1) sheet.mergeCells(row.number, 1, row.number, columns)
  row.commit()
}

/** Excel refuses these signs and names over 31 letters. */
export function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}

export function cellValue(value: TableValue, { kind }: Pick<TableColumn, 'kind'>): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return value
  switch (kind) {
    case 'time':
      return shanghaiCell(value)
    case 'date':
      return dateCell(value)
    case 'text':
    case 'number':
    case 'percent':
      return textCell(value)
  }
}
