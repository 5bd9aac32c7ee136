import { columnOf, type Column } from './columns.ts'
import { placeCells } from './align.ts'
import { findLineRows } from './line-rows.ts'

export interface Cell {
  readonly start: number
  readonly end: number
  readonly column: Column
}

export interface Row {
  readonly start: number
  readonly end: number
  readonly cells: readonly Cell[]
}

const TEXT: Column = { kind: 'text' }
const DITTO = /^(?:同上|〃|″|”|同前)$/
const HEAD_LIMIT = 12

type Span = readonly [start: number, end: number]

/** Rows of the task tables: those whose head names a unit's part or a time. */
export function findRows(s: string): Row[] {
  const rows: Row[] = []
  let columns: Column[] | null = null
  let above: Row | null = null
  let start = s.includes('\t') ? 0 : s.length
  while (start < s.length) {
    const lineEnd = s.indexOf('\n', start)
    const end = lineEnd < 0 ? s.length : lineEnd
    const spans = cellSpans(s, start, end)
    const head: Column[] = spans.map(([a, b]) => columnOf(s.slice(a, b)))
    if (head.some(({ kind }) => kind === 'part') || isTimeHead(head)) {
      columns = head.slice(0, lastFilled(spans) + 1)
      above = null
    } else if (spans.length === 0) {
      if (!isStray(s, start, end)) columns = null
    } else if (columns && !above && goesOn(s, spans, head)) columns.push(...head)
    else if (columns) {
      const row: Row = { start, end, cells: cellsOf(s, spans, columns, above) }
      rows.push(row)
      above = row
    }
    start = end + 1
  }
  return [...rows, ...findLineRows(s)].sort((a, b) => a.start - b.start)
}

/** A list of projects with their days, where no unit has a column. */
function isTimeHead(head: readonly Column[]): boolean {
  return head[0]?.kind === 'number' && head.some(({ kind }) => kind === 'time')
}

function lastFilled(spans: readonly Span[]): number {
  return spans.findLastIndex(([a, b]) => b > a)
}

/** A head that was broken over two lines. */
function goesOn(s: string, spans: readonly Span[], head: readonly Column[]): boolean {
  return (
    head.some((column) => column.kind !== 'text') &&
    spans.every(([a, b]) => b - a <= HEAD_LIMIT && !/^\d+$/.test(s.slice(a, b)))
  )
}

/** The last cell of a row that was broken over two lines. */
function isStray(s: string, start: number, end: number): boolean {
  return end - start <= HEAD_LIMIT && !/[：。]/.test(s.slice(start, end))
}

/** A merged cell stands only in its first row; 同上 says so in words. */
function cellsOf(s: string, spans: readonly Span[], columns: readonly Column[], above: Row | null): Cell[] {
  const place = placeCells(s, spans, columns)
  const cells = spans.map(([a, b], i) => ({ start: a, end: b, column: columns[place(i)] ?? TEXT }))
  const parts = cells.filter(({ column }) => column.kind === 'part')
  const numbered = /^\d{1,3}$/.test(s.slice(cells[0]?.start ?? 0, cells[0]?.end ?? 0))
  const merged = numbered && parts.every((cell) => cell.start === cell.end)
  return cells.map((cell, i) => {
    const same = above?.cells[i]
    if (cell.column.kind !== 'part' || same?.column.kind !== 'part') return cell
    return merged || DITTO.test(s.slice(cell.start, cell.end)) ? same : cell
  })
}

function cellSpans(s: string, start: number, end: number): Span[] {
  const spans: Span[] = []
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && s[i] !== '\t') continue
    spans.push([from, i])
    from = i + 1
  }
  return spans.length > 1 ? spans : []
}
