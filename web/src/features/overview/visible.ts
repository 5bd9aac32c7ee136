import type { Overview } from '@gongjian/domain/overview/contracts.ts'

type Matrix = Overview['matrix']

/** The matrix without the lights that I cannot know: a clerk's would be one column of light in fifteen of hatching. */
export function visibleMatrix(matrix: Matrix, sees: (task: string, unit: string) => boolean): Matrix {
  const rows = matrix.rows
    .map((row) => ({ ...row, cells: row.cells.filter((c) => sees(row.task, c.unit)) }))
    .filter((row) => row.cells.length > 0)
  const seen = new Set(rows.flatMap((row) => row.cells.map((c) => c.unit)))
  return { units: matrix.units.filter((u) => seen.has(u.code)), rows }
}
