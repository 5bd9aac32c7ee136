import { SHOW_TITLES, type ListPatch, type Show } from './list-state.ts'
import styles from './list.module.css'

interface Props {
  readonly shows: readonly Show[]
  readonly show: Show
  readonly onChange: (patch: ListPatch) => void
}

/** How the rows are looked at; the filter stays. */
export function ShowSwitch({ shows, show, onChange }: Props) {
  return (
    <span className={styles.shows} role="group" aria-label="显示方式">
      {shows.map((s) => (
        <button
          key={s}
          type="button"
          aria-pressed={show === s}
          onClick={() => onChange({ show: s === 'table' ? undefined : s })}
        >
          {SHOW_TITLES[s]}
        </button>
      ))}
    </span>
  )
}
