import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { isByReview } from '@gongjian/domain/entry-review/fields.ts'
import { inputColumnsOf, isNeeded } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { addAcross, NUMBER_FORMATS, sheetName, type Sheet, type Workbook } from '../../table/xlsx-stream.ts'
import { KIND_COLUMNS } from './kind-columns.ts'
import { layOut, type LaidColumn } from './layout.ts'
import { writeNotes } from './notes-sheet.ts'
import { validationOf, writeLists, type TemplateLists } from './validations.ts'

/** Title, 填报单位, heads. */
const HEAD_ROW = 3
const FIRST_ROW = HEAD_ROW + 1
/** Drop-downs reach this far; rows below are read all the same. */
const LAST_ROW = 3000
const HEAD_FILL = 'FFE8EDF3'
const RULE = { style: 'thin', color: { argb: 'FFADB5BD' } } as const
const REQUIRED_COLOR = 'FFC92A2A'

export interface RegisterTemplate extends TemplateLists {
  readonly register: Register
  /** Who fills it in; '' leaves the line open. */
  readonly filledBy: string
  /** Which columns, in order; absent: all that a clerk fills in. */
  readonly columns?: readonly string[]
  /** What the notes begin with; absent: how a ledger is filled in and imported. */
  readonly notes?: readonly string[]
}

/** Which columns a clerk fills in: what the system fills in is not asked for, and the number of an item only exports carry. */
export function templateColumnsOf(register: Register): string[] {
  const own = Object.entries(register.fields).flatMap(([key, f]) =>
    f.kind === 'computed' || isByReview(register, key) ? [] : [key],
  )
  const common = inputColumnsOf(register).filter((k) => k !== 'id')
  const isLast = (key: string): boolean => key === 'source' || key === 'remark'
  return [...common.filter((k) => !isLast(k)), ...own, ...common.filter(isLast)]
}

/** An empty ledger to be filled in Excel or WPS: title rows, units in the heads, drop-downs, a sheet that explains each column. */
export async function registerTemplate(template: RegisterTemplate): Promise<Buffer> {
  const { register } = template
  const out = new PassThrough()
  const bytes = buffer(out)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const columns = layOut(register, template.columns ?? templateColumnsOf(register))
  writeLedger(book, template, columns)
  writeNotes(book, register, columns, template.notes)
  writeLists(book, template)
  await book.commit()
  return bytes
}

function writeLedger(book: Workbook, template: RegisterTemplate, columns: readonly LaidColumn[]): void {
  const { register, filledBy } = template
  const sheet = ledgerSheet(book, register, columns)
  addAcross(sheet, `${register.title}台账`, true, columns.length)
  const by = filledBy === '' ? '＿＿＿＿＿＿＿＿' : filledBy
  addAcross(
    sheet,
    `填报单位：${by}　　填报日期：＿＿＿＿年＿＿月＿＿日　　填表人：＿＿＿＿＿＿　　联系电话：＿＿＿＿＿＿＿＿　　（红字为必填，填法见“填表说明”）`,
    false,
    columns.length,
  )
  writeHead(sheet, register, columns)
  for (const [i, column] of columns.entries()) {
    const validation = validationOf(column, template, FIRST_ROW, columns)
    const letter = sheet.getColumn(i + 1).letter
    if (validation) rangesOf(sheet).add(`${letter}${FIRST_ROW}:${letter}${LAST_ROW}`, validation)
  }
  sheet.commit()
}

/** exceljs has it on the streaming sheet, its types do not. */
function rangesOf(sheet: Sheet): { add(range: string, validation: ExcelJS.DataValidation): void } {
  return (sheet as unknown as { dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void } })
    .dataValidations
}

export function ledgerSheet(book: Workbook, register: Register, columns: readonly LaidColumn[]): Sheet {
  const sheet = book.addWorksheet(sheetName(`${register.title}台账`), {
    views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: 0 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${HEAD_ROW}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  })
  sheet.columns = columns.map(({ field, width }) => ({
    width,
    style: { numFmt: NUMBER_FORMATS[KIND_COLUMNS[field.kind].column], alignment: { vertical: 'middle' } },
  }))
  return sheet
}

export function writeHead(sheet: Sheet, register: Register, columns: readonly LaidColumn[]): void {
  const head = sheet.addRow(columns.map((c) => c.head))
  head.height = 34
  for (const [i, { key }] of columns.entries()) {
    const cell = head.getCell(i + 1)
    const color = isNeeded(register, key) ? { color: { argb: REQUIRED_COLOR } } : {}
    cell.font = { bold: true, ...color }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD_FILL } }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.border = { top: RULE, bottom: RULE, left: RULE, right: RULE }
    cell.numFmt = NUMBER_FORMATS.text
  }
  head.commit()
}
