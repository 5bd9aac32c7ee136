import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { MonthSummary, SummaryCorrection } from '@gongjian/domain/report/month-summary.ts'
import { TIMELINESS_TITLES } from '@gongjian/domain/report/report.ts'
import ExcelJS from 'exceljs'
import type { TableColumn, TableValue } from '../../table/table.ts'
import { cellValue, NUMBER_FORMATS } from '../../table/xlsx-stream.ts'
import { dueText, shanghaiTime, summaryTitle } from '../wording.ts'
import { summarySheets, type SummarySheet } from './sheets.ts'

type Workbook = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>
type Sheet = ReturnType<Workbook['addWorksheet']>

const HEAD_ROW = 3
const RED = 'FFC92A2A'
const HEAD_FILL = 'FFE8EDF3'
const RULE = { style: 'thin', color: { argb: 'FFADB5BD' } } as const
const FONT = { name: '宋体', size: 11, charset: 134 }
const LINE_POINTS = 15
const RULES = { top: RULE, bottom: RULE, left: RULE, right: RULE }

/** The month's summary as a workbook: the whole, by unit, by task, problems, every line, and what was corrected since. */
export async function monthSummaryExcel(
  summary: MonthSummary,
  corrections: readonly SummaryCorrection[] = [],
): Promise<Uint8Array> {
  const out = new PassThrough()
  const bytes = buffer(out)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: true })
  book.creator = summary.issuer
  book.created = new Date(summary.preparedAt)
  for (const sheet of summarySheets(summary, corrections)) writeSheet(book, summary, sheet)
  await book.commit()
  return bytes
}

function writeSheet(book: Workbook, summary: MonthSummary, { name, columns, rows }: SummarySheet): void {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${HEAD_ROW}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: summary.trial ? '&R&KC92A2A演示数据' : '',
      oddFooter: `&L${name}&C第 &P 页，共 &N 页`,
    },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  writeTitle(sheet, summary, name, columns.length)
  const head = sheet.addRow(columns.map((column) => column.title))
  head.height = 24
  head.eachCell((cell) => {
    cell.font = { ...FONT, bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD_FILL } }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.border = RULES
  })
  head.commit()
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: HEAD_ROW + rows.length, column: columns.length } }
  for (const row of rows) writeRow(sheet, columns, row)
  sheet.commit()
}

function writeTitle(sheet: Sheet, summary: MonthSummary, name: string, columns: number): void {
  const title = sheet.addRow([
    `${summaryTitle(summary)
      .join('')
      .replace(/的通报$/, '')}：${name}`,
  ])
  title.height = 30
  title.getCell(1).font = { ...FONT, bold: true, size: 16 }
  title.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.mergeCells(1, 1, 1, columns)
  title.commit()
  const { totals } = summary
  const note = sheet.addRow([
    `${summary.trial ? '【演示数据】' : ''}编制单位：${summary.issuer}　统计时间：${shanghaiTime(summary.preparedAt)}　报送期限：${dueText(summary)}　` +
      `应报${totals.units}家，已报${totals.submitted}家（按时${totals.onTime}、迟报${totals.late}），${totals.open > 0 ? `未到期${totals.open}家，` : ''}未报${totals.missing}家`,
  ])
  note.height = 32
  note.getCell(1).font = summary.trial ? { ...FONT, color: { argb: RED } } : FONT
  note.getCell(1).alignment = { vertical: 'middle', wrapText: true }
  sheet.mergeCells(2, 1, 2, columns)
  note.commit()
}

function writeRow(sheet: Sheet, columns: SummarySheet['columns'], row: SummarySheet['rows'][number]): void {
  const line = sheet.addRow(columns.map((column) => cellValue(row[column.key], column)))
  line.height = LINE_POINTS * Math.max(...columns.map((column) => linesOf(row[column.key], column))) + 5
  for (const [i, column] of columns.entries()) {
    const cell = line.getCell(i + 1)
    const isLate = cell.value === TIMELINESS_TITLES.late || cell.value === TIMELINESS_TITLES.missing
    cell.numFmt = NUMBER_FORMATS[column.kind]
    cell.border = RULES
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: column.kind === 'text' ? 'left' : 'center' }
    cell.font = isLate ? { ...FONT, color: { argb: RED } } : FONT
  }
  line.commit()
}

/** Rows written as a stream carry no height, and LibreOffice then shows one line of a wrapped cell. */
function linesOf(value: TableValue, { kind, width }: TableColumn): number {
  if (typeof value !== 'string' || kind !== 'text') return 1
  const letters = width - 1
  return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / letters)), 0)
}

function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)
}
