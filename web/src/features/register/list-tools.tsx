import { Button } from 'antd'
import { useNarrow } from '../../components/use-narrow.ts'
import { ColumnChooser } from '../../components/list/column-chooser.tsx'
import { listOfRegister } from '../../components/list/list-definition.ts'
import { patchOf, SHOWS, type ListPatch, type ListState } from '../../components/list/list-state.ts'
import { ShowSwitch } from '../../components/list/show-switch.tsx'
import type { RegisterView } from './use-register.ts'
import styles from '../../components/list/list.module.css'

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
          list={listOfRegister(view.definition)}
          columns={state.columns}
          onChange={(columns) => onChange(columns === null ? { columns: undefined } : patchOf(state.view, { columns }))}
        />
      )}
      <ShowSwitch shows={shows} show={state.show} onChange={onChange} />
    </span>
  )
}
