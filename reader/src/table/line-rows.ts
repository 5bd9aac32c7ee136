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
    const known = line?.words === String(number + 1) ? cells : cells.slice(0, columns.length)
    rows.push(...toRow(opening, known, columns))
    if (line?.words !== String(number + 1)) break
  }
  return rows
}

/** Only a row with a line for every column can be read; in the part columns units must stand. */
function toRow(opening: Line, lines: readonly Line[], columns: readonly Column[]): Row[] {
  if (lines.length !== columns.length) return []
  const cells = lines.flatMap((line, i): Cell[] => {
    const column = columns[i]
    return column ? [{ start: line.start, end: line.end, column }] : []
  })
  const sound = lines.every((line, i) => {
    const column = columns[i]
    return column?.kind !== 'part' || column.part === 'person' || line.words.split(/[、，；]/).some(looksLikeUnit)
  })
  return sound ? [{ start: opening.start, end: lines[lines.length - 1]?.end ?? opening.end, cells }] : []
}

function lineAt(s: string, start: number): Line | null {
  if (start >= s.length) return null
  const next = s.indexOf('\n', start)
  const end = next < 0 ? s.length : next
  const bare = s[end - 1] === '|' && end > start ? end - 1 : end
  return { start, end: bare, words: s.slice(start, bare), next: end + 1 }
}
