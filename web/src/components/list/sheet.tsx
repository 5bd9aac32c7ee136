import { Checkbox } from 'antd'
import { memo, useEffect, useRef, useState, type ComponentType, type KeyboardEvent, type ReactNode } from 'react'
import type { Sort } from '@gongjian/domain/register/filter.ts'
import { numberInWords } from '../field-kinds/number-in-words.ts'
import { useGo } from '../link.tsx'
import { Unknown } from '../unknown.tsx'
import { walk, type Place } from './grid-place.ts'
import styles from './table.module.css'

export interface SheetColumn {
  readonly key: string
  /** With its unit. */
  readonly head: string
  readonly align: 'left' | 'right'
  readonly width: number
  readonly summed: boolean
}

/** Rows that a deed is for. */
export interface SheetSelection<R> {
  readonly rows: ReadonlyMap<number, R>
  readonly has: (id: number) => boolean
  readonly toggle: (row: R) => void
  readonly choose: (rows: readonly R[]) => void
  readonly clear: () => void
}

interface Props<R, C> {
  readonly columns: readonly C[]
  readonly rows: readonly R[]
  readonly sort: Sort | null
  /** null: the list has no sums. */
  readonly sums: Readonly<Record<string, number | null>> | null
  /** null: nothing is done to many at once. */
  readonly selection: SheetSelection<R> | null
  readonly onSort: (field: string) => void
  /** Where Enter leads. */
  readonly hrefOf: (row: R) => string
  readonly nameOf: (row: R) => string
  readonly Cell: ComponentType<{ row: R; column: C }>
}

/** A ledger: sticky head, foot and first column; arrows walk, Enter opens, the space bar chooses. */
export function Sheet<R extends { readonly id: number }, C extends SheetColumn>(props: Props<R, C>) {
  const { columns, rows, sort, sums, selection, onSort, hrefOf, nameOf, Cell } = props
  const go = useGo()
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  const box = useRef<HTMLDivElement>(null)
  useFocusCell(box, at)
  function onKey(e: KeyboardEvent) {
    const row = rows[at.row]
    // A link or a box inside a cell has keys of its own.
    if (!row || !(e.target instanceof HTMLElement) || e.target.tagName !== 'TD') return
    if (e.key === 'Enter') go(hrefOf(row))
    else if (e.key === ' ' && selection) selection.toggle(row)
    else {
      const next = walk(e.key, at, { rows: rows.length, columns: columns.length }, { ctrl: e.ctrlKey || e.metaKey })
      if (!next || e.key === 'Tab') return
      setAt(next)
    }
    e.preventDefault()
  }
  return (
    <div className={styles.box} ref={box} onKeyDown={onKey}>
      <table role="grid" className={styles.table} style={{ width: widthOf(columns) }}>
        <Cols columns={columns} />
        <Head columns={columns} sort={sort} onSort={onSort}>
          {selection && <ChooseAll rows={rows} selection={selection} />}
        </Head>
        <tbody onFocus={(e) => placeOf(e.target, setAt)}>
          {rows.map((row, i) => (
            <Row
              key={row.id}
              row={row}
              index={i}
              columns={columns}
              activeColumn={at.row === i ? at.column : null}
              chosen={selection?.has(row.id) ?? false}
              onToggle={selection?.toggle ?? null}
              nameOf={nameOf}
              Cell={Cell}
            />
          ))}
        </tbody>
        {sums !== null && <SumsFoot columns={columns} sums={sums} />}
      </table>
    </div>
  )
}

function classOf({ key, align }: SheetColumn): string | undefined {
  if (key === 'light') return styles.light
  return align === 'right' ? styles.right : undefined
}

interface HeadProps {
  readonly columns: readonly SheetColumn[]
  readonly sort: Sort | null
  readonly onSort: (field: string) => void
  readonly children: ReactNode
}

function Head({ columns, sort, onSort, children }: HeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((c, i) => (
          <th
            key={c.key}
            scope="col"
            className={classOf(c)}
            aria-sort={sort?.field === c.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            {i === 0 && children}
            <button type="button" title="排序" onClick={() => onSort(c.key)}>
              {c.head}
              {sort?.field === c.key && <span aria-hidden>{sort.descending ? ' ↓' : ' ↑'}</span>}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface ChooseProps<R> {
  readonly rows: readonly R[]
  readonly selection: SheetSelection<R>
}

function ChooseAll<R extends { readonly id: number }>({ rows, selection }: ChooseProps<R>) {
  const all = rows.length > 0 && rows.every((r) => selection.has(r.id))
  return (
    <Checkbox
      aria-label="选中已显示的全部"
      checked={all}
      indeterminate={!all && selection.rows.size > 0}
      onChange={() => (all ? selection.clear() : selection.choose(rows))}
    />
  )
}

/** Wide enough for its columns: a narrow screen scrolls the sheet and does not squeeze it. */
export function widthOf(columns: readonly SheetColumn[]): number {
  return columns.reduce((n, c) => n + c.width, 0)
}

export function Cols({ columns }: { columns: readonly SheetColumn[] }) {
  return (
    <colgroup>
      {columns.map((c) => (
        <col key={c.key} style={{ width: c.width }} />
      ))}
    </colgroup>
  )
}

interface RowProps<R, C> extends Pick<Props<R, C>, 'columns' | 'nameOf' | 'Cell'> {
  readonly row: R
  readonly index: number
  readonly activeColumn: number | null
  readonly chosen: boolean
  /** null: rows are not chosen. */
  readonly onToggle: ((row: R) => void) | null
}

/** Not drawn again while another row is walked through. */
const Row = memo(PlainRow) as typeof PlainRow

function PlainRow<R, C extends SheetColumn>(props: RowProps<R, C>) {
  const { row, index, columns, activeColumn, chosen, onToggle, nameOf, Cell } = props
  return (
    <tr className={chosen ? styles.chosen : undefined} aria-selected={onToggle ? chosen : undefined}>
      {columns.map((c, i) => (
        <td
          key={c.key}
          role="gridcell"
          data-row={index}
          data-column={i}
          tabIndex={activeColumn === i ? 0 : -1}
          className={classOf(c)}
        >
          {i === 0 ? (
            <span className={styles.first}>
              {onToggle && (
                <Checkbox
                  aria-label={`选择 ${nameOf(row)}`}
                  checked={chosen}
                  tabIndex={-1}
                  onChange={() => onToggle(row)}
                />
              )}
              <Cell row={row} column={c} />
            </span>
          ) : (
            <Cell row={row} column={c} />
          )}
        </td>
      ))}
    </tr>
  )
}

interface SumsProps {
  readonly columns: readonly SheetColumn[]
  readonly sums: Readonly<Record<string, number | null>>
}

/** Sums over all that fits, as the server has them, not of the rows that happen to be shown; what it does not add up (credits and debits) has none. */
export function SumsFoot({ columns, sums }: SumsProps) {
  if (!columns.some((c) => c.summed)) return null
  return (
    <tfoot>
      <tr>
        {columns.map((c, i) => (
          <td key={c.key} className={classOf(c)}>
            {i === 0 && '合计（符合条件的全部）'}
            {c.summed && c.key in sums && <Sum value={sums[c.key] ?? null} />}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function Sum({ value }: { value: number | null }) {
  return typeof value === 'number' ? <>{numberInWords(value)}</> : <Unknown because="这一列都没有填，没有合计" />
}

/** The cell in which the focus came to stand becomes the one that the arrows start from. */
export function placeOf(target: EventTarget, setAt: (at: Place) => void) {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-row]') : null
  if (cell) setAt({ row: Number(cell.dataset.row), column: Number(cell.dataset.column) })
}

export function cellAt(box: HTMLElement | null, { row, column }: Place): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="${column}"]`) ?? null
}

/** Moves the focus with the arrows, but never takes it from elsewhere. */
export function useFocusCell(box: { readonly current: HTMLElement | null }, at: Place) {
  useEffect(() => {
    const grid = box.current
    if (!grid?.contains(document.activeElement) || document.activeElement?.tagName !== 'TD') return
    cellAt(grid, at)?.focus()
  }, [box, at])
}
