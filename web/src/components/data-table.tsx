import type { ReactNode } from 'react'
import styles from './data-table.module.css'

export interface Column<T> {
  readonly key: string
  readonly title: string
  readonly width?: number
  /** Numbers stand at the right, with the unit in the title. */
  readonly align?: 'right'
  readonly render: (row: T) => ReactNode
}

interface Props<T> {
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T, at: number) => string
  readonly isChosen?: (row: T) => boolean
  /** Below it the box scrolls sideways, never the page. */
  readonly minWidth?: number
  /** On a phone a block a row, each value under its title, instead of scrolling sideways. */
  readonly stacks?: boolean
  /** Inside a Section, which has the border already. */
  readonly bare?: boolean
}

/**
 * A plain table for up to a few hundred rows: sticky head and first column. antd's weighs 80 kB gzip and is for what
 * needs its selection, sorting or tree.
 */
export function DataTable<T>({ columns, rows, rowKey, isChosen, minWidth, stacks = false, bare = false }: Props<T>) {
  return (
    <div className={[styles.scroll, !bare && styles.framed, stacks && styles.stacks].filter(Boolean).join(' ')}>
      <table className={styles.table} style={minWidth ? { minWidth } : undefined}>
        <colgroup>
          {columns.map((c) => (
            <col key={c.key} style={c.width ? { width: c.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.align && styles.right}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={rowKey(row, at)} className={isChosen?.(row) ? styles.chosen : undefined}>
              {columns.map((c) => (
                <td key={c.key} className={c.align && styles.right} data-title={c.title}>
                  {c.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
