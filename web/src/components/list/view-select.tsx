import { Select, type SelectProps } from 'antd'
import { patchForView, type ListPatch, type ListState, type ListView } from './list-state.ts'

interface Props {
  readonly views: readonly ListView[]
  /** Under headings where they are several people's. */
  readonly options: NonNullable<SelectProps<string>['options']>
  readonly state: ListState
  readonly onChange: (patch: ListPatch) => void
}

/** How the list is looked at; the words that are looked for stay. */
export function ViewSelect({ views, options, state, onChange }: Props) {
  return (
    <Select
      aria-label="视图"
      value={state.view.key}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(key) => {
        const next = views.find((v) => v.key === key)
        if (next) onChange(patchForView(next, views[0]))
      }}
      style={{ width: 132 }}
    />
  )
}
