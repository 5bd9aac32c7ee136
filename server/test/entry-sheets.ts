import ExcelJS from 'exceljs'
import { bytesOf, cellsOfSheet } from './sheet.ts'

export async function workbook(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('项目').addRows(rows.map((r) => [...r]))
  return new Uint8Array(await bytesOf(book))
}

interface Told {
  /** What stands above the head. */
  readonly notes: string[]
  readonly rows: Record<string, string>[]
}

/** The answer of a batch: its first sheet, each row by the words of the head. */
export async function sheetOf(answer: Response): Promise<Told> {
  const rows = await cellsOfSheet(answer)
  const at = rows.findIndex((r) => r.includes('审查结论') && r.includes('还缺'))
  const heads = rows[at] ?? []
  return {
    notes: rows.slice(0, at).map((r) => r[0] ?? ''),
    rows: rows.slice(at + 1).map((r) => Object.fromEntries(heads.map((h, i) => [h, r[i] ?? '']))),
  }
}

export async function rowsOf(answer: Response): Promise<Told['rows']> {
  return (await sheetOf(answer)).rows
}
