import type { ReactNode } from 'react'
import type { Place } from '../../components/list/grid-place.ts'
import type { CellWriting, OpenCell } from './use-cell-writing.ts'
import styles from '../../components/list/table.module.css'

interface Props {
  readonly grid: CellWriting
  readonly place: Place
  readonly writable: boolean
  readonly tone: readonly (string | false | undefined)[]
  readonly title: string | undefined
  /** The id of what says why the cell is not saved. */
  readonly refusal?: string | undefined
  /** `open` null: the cell is looked at. */
  readonly children: (open: OpenCell | null) => ReactNode
}

/** A cell of a sheet that is written in: walked to, opened by a double click, told apart where it is locked. */
export function WrittenCell({ grid, place, writable, tone, title, refusal, children }: Props) {
  const { at } = grid
  const open = grid.open?.row === place.row && grid.open.column === place.column ? grid.open : null
  const active = at.row === place.row && at.column === place.column
  return (
    <td
      role="gridcell"
      data-row={place.row}
      data-column={place.column}
      tabIndex={active ? 0 : -1}
      aria-readonly={!writable}
      aria-invalid={refusal !== undefined}
      aria-describedby={refusal}
      className={[writable ? styles.editable : styles.fixed, ...tone, open && styles.open].filter(Boolean).join(' ')}
      title={title}
      onDoubleClick={writable && !open ? () => grid.setOpen({ ...place, text: null }) : undefined}
    >
      {children(open)}
    </td>
  )
}
