import type { Series } from '@gongjian/domain/register/register.ts'
import { textOf, valueFrom } from '@gongjian/domain/register/value.ts'
import { kindOf } from '../../components/field-kinds/kinds.ts'
import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import type { Place } from '../../components/list/grid-place.ts'
import { cellOf, changeInWords, changeOf, type SeriesColumn, type SeriesRow } from './series-grid.ts'
import { TypedCell } from './typed-cell.tsx'
import type { CellWriting } from './use-cell-writing.ts'
import type { SeriesWriting } from './use-series-writing.ts'
import { WrittenCell } from './written-cell.tsx'
import table from '../../components/list/table.module.css'
import styles from './series.module.css'

interface CellProps {
  readonly row: SeriesRow
  readonly column: SeriesColumn
  readonly series: Series
  readonly writing: SeriesWriting
  readonly grid: CellWriting
  readonly place: Place
  readonly writable: boolean
}

/** A figure with last year's below it; what differs far is said. */
export function SheetCell({ row, column, series, writing, grid, place, writable }: CellProps) {
  const value = writing.valueOf(row, column)
  const text = textOf(value, column.field)
  const before = cellOf(row, column.before, column.fieldKey)
  const change = changeOf(value, before)
  const far = change !== null && Math.abs(change) > series.asksBeyondPercent
  const broken = writing.brokenAt(row, column).map((c) => c.message)
  const { Cell } = kindOf(column.field)
  return (
    <WrittenCell
      grid={grid}
      place={place}
      writable={writable}
      tone={[table.right, writing.isWritten(row.item, column.key) && table.written]}
      title={change === null ? undefined : `上年同期 ${textOf(before, column.field)}，${changeInWords(change)}`}
    >
      {(open) =>
        open ? (
          <TypedCell
            label={column.head}
            start={open.text ?? text}
            before={text}
            read={(typed) => valueFrom(typed, column.field)}
            onWrite={(v) => writing.write(row.item, column.key, v)}
            onClose={grid.close}
          />
        ) : (
          <>
            <Cell field={column.field} value={value} />
            {broken.length > 0 && <small className={styles.bad}>{broken.join('；')}</small>}
            <small className={far ? styles.far : undefined}>
              {typeof before === 'number' ? numberInWords(before) : ''}
              {far && ` ${changeInWords(change)}`}
            </small>
          </>
        )
      }
    </WrittenCell>
  )
}
