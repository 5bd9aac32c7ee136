import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'

export async function workbook(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('项目').addRows(rows.map((r) => [...r]))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''
}

export async function bookOf(answer: Response): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.read(Readable.from(Buffer.from(await answer.arrayBuffer())))
  return book
}

interface Told {
  /** What stands above the head. */
  readonly notes: string[]
  readonly rows: Record<string, string>[]
}

/** The answer of a batch: its first sheet, each row by the words of the head. */
export async function sheetOf(answer: Response): Promise<Told> {
  const book = await bookOf(answer)
  // exceljs counts from 1, and leaves holes.
  const rows = Array.from(book.worksheets[0]?.getSheetValues() ?? [], (r) =>
    Array.from((r ?? []) as unknown[]).slice(1),
  )
  const at = rows.findIndex((r) => r.includes('审查结论') && r.includes('还缺'))
  const heads = rows[at]?.map(String) ?? []
  return {
    notes: rows.slice(0, at).map((r) => textOf(r[0])),
    rows: rows.slice(at + 1).map((r) => Object.fromEntries(heads.map((h, i) => [h, textOf(r[i])]))),
  }
}

export async function rowsOf(answer: Response): Promise<Told['rows']> {
  return (await sheetOf(answer)).rows
}
