import { Select } from 'antd'
import type { ChoiceField, ChoicesField, YesNoField } from '@gongjian/domain/register/field.ts'
import type { InputProps } from './kind.ts'

const UNFILLED = '未填'

function optionsOf(options: readonly string[]) {
  return options.map((o) => ({ value: o, label: o }))
}

export function ChoiceInput({ id, field, value, onChange, autoFocus, describedBy }: InputProps<ChoiceField>) {
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : null}
      placeholder={UNFILLED}
      allowClear
      autoFocus={autoFocus ?? false}
      aria-describedby={describedBy}
      showSearch={field.options.length > 8 ? { optionFilterProp: 'label' } : false}
      notFoundContent="没有这一项"
      onChange={(v: string | null | undefined) => onChange(v ?? null)}
      options={optionsOf(field.options)}
      style={{ width: '100%' }}
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
      notFoundContent="没有这一项"
      onChange={(v: string[]) => onChange(v.length === 0 ? null : v)}
      options={optionsOf(field.options)}
      style={{ width: '100%' }}
    />
  )
}

/** Three answers: 是, 否, and nothing while it is not known. */
export function YesNoInput({ id, value, onChange, autoFocus, describedBy }: InputProps<YesNoField>) {
  return (
    <Select
      id={id}
      value={typeof value === 'boolean' ? value : null}
      placeholder={UNFILLED}
      allowClear
      autoFocus={autoFocus ?? false}
      aria-describedby={describedBy}
      onChange={(v: boolean | null | undefined) => onChange(v ?? null)}
      options={[
        { value: true, label: '是' },
        { value: false, label: '否' },
      ]}
      style={{ width: '100%' }}
    />
  )
}
