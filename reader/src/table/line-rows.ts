import { looksLikeUnit } from '../unit/unit-names.ts'
import { columnOf, type Column } from './columns.ts'
import type { Cell, Row } from './table.ts'

const HEAD = /(?:^|\n)序号\|?(?=\n)/g
const NUMBER = /^\d{1,3}$/
const HEAD_LIMIT = 12
const COLUMN_LIMIT = 9

interface Line {
  readonly start: number
  readonly end: number
  readonly words: string
  /** Where the next line begins. */
  readonly next: number
}

/** A table that lost its marks: each cell a line of its own, each row opened by its number. */
export function findLineRows(s: string): Row[] {
  const rows: Row[] = []
  HEAD.lastIndex = 0
  for (let head = HEAD.exec(s); head; head = HEAD.exec(s)) rows.push(...rowsFrom(s, HEAD.lastIndex + 1))
  return rows
}

function rowsFrom(s: string, from: number): Row[] {
  const columns: Column[] = []
  let line = lineAt(s, from)
  while (line && !NUMBER.test(line.words)) {
    if (line.words.length > HEAD_LIMIT || columns.length > COLUMN_LIMIT) return []
    columns.push(columnOf(line.words))
    line = lineAt(s, line.next)
  }
  if (!line || !columns.some((column) => column.kind === 'part')) return []
  const rows: Row[] = []
  for (let number = Number(line.words); line; number++) {
    const cells: Line[] = []
    const opening: Line = line
    line = lineAt(s, line.next)
    while (line && line.words !== String(number + 1) && cells.length < columns.length * 4) {
      cells.push(line)
      line = lineAt(s, line.next)
    }
    const known = line?.words === String(number + 1) ? cells : lastRow(cells, columns)
    rows.push(...toRow(opening, known, columns))
    if (line?.words !== String(number + 1)) break
  }
  return rows
}

/** The last row has no number behind it: its cells end where those of a row can. */
function lastRow(lines: readonly Line[], columns: readonly Column[]): readonly Line[] {
  const wide = columns.findIndex(({ kind }) => kind === 'part')
  let count = columns.length
  while (columns[wide + 1] && count < lines.length && isUnits(lines[count - columns.length + wide + 1]?.words ?? ''))
    count++
  return lines.slice(0, count)
}

/** Only a row with a line for every column can be read; more lines are the units of one part column, a line each. */
function toRow(opening: Line, lines: readonly Line[], columns: readonly Column[]): Row[] {
  const extra = lines.length - columns.length
  const wide = columns.findIndex(({ kind }) => kind === 'part')
  if (extra < 0 || wide < 0) return []
  const cells = columns.map((column, i): Cell => {
    const first = lines[i > wide ? i + extra : i]
    const last = lines[i >= wide ? i + extra : i]
    return { start: first?.start ?? opening.start, end: last?.end ?? opening.end, column }
  })
  const sound = lines.every((line) => {
    const cell = cells.find(({ start, end }) => start <= line.start && line.end <= end)
    return cell?.column.kind !== 'part' || cell.column.part === 'person' || isUnits(line.words)
  })
  return sound ? [{ start: opening.start, end: lines[lines.length - 1]?.end ?? opening.end, cells }] : []
}

function isUnits(words: string): boolean {
  return words.split(/[、，；]/).some(looksLikeUnit)
}

function lineAt(s: string, start: number): Line | null {
  if (start >= s.length) return null
  const next = s.indexOf('\n', start)
  const end = next < 0 ? s.length : next
  const bare = s[end - 1] === '|' && end > start ? end - 1 : end
  return { start, end: bare, words: s.slice(start, bare), next: end + 1 }
}
