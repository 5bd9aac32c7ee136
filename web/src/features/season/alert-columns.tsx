import type { RefObject } from 'react'
import { ALERT_COLOURS, ALERT_FIELDS, type AlertField } from '@gongjian/domain/season/alert.ts'
import type { Column } from '../../components/data-table.tsx'
import { CellInput } from './cell-input.tsx'
import { CELL_TITLES } from './cell-titles.ts'
import type { Write, WrittenRow } from './use-row-writing.ts'
import styles from './season.module.css'

/** What an alert adds, by colour, each beside what the rules propose; write null: looked at only. */
export function alertColumns(write: Write | null, box: RefObject<HTMLDivElement | null>): Column<WrittenRow>[] {
  const typed = (key: AlertField | 'alertReason', row: WrittenRow) =>
    write === null ? (
      (row[key] ?? '—')
    ) : (
      <CellInput
        box={box}
        column={key}
        label={`${row.enterprise.name} ${row.facility ?? ''} ${CELL_TITLES[key]}`}
        value={row[key] ?? ''}
        onWrite={(text) => write(row, { [key]: text === '' ? null : text })}
      />
    )
  return [
    ...ALERT_COLOURS.map((colour): Column<WrittenRow> => {
      const key = ALERT_FIELDS[colour]
      return {
        key,
        title: CELL_TITLES[key],
        width: 150,
        render: (r) => (
          <>
            {typed(key, r)}
            {r.alertProposed[key] !== null && <span className={styles.line}>建议：{r.alertProposed[key]}</span>}
          </>
        ),
      }
    }),
    { key: 'alertReason', title: CELL_TITLES.alertReason, render: (r) => typed('alertReason', r) },
  ]
}
