import type { Series } from '@gongjian/domain/register/register.ts'
import { textOf, valueFrom } from '@gongjian/domain/register/value.ts'
import { kindOf } from '../../components/field-kinds/kinds.ts'
import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import type { Place } from '../../components/list/grid-place.ts'
import { cellOf, changeInWords, changeOf, type SeriesColumn, type SeriesRow } from './series-grid.ts'
import { TypedCell } from './typed-cell.tsx'
import type { SeriesWriting } from './use-series-writing.ts'
import table from '../../components/list/table.module.css'
import styles from './series.module.css'

interface CellProps {
  readonly row: SeriesRow
  readonly column: SeriesColumn
  readonly series: Series
  readonly writing: SeriesWriting
  readonly place: Place
  readonly active: boolean
  readonly writable: boolean
  readonly typed: string | null
  readonly onOpen: (text: string) => void
  readonly onClose: (key: string | null, shift: boolean) => void
}

/** A figure with last year's below it; what differs far is said. */
export function SheetCell(props: CellProps) {
  const { row, column, series, writing, place, active, writable, typed, onOpen, onClose } = props
  const value = writing.valueOf(row, column)
  const before = cellOf(row, column.before, column.fieldKey)
  const change = changeOf(value, before)
  const far = change !== null && Math.abs(change) > series.asksBeyondPercent
  const written = writing.isWritten(row.item, column.key)
  const { Cell } = kindOf(column.field)
  const tone = [
    table.right,
    writable ? table.editable : table.fixed,
    written && table.written,
    typed !== null && table.open,
  ]
  return (
    <td
      role="gridcell"
      data-row={place.row}
      data-column={place.column}
      tabIndex={active ? 0 : -1}
      aria-readonly={!writable}
      className={tone.filter(Boolean).join(' ')}
      title={change === null ? undefined : `上年同期 ${textOf(before, column.field)}，${changeInWords(change)}`}
      onDoubleClick={writable ? () => onOpen(textOf(value, column.field)) : undefined}
    >
      {typed !== null ? (
        <TypedCell
          label={column.head}
          start={typed}
          before={textOf(value, column.field)}
          read={(text) => valueFrom(text, column.field)}
          onWrite={(v) => writing.write(row.item, column.key, v)}
          onClose={onClose}
        />
      ) : (
        <>
          <Cell field={column.field} value={value} />
          <small className={far ? styles.far : undefined}>
            {typeof before === 'number' ? numberInWords(before) : ''}
            {far && ` ${changeInWords(change)}`}
          </small>
        </>
      )}
    </td>
  )
}
