import { Button } from 'antd'
import { useNarrow } from '../../components/use-narrow.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { patchOf, SHOW_TITLES, SHOWS, type ListPatch, type ListState } from './list-state.ts'
import type { RegisterView } from './use-register.ts'
import styles from './list.module.css'

interface Props {
  readonly view: RegisterView
  readonly state: ListState
  readonly onChange: (patch: ListPatch) => void
  readonly editing: boolean
  /** null: nothing may be written here now. */
  readonly onEditing: ((on: boolean) => void) | null
}

/** Columns, writing, and how the rows are looked at. */
export function ListTools({ view, state, onChange, editing, onEditing }: Props) {
  const narrow = useNarrow()
  const shows = SHOWS.filter((s) => s !== 'map' || view.definition.subject !== 'record')
  return (
    <span className={styles.barEnd}>
      {!narrow && onEditing && (
        <Button type={editing ? 'primary' : 'default'} onClick={() => onEditing(!editing)} aria-pressed={editing}>
          {editing ? '结束修改' : '在表中修改'}
        </Button>
      )}
      {!narrow && state.show === 'table' && (
        <ColumnChooser
          register={view.definition}
          columns={state.columns}
          onChange={(columns) => onChange(columns === null ? { columns: undefined } : patchOf(state.view, { columns }))}
        />
      )}
      <span className={styles.shows} role="group" aria-label="显示方式">
        {shows.map((s) => (
          <button
            key={s}
            type="button"
            aria-pressed={state.show === s}
            onClick={() => onChange({ show: s === 'table' ? undefined : s })}
          >
            {SHOW_TITLES[s]}
          </button>
        ))}
      </span>
    </span>
  )
}
