import { Select } from 'antd'
import type { ChoiceField, ChoicesField, YesNoField } from '@gongjian/domain/register/field.ts'
import type { InputProps } from './kind.ts'
import { NO_OPTION, OneOf, UNFILLED, type Option } from './one-of.tsx'

/** So many are taken in at a glance. */
const GLANCE = 8

function optionsOf(options: readonly string[]): Option<string>[] {
  return options.map((o) => ({ value: o, label: o }))
}

export function ChoiceInput({ field, value, onSay: _onSay, ...rest }: InputProps<ChoiceField>) {
  return (
    <OneOf
      {...rest}
      value={typeof value === 'string' ? value : null}
      options={optionsOf(field.options)}
      search={field.options.length > GLANCE ? 'own' : null}
    />
  )
}

export function ChoicesInput({ id, field, value, onChange, autoFocus, describedBy }: InputProps<ChoicesField>) {
  return (
    <Select
      id={id}
      mode="multiple"
      value={Array.isArray(value) ? [...(value as string[])] : []}
      placeholder={UNFILLED}
      autoFocus={autoFocus ?? false}
      aria-describedby={describedBy}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={NO_OPTION}
      onChange={(v: string[]) => onChange(v.length === 0 ? null : v)}
      options={optionsOf(field.options)}
      style={{ width: '100%' }}
    />
  )
}

const ANSWERS: readonly Option<boolean>[] = [
  { value: true, label: '是' },
  { value: false, label: '否' },
]

/** Three answers: 是, 否, and nothing while it is not known. */
export function YesNoInput({ field: _field, value, onSay: _onSay, ...rest }: InputProps<YesNoField>) {
  return <OneOf {...rest} value={typeof value === 'boolean' ? value : null} options={ANSWERS} />
}
