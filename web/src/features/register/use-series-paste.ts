import { useState, type ClipboardEvent } from 'react'
import { valueFrom } from '@gongjian/domain/register/value.ts'
import type { Place } from '../../components/list/grid-place.ts'
import { cellsOf, spread } from './paste.ts'
import type { SeriesColumn, SeriesRow } from './series-grid.ts'
import type { SeriesWriting } from './use-series-writing.ts'

interface Props {
  readonly rows: readonly SeriesRow[]
  readonly columns: readonly SeriesColumn[]
  readonly mayWrite: (row: SeriesRow, column: SeriesColumn) => boolean
  readonly writing: SeriesWriting
}

export interface SeriesPaste {
  /** What did not go in, and why. */
  readonly notes: readonly string[]
  readonly take: (e: ClipboardEvent, at: Place) => void
  readonly forget: () => void
}

/** A block from a spreadsheet: what is a figure goes in unsaved, the rest is told. */
export function useSeriesPaste({ rows, columns, mayWrite, writing }: Props): SeriesPaste {
  const [notes, setNotes] = useState<readonly string[]>([])
  function take(e: ClipboardEvent, at: Place) {
    e.preventDefault()
    const cells = cellsOf(e.clipboardData.getData('text/plain'))
    const { edits, rowsOver, columnsOver } = spread(cells, at, { rows: rows.length, columns: columns.length })
    const said: string[] = []
    for (const edit of edits) {
      const [row, column] = [rows[edit.row], columns[edit.column]]
      if (!row || !column) continue
      const where = `${row.title} ${column.head}`
      const read = valueFrom(edit.text, column.field)
      if (!mayWrite(row, column)) said.push(`${where}：不能填写`)
      else if ('problem' in read) said.push(`${where}：${read.problem}`)
      else writing.write(row.item, column.key, read.value)
    }
    if (rowsOver > 0) said.push(`多出 ${rowsOver} 行，没有写入`)
    if (columnsOver > 0) said.push(`多出 ${columnsOver} 列，没有写入`)
    setNotes(said)
  }
  return { notes, take, forget: () => setNotes([]) }
}
