import { useState, type ClipboardEvent } from 'react'
import type { Read } from '@gongjian/domain/register/read-text.ts'
import { valueFrom, type Value } from '@gongjian/domain/register/value.ts'
import type { Place } from '../../components/list/grid-place.ts'
import { pasteBlock, type Pasted, type Spread } from './paste.ts'
import type { SeriesColumn, SeriesRow } from './series-grid.ts'
import type { SeriesWriting } from './use-series-writing.ts'

interface Props {
  readonly rows: readonly SeriesRow[]
  readonly columns: readonly SeriesColumn[]
  readonly mayWrite: (row: SeriesRow, column: SeriesColumn) => boolean
  readonly writing: SeriesWriting
}

export interface SeriesPaste {
  /** null: all went in. */
  readonly result: Pasted | null
  readonly take: (e: ClipboardEvent, at: Place) => void
  readonly forget: () => void
}

/** A block from a spreadsheet: what is a figure goes in unsaved, the rest is told. */
export function useSeriesPaste({ rows, columns, mayWrite, writing }: Props): SeriesPaste {
  const [result, setResult] = useState<Pasted | null>(null)
  function read(cell: Spread): Read<Value> {
    const [row, column] = [rows[cell.row], columns[cell.column]]
    return row && column && mayWrite(row, column) ? valueFrom(cell.text, column.field) : { problem: '不能填写' }
  }
  function take(e: ClipboardEvent, at: Place) {
    e.preventDefault()
    const text = e.clipboardData.getData('text/plain')
    const size = { rows: rows.length, columns: columns.length }
    const nameOf = (cell: Spread) =>
      `第 ${cell.row + 1} 行 ${rows[cell.row]?.title ?? ''} ${columns[cell.column]?.head ?? ''}`
    const pasted = pasteBlock({ text, at, size, nameOf }, read, (cell, value) => {
      const [row, column] = [rows[cell.row], columns[cell.column]]
      if (row && column) writing.write(row.item, column.key, value)
    })
    setResult(pasted.notes.length > 0 ? pasted : null)
  }
  return { result, take, forget: () => setResult(null) }
}
