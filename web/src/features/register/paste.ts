import type { Read } from '@gongjian/domain/register/read-text.ts'

/**
 * Cells as a spreadsheet puts them on the clipboard: tabs between columns, a line a row; a cell that holds a tab, a line
 * or a quote stands in quotes, and its quotes are doubled.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') {
        cell += c
        i++
      } else quoted = false
    } else if (c === '"' && cell === '' && isClosed(text, i)) quoted = true
    else if (c === '\t') {
      row.push(cell)
      cell = ''
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += c
  }
  // A spreadsheet ends its last line too: what follows is no row.
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

/** A quote that no other closes before a cell's end is a letter like any other. */
function isClosed(text: string, from: number): boolean {
  return /^"(?:[^"]|"")*"(?=[\t\r\n]|$)/.test(text.slice(from))
}

/** The other way, for copying. */
export function textOfCells(cells: readonly (readonly string[])[]): string {
  return cells
    .map((row) => row.map((c) => (/["\t\r\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join('\t'))
    .join('\n')
}

export interface Spread {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** Where the cells land from `at` on, and how many rows and columns do not fit. One cell alone stays one cell. */
export function spread(
  cells: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number },
): { edits: Spread[]; rowsOver: number; columnsOver: number } {
  const wide = Math.max(0, ...cells.map((r) => r.length))
  const edits = cells.flatMap((row, r) =>
    row.flatMap((text, c) => {
      const to = { row: at.row + r, column: at.column + c, text }
      return to.row < size.rows && to.column < size.columns ? [to] : []
    }),
  )
  return {
    edits,
    rowsOver: Math.max(0, at.row + cells.length - size.rows),
    columnsOver: Math.max(0, at.column + wide - size.columns),
  }
}

export interface Pasted {
  readonly written: number
  /** What did not go in, and why; and what did but is worth a look. */
  readonly notes: readonly string[]
}

interface Block {
  readonly text: string
  readonly at: { readonly row: number; readonly column: number }
  readonly size: { readonly rows: number; readonly columns: number }
  /** As the cell is called in a note; no two alike. */
  readonly nameOf: (cell: Spread) => string
}

/** A block from a spreadsheet: what is a value is written, the rest is told cell by cell. */
export function pasteBlock<V>(
  { text, at, size, nameOf }: Block,
  read: (cell: Spread) => Read<V>,
  write: (cell: Spread, value: V) => void,
): Pasted {
  const { edits, rowsOver, columnsOver } = spread(cellsOf(text), at, size)
  const notes: string[] = []
  let written = 0
  for (const cell of edits) {
    const got = read(cell)
    const said = 'problem' in got ? got.problem : got.notice
    if (said !== undefined) notes.push(`${nameOf(cell)}：${said}`)
    if ('problem' in got) continue
    write(cell, got.value)
    written++
  }
  if (rowsOver > 0) notes.push(`表中已显示的行不够，后面 ${rowsOver} 行没有写入：先“再显示”，或用导入`)
  if (columnsOver > 0) notes.push(`右边 ${columnsOver} 列没有对应的列，没有写入`)
  return { written, notes }
}
