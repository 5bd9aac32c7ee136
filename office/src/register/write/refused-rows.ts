import { PassThrough, type Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { ImportProblem } from '@gongjian/domain/register/import.ts'
import { allColumnsOf } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { textCell } from '../../table/cells.ts'
import {
  addAcross,
  letReaderCatchUp,
  NUMBER_FORMATS,
  sheetName,
  type Sheet,
  type Workbook,
} from '../../table/xlsx-stream.ts'
import { layOut, type LaidColumn } from './layout.ts'

/** A row that was not taken: what its cells said, by column key, and why not. */
export interface RefusedRow {
  readonly sheet: string
  readonly row: number
  readonly texts: Readonly<Record<string, string>>
  readonly problems: readonly Pick<ImportProblem, 'column' | 'message' | 'refuses'>[]
}

const PROBLEM_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF3BF' } } as const
const ROWS_A_PAUSE = 500
/** 问题, 原工作表, 原行号 stand before the register's columns; the reader knows them for no data. */
const BEFORE = [
  { head: '问题', width: 50 },
  { head: '原工作表', width: 16 },
  { head: '原行号', width: 9 },
]

/** The refused rows as a workbook to be mended and imported again: cells stay text, those with a problem are marked. */
export function refusedWorkbook(
  register: Register,
  keys: readonly string[],
  rows: AsyncIterable<RefusedRow>,
): Readable {
  const out = new PassThrough()
  fill(register, keys, rows, out).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error('refused rows')),
  )
  return out
}

async function fill(
  register: Register,
  keys: readonly string[],
  rows: AsyncIterable<RefusedRow>,
  out: PassThrough,
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const columns = layOut(
    register,
    allColumnsOf(register).filter((k) => keys.includes(k)),
  )
  const sheet = addRefusedSheet(book, register, columns)
  let count = 0
  for await (const row of rows) {
    if (out.destroyed) return
    writeRefused(sheet, columns, row)
    count += 1
    if (count % ROWS_A_PAUSE === 0) await letReaderCatchUp(out)
  }
  sheet.commit()
  await book.commit()
}

function addRefusedSheet(book: Workbook, register: Register, columns: readonly LaidColumn[]): Sheet {
  const sheet = book.addWorksheet(sheetName(`${register.title}待修改`), {
    views: [{ state: 'frozen', ySplit: 3, xSplit: 1 }],
  })
  const numFmt = NUMBER_FORMATS.text
  sheet.columns = [...BEFORE, ...columns].map(({ width }) => ({ width, style: { numFmt } }))
  const width = BEFORE.length + columns.length
  addAcross(sheet, `${register.title}台账：未导入的行`, true, width)
  addAcross(
    sheet,
    '按“问题”一栏修改黄色单元格后，保存并再次导入本文件即可；“问题”“原工作表”“原行号”三栏不会导入。',
    false,
    width,
  )
  const head = sheet.addRow([...BEFORE, ...columns].map((c) => c.head))
  head.font = { bold: true }
  head.commit()
  return sheet
}

function writeRefused(sheet: Sheet, columns: readonly LaidColumn[], row: RefusedRow): void {
  const refusing = row.problems.filter((p) => p.refuses)
  const why = refusing.map((p, i) => (refusing.length > 1 ? `${i + 1}. ${p.message}` : p.message)).join('\n')
  const line = sheet.addRow([
    textCell(why),
    row.sheet,
    row.row,
    ...columns.map((c) => (row.texts[c.key] === undefined ? null : textCell(row.texts[c.key] ?? ''))),
  ])
  line.getCell(1).alignment = { wrapText: true, vertical: 'top' }
  line.height = 15 * Math.max(1, refusing.length) + 3
  const marked = new Set(refusing.map((p) => p.column))
  for (const [i, c] of columns.entries())
    if (marked.has(c.field.label)) line.getCell(BEFORE.length + i + 1).fill = PROBLEM_FILL
  line.commit()
}
