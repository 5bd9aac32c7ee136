import type { Clause } from '../clause/clauses.ts'
import { clauseAt } from '../clause/clauses.ts'
import type { Row } from './table.ts'

const LABEL = /(?:进展|完成|落实|推进|办理)情况：/g

/** Places that tell what was reached so far: cells under 进展情况, and 实际完成情况：…. Nothing in them binds. */
export function findPastFields(
  s: string,
  rows: readonly Row[],
  clauses: readonly Clause[],
): (readonly [start: number, end: number])[] {
  const fields: (readonly [number, number])[] = []
  for (const row of rows)
    for (const cell of row.cells) if (cell.column.kind === 'past') fields.push([cell.start, cell.end])
  LABEL.lastIndex = 0
  for (let match = LABEL.exec(s); match; match = LABEL.exec(s)) {
    const start = match.index + match[0].length
    const line = s.indexOf('\n', start)
    const end = Math.min(line < 0 ? s.length : line, clauseAt(clauses, start)?.end ?? s.length)
    if (end > start) fields.push([start, end])
  }
  return fields.sort((a, b) => a[0] - b[0])
}
