import { Checkbox } from 'antd'
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Sort } from '@gongjian/domain/register/filter.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import { paths } from '../../app/paths.ts'
import { numberInWords } from '../../components/field-kinds/number-in-words.ts'
import { useGo } from '../../components/link.tsx'
import { Unknown } from '../../components/unknown.tsx'
import { ItemCell, type ItemColumn } from './columns.tsx'
import { walk, type Place } from './grid-place.ts'
import type { Selection } from './use-selection.ts'
import styles from './table.module.css'

interface Props {
  readonly columns: readonly ItemColumn[]
  readonly rows: readonly ItemRow[]
  readonly sort: Sort | null
  readonly sums: Readonly<Record<string, number | null>>
  readonly selection: Selection
  readonly onSort: (field: string) => void
}

/** A ledger: sticky head, foot and first column; arrows walk, Enter opens, the space bar chooses. */
export function ItemTable({ columns, rows, sort, sums, selection, onSort }: Props) {
  const go = useGo()
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  const box = useRef<HTMLDivElement>(null)
  useFocusCell(box, at)
  function onKey(e: KeyboardEvent) {
    const row = rows[at.row]
    // A link or a box inside a cell has keys of its own.
    if (!row || !(e.target instanceof HTMLElement) || e.target.tagName !== 'TD') return
    if (e.key === 'Enter') go(paths.item(row.register, row.id))
    else if (e.key === ' ') selection.toggle(row)
    else {
      const next = walk(e.key, at, { rows: rows.length, columns: columns.length }, { ctrl: e.ctrlKey || e.metaKey })
      if (!next || e.key === 'Tab') return
      setAt(next)
    }
    e.preventDefault()
  }
  const all = rows.length > 0 && rows.every((r) => selection.has(r.id))
  return (
    <div className={styles.box} ref={box} onKeyDown={onKey}>
      <table role="grid" className={styles.table} style={{ width: widthOf(columns) }}>
        <Cols columns={columns} />
        <thead>
          <tr>
            {columns.map((c, i) => (
              <th
                key={c.key}
                scope="col"
                className={c.align === 'right' ? styles.right : undefined}
                aria-sort={sort?.field === c.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
              >
                {i === 0 && (
                  <Checkbox
                    aria-label="选中已显示的全部"
                    checked={all}
                    indeterminate={!all && selection.rows.size > 0}
                    onChange={() => (all ? selection.clear() : selection.choose(rows))}
                  />
                )}
                <button type="button" title="排序" onClick={() => onSort(c.key)}>
                  {c.head}
                  {sort?.field === c.key && <span aria-hidden>{sort.descending ? ' ↓' : ' ↑'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onFocus={(e) => placeOf(e.target, setAt)}>
          {rows.map((row, i) => (
            <Row
              key={row.id}
              row={row}
              index={i}
              columns={columns}
              activeColumn={at.row === i ? at.column : null}
              chosen={selection.has(row.id)}
              onToggle={selection.toggle}
            />
          ))}
        </tbody>
        <SumsFoot columns={columns} sums={sums} />
      </table>
    </div>
  )
}

/** Wide enough for its columns: a narrow screen scrolls the sheet and does not squeeze it. */
export function widthOf(columns: readonly ItemColumn[]): number {
  return columns.reduce((n, c) => n + c.width, 0)
}

export function Cols({ columns }: { columns: readonly ItemColumn[] }) {
  return (
    <colgroup>
      {columns.map((c) => (
        <col key={c.key} style={{ width: c.width }} />
      ))}
    </colgroup>
  )
}

interface RowProps {
  readonly row: ItemRow
  readonly index: number
  readonly columns: readonly ItemColumn[]
  readonly activeColumn: number | null
  readonly chosen: boolean
  readonly onToggle: (row: ItemRow) => void
}

/** Not drawn again while another row is walked through. */
const Row = memo(function Row({ row, index, columns, activeColumn, chosen, onToggle }: RowProps) {
  return (
    <tr className={chosen ? styles.chosen : undefined} aria-selected={chosen}>
      {columns.map((c, i) => (
        <td
          key={c.key}
          role="gridcell"
          data-row={index}
          data-column={i}
          tabIndex={activeColumn === i ? 0 : -1}
          className={c.align === 'right' ? styles.right : undefined}
        >
          {i === 0 ? (
            <span className={styles.first}>
              <Checkbox
                aria-label={`选择 ${row.title}`}
                checked={chosen}
                tabIndex={-1}
                onChange={() => onToggle(row)}
              />
              <ItemCell row={row} column={c} />
            </span>
          ) : (
            <ItemCell row={row} column={c} />
          )}
        </td>
      ))}
    </tr>
  )
})

/** Sums over all that fits, as the server has them, not of the rows that happen to be shown. */
export function SumsFoot({ columns, sums }: Pick<Props, 'columns' | 'sums'>) {
  if (!columns.some((c) => c.summed)) return null
  return (
    <tfoot>
      <tr>
        {columns.map((c, i) => (
          <td key={c.key} className={c.align === 'right' ? styles.right : undefined}>
            {i === 0 && '合计（符合条件的全部）'}
            {c.summed && <Sum value={sums[c.key]} />}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function Sum({ value }: { value: number | null | undefined }) {
  return typeof value === 'number' ? <>{numberInWords(value)}</> : <Unknown because="这一列都没有填，没有合计" />
}

/** The cell in which the focus came to stand becomes the one that the arrows start from. */
export function placeOf(target: EventTarget, setAt: (at: Place) => void) {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-row]') : null
  if (cell) setAt({ row: Number(cell.dataset.row), column: Number(cell.dataset.column) })
}

/** Moves the focus with the arrows, but never takes it from elsewhere. */
export function useFocusCell(box: { readonly current: HTMLElement | null }, at: Place) {
  useEffect(() => {
    const grid = box.current
    if (!grid?.contains(document.activeElement) || document.activeElement?.tagName !== 'TD') return
    grid.querySelector<HTMLElement>(`td[data-row="${at.row}"][data-column="${at.column}"]`)?.focus()
  }, [box, at])
}
