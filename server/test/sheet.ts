import ExcelJS from 'exceljs'

/**
 * A download as a person opens it. Its drop-downs are left out: exceljs holds one for each of the thousands of cells that a template
 * gives one, and takes half a second over them.
 */
export async function openBook(bytes: ArrayBuffer | Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: ['dataValidations'] })
  return book
}

export async function bytesOf(book: ExcelJS.Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The first sheet of a download, row by row, its cells as text. */
export async function cellsOfSheet(answer: Response): Promise<string[][]> {
  const book = await openBook(await answer.arrayBuffer())
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text))
    rows.push(cells)
  })
  return rows
}
