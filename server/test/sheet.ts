import ExcelJS from 'exceljs'

/** The first sheet of a download, row by row, its cells as text. */
export async function cellsOfSheet(answer: Response): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text))
    rows.push(cells)
  })
  return rows
}
