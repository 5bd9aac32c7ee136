import { Select } from 'antd'
import type { InputProps } from './kind.ts'

export type Option<V> = {
  readonly value: V
  readonly label: string
  /** Beside it, in small print. */
  readonly note?: string
}

interface Props<V> extends Pick<InputProps, 'id' | 'autoFocus' | 'describedBy'> {
  readonly value: V | null
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V | null) => void
  readonly placeholder?: string
  readonly notFound?: string
  /** own: in the words of the options; a function: the server finds, by what is typed. */
  readonly search?: 'own' | ((text: string) => void) | null
  readonly loading?: boolean
}

export const UNFILLED = '未填'
export const NO_OPTION = '没有这一项'

/** One of a list; emptied, it is not known. */
export function OneOf<V extends string | number | boolean>(props: Props<V>) {
  const { value, options, onChange, autoFocus = false, describedBy, search = null, ...rest } = props
  const { placeholder = UNFILLED, notFound = NO_OPTION, ...own } = rest
  return (
    <Select
      {...own}
      value={value}
      placeholder={placeholder}
      allowClear
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      showSearch={
        search === null
          ? false
          : search === 'own'
            ? { optionFilterProp: 'label' }
            : { filterOption: false, onSearch: search }
      }
      notFoundContent={notFound}
      onChange={(v: V | null | undefined) => onChange(v ?? null)}
      options={[...options]}
      optionRender={({ label, data }) =>
        data.note === undefined ? (
          label
        ) : (
          <span title={data.note}>
            {label} <small style={{ color: 'var(--gj-text-2)' }}>{data.note}</small>
          </span>
        )
      }
      style={{ width: '100%' }}
    />
  )
}
