import type { KeyboardEvent } from 'react'
import type { Day } from '@gongjian/domain/calendar/calendar.ts'
import { unitOf } from '@gongjian/domain/register/field.ts'
import type { Register, Series } from '@gongjian/domain/register/register.ts'
import { useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import { Link } from '../../components/link.tsx'
import { Unknown } from '../../components/unknown.tsx'
import type { Place } from '../../components/list/grid-place.ts'
import { placeOf } from '../../components/list/sheet.tsx'
import { AsksDialog } from './asks-dialog.tsx'
import { PasteNotes } from './paste-notes.tsx'
import { SheetCell } from './series-cell.tsx'
import { besideWords, cellOf, seriesColumns, sumBeside, type SeriesColumn, type SeriesRow } from './series-grid.ts'
import { SeriesSaveBar } from './series-save-bar.tsx'
import { useCellWriting } from './use-cell-writing.ts'
import { useSeriesPaste } from './use-series-paste.ts'
import { useSeriesWriting, type SeriesWriting } from './use-series-writing.ts'
import table from '../../components/list/table.module.css'
import styles from './series.module.css'

interface Props {
  readonly register: Register
  readonly series: Series
  readonly year: number
  readonly field: string
  readonly rows: readonly SeriesRow[]
  /** Reads as on that day: no row says that it may be written. */
  readonly asOf: Day | undefined
}

/** Typing begins a cell, Enter goes down, Tab to the right, a block from Excel is pasted; saved by a click or Ctrl+S. */
export function SeriesSheet({ register, series, year, field, rows, asOf }: Props) {
  const columns = seriesColumns(series, year, field)
  const { today } = useMe()
  const writing = useSeriesWriting(register, series)
  const mayWrite = (row: SeriesRow | undefined, column: SeriesColumn | undefined): boolean =>
    row?.mayEdit === true &&
    column !== undefined &&
    column.field.kind !== 'computed' &&
    column.period <= today.slice(0, column.period.length)
  const paste = useSeriesPaste({ rows, columns, mayWrite, writing })
  const at = ({ row, column }: Place) => ({ row: rows[row], column: columns[column] })
  const grid = useCellWriting({
    size: { rows: rows.length, columns: columns.length },
    start: { row: 0, column: 0 },
    mayWrite: (place) => mayWrite(at(place).row, at(place).column),
    empty: (place) => {
      const { row, column } = at(place)
      if (row && column) writing.write(row.item, column.key, null)
    },
  })
  function onKey(e: KeyboardEvent) {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 's') {
      e.preventDefault()
      return writing.save(false)
    }
    grid.onKey(e)
  }
  return (
    <>
      {paste.result && <PasteNotes result={paste.result} onForget={paste.forget} />}
      <div className={table.box} ref={grid.box} onKeyDown={onKey} onPaste={(e) => !grid.open && paste.take(e, grid.at)}>
        <table role="grid" className={`${table.table} ${styles.sheet}`}>
          <SheetHead series={series} year={year} columns={columns} />
          <tbody onFocus={(e) => placeOf(e.target, grid.setAt)}>
            {rows.map((row, r) => (
              <tr key={row.item}>
                <th scope="row" title={row.title}>
                  <Link href={paths.item(register.id, row.item, asOf)}>{row.title}</Link>
                  <small>{[row.unit?.short ?? '待定', row.beside].filter((w) => w !== '').join(' · ')}</small>
                </th>
                {columns.map((column, c) => (
                  <SheetCell
                    key={column.key}
                    row={row}
                    column={column}
                    series={series}
                    writing={writing}
                    grid={grid}
                    place={{ row: r, column: c }}
                    writable={mayWrite(row, column)}
                  />
                ))}
                {series.period === 'month' && <RowSum row={row} columns={columns} writing={writing} />}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asOf === undefined && <SeriesSaveBar writing={writing} />}
      {writing.asks.length > 0 && (
        <AsksDialog
          asks={writing.asks}
          percent={series.asksBeyondPercent}
          busy={writing.busy}
          onCancel={writing.dismiss}
          onConfirm={() => writing.save(true)}
        />
      )}
    </>
  )
}

function SheetHead({ series, year, columns }: { series: Series; year: number; columns: readonly SeriesColumn[] }) {
  // By month all columns are of one unit, said once.
  const monthly = series.period === 'month' && columns[0] ? unitOf(columns[0].field) : null
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.name}>
          {year} 年{monthly !== null && `（${monthly}）`}
        </th>
        {columns.map((c) => {
          const unit = unitOf(c.field)
          return (
            <th key={c.key} scope="col" className={table.right}>
              {unit === null || monthly !== null ? c.head : `${c.head}（${unit}）`}
            </th>
          )
        })}
        {series.period === 'month' && (
          <th scope="col" className={table.right}>
            合计
          </th>
        )}
      </tr>
    </thead>
  )
}

function RowSum({
  row,
  columns,
  writing,
}: {
  row: SeriesRow
  columns: readonly SeriesColumn[]
  writing: SeriesWriting
}) {
  const { sum, periods, before, periodsBefore } = sumBeside(
    columns.map((c) => ({ now: writing.valueOf(row, c), before: cellOf(row, c.before, c.fieldKey) })),
  )
  return (
    <td className={`${table.right} ${table.fixed}`}>
      {sum === null ? <Unknown because="还没有填" /> : numberInWords(sum)}
      <small>{besideWords({ sum, periods, before, periodsBefore }, columns.length)}</small>
    </td>
  )
}
