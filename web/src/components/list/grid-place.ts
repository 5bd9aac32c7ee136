import { step } from '../grid-keys.ts'

export interface Place {
  readonly row: number
  readonly column: number
}
export interface Size {
  readonly rows: number
  readonly columns: number
}

const PAGE_ROWS = 15

function inside(n: number, count: number): number {
  return Math.max(0, Math.min(count - 1, n))
}

/** Where a key leads in a grid; null: it is no key that walks. With Ctrl an arrow goes to the edge. */
export function walk(
  key: string,
  from: Place,
  size: Size,
  { ctrl = false, shift = false }: { ctrl?: boolean; shift?: boolean } = {},
): Place | null {
  const far = ctrl ? Number.MAX_SAFE_INTEGER : 1
  const arrow = step(key)
  if (arrow)
    return {
      row: inside(from.row + arrow.down * far, size.rows),
      column: inside(from.column + arrow.right * far, size.columns),
    }
  switch (key) {
    case 'Home':
      return { row: ctrl ? 0 : from.row, column: 0 }
    case 'End':
      return { row: ctrl ? size.rows - 1 : from.row, column: size.columns - 1 }
    case 'PageDown':
      return { ...from, row: inside(from.row + PAGE_ROWS, size.rows) }
    case 'PageUp':
      return { ...from, row: inside(from.row - PAGE_ROWS, size.rows) }
    case 'Tab':
      return tab(from, size, shift ? -1 : 1)
    default:
      return null
  }
}

/** Along the row, then on to the next; null at either end, so that Tab leaves the grid. */
function tab({ row, column }: Place, { rows, columns }: Size, by: 1 | -1): Place | null {
  const at = row * columns + column + by
  if (at < 0 || at >= rows * columns) return null
  return { row: Math.floor(at / columns), column: at % columns }
}

/** A letter, a digit or a sign that begins the typing of a cell. */
export function isTyping(e: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey
}
