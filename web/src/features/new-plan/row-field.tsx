import { Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { NumberInput } from '../../components/number-input.tsx'
import type { Field } from './fields.ts'

export interface Choices {
  readonly clauses: readonly { readonly value: string; readonly label: string }[]
  readonly units: readonly string[]
}

interface Props {
  readonly field: Field
  readonly value: unknown
  readonly problem: string | undefined
  readonly choices: Choices
  readonly onChange: (value: unknown) => void
  readonly autoFocus?: boolean
}

/** One labelled input, error under it in words. */
export function RowField({ field, value, problem, choices, onChange, autoFocus = false }: Props) {
  const id = `row-${field.name}`
  return (
    <div data-field={field.name} data-half={field.half}>
      <label htmlFor={id}>{field.title}</label>
      <FieldInput
        id={id}
        field={field}
        value={value}
        problem={problem}
        choices={choices}
        onChange={onChange}
        autoFocus={autoFocus}
      />
      {problem !== undefined && <div role="alert">{problem}</div>}
    </div>
  )
}

function FieldInput({ id, field, value, problem, choices, onChange, autoFocus }: Props & { id: string }) {
  const { kind } = field
  const common = {
    id,
    autoFocus: autoFocus ?? false,
    style: { width: '100%' },
    ...(problem ? { status: 'error' as const } : {}),
  }
  switch (kind.is) {
    case 'text':
      return (
        <Input
          {...common}
          value={asText(value)}
          onChange={(e) => onChange(kind.nullable && e.target.value.trim() === '' ? null : e.target.value)}
        />
      )
    case 'number':
      return <NumberInput {...common} value={asNumber(value)} onChange={onChange} />
    case 'year':
      return <NumberInput {...common} value={asNumber(value)} min={1949} max={2100} precision={0} onChange={onChange} />
    case 'date':
      return (
        <DatePicker
          {...common}
          value={typeof value === 'string' ? dayjs(value) : null}
          format="YYYY-MM-DD"
          placeholder="如 2020-12-31"
          onChange={(day) => onChange(day?.isValid() ? day.format('YYYY-MM-DD') : null)}
        />
      )
    case 'units':
    case 'names':
      return (
        <Select
          {...common}
          mode="tags"
          tokenSeparators={['、', '，', ',', ';', '；']}
          value={asNames(value)}
          onChange={(names: string[]) => onChange(names.map((n) => n.trim()).filter((n) => n !== ''))}
          options={(kind.is === 'units' ? choices.units : []).map((name) => ({ value: name, label: name }))}
          placeholder="输入后回车，可多个"
        />
      )
    case 'parent':
      return (
        <Select
          {...common}
          showSearch={{ optionFilterProp: 'label' }}
          value={asText(value)}
          onChange={(id: string) => onChange(id === '' ? null : id)}
          options={[{ value: '', label: '无（一级条款）' }, ...choices.clauses]}
        />
      )
    case 'clause':
      return (
        <Select
          {...common}
          showSearch={{ optionFilterProp: 'label' }}
          value={asText(value) || null}
          onChange={onChange}
          options={[...choices.clauses]}
        />
      )
    case 'flag':
      return (
        <Checkbox id={id} checked={value === true} onChange={(e) => onChange(e.target.checked)}>
          {kind.says}
        </Checkbox>
      )
    case 'choice':
      return (
        <Select
          {...common}
          value={asText(value)}
          onChange={onChange}
          options={Object.entries(kind.titles).map(([v, label]) => ({ value: v, label }))}
        />
      )
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function asNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function asNames(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []
}
