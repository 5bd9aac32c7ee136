import { ChoiceBar } from '../choice-bar.tsx'
import { SHOW_TITLES, type ListPatch, type Show } from './list-state.ts'

interface Props {
  readonly shows: readonly Show[]
  readonly show: Show
  readonly onChange: (patch: ListPatch) => void
}

/** How the rows are looked at; the filter stays. */
export function ShowSwitch({ shows, show, onChange }: Props) {
  return (
    <ChoiceBar
      label="显示方式"
      choices={shows.map((s) => ({ key: s, title: SHOW_TITLES[s] }))}
      chosen={show}
      onChoose={(s) => onChange({ show: s === 'table' ? undefined : s })}
    />
  )
}
