import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { unitOf, type Field } from '@gongjian/domain/register/field.ts'
import type { Condition, Operator } from '@gongjian/domain/register/filter.ts'
import type { UnitRef } from '@gongjian/domain/unit/unit.ts'
import { DateField } from '../date-field.tsx'
import { conditionOf, needsValue, operatorsOf, operatorTitle, optionsOf } from './conditions.ts'
import type { ListDefinition } from './list-definition.ts'
import styles from './list.module.css'

interface Props {
  readonly list: ListDefinition
  readonly units: readonly UnitRef[]
  readonly onDone: (condition: Condition) => void
  readonly onCancel: () => void
}

/** Not narrowed by: what a row's number is, and the two halves of a point. */
const LEFT_OUT = ['id', 'longitude', 'latitude']

function filterableOf(list: ListDefinition): { value: string; label: string }[] {
  const keys = list.columns.filter((k) => !LEFT_OUT.includes(k))
  return keys.flatMap((key) => {
    const field = list.fieldOf(key)
    return field ? [{ value: key, label: field.label }] : []
  })
}

/** Any column, how, and with what. */
export function FilterEditor({ list, units, onDone, onCancel }: Props) {
  const [key, setKey] = useState<string | null>(null)
  const field = key === null ? null : list.fieldOf(key)
  return (
    <div className={styles.editor}>
      <Select
        aria-label="按哪一列筛选"
        placeholder="选择一列"
        value={key}
        autoFocus={key === null}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent="没有这一列"
        options={filterableOf(list)}
        onChange={setKey}
      />
      {key !== null && field && (
        <ValueEditor key={key} column={key} field={field} units={units} onDone={onDone} onCancel={onCancel} />
      )}
    </div>
  )
}

interface ValueProps extends Pick<Props, 'units' | 'onDone' | 'onCancel'> {
  readonly column: string
  readonly field: Field
}

function ValueEditor({ column, field, units, onDone, onCancel }: ValueProps) {
  const operators = operatorsOf(column, field)
  const [op, setOp] = useState<Operator>(operators[0] ?? 'is')
  const [values, setValues] = useState<readonly string[]>([])
  const [problem, setProblem] = useState('')
  function done() {
    const made = conditionOf(column, field, op, values)
    if ('problem' in made) setProblem(made.problem)
    else onDone(made)
  }
  return (
    <form
      className={styles.editor}
      onSubmit={(e) => {
        e.preventDefault()
        done()
      }}
    >
      <Select
        aria-label="怎样筛选"
        value={op}
        options={operators.map((o) => ({ value: o, label: operatorTitle(o, column, field) }))}
        onChange={setOp}
      />
      {needsValue(op) && (
        <ValueInput column={column} field={field} op={op} units={units} values={values} onChange={setValues} />
      )}
      {problem !== '' && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
      <span className={styles.editorFoot}>
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" htmlType="submit">
          筛选
        </Button>
      </span>
    </form>
  )
}

interface InputProps {
  readonly column: string
  readonly field: Field
  readonly op: Operator
  readonly units: readonly UnitRef[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

function ValueInput({ column, field, op, units, values, onChange }: InputProps) {
  const options =
    field.kind === 'yesNo' ? ['是', '否'].map((v) => ({ value: v, label: v })) : optionsOf(column, field, units)
  const label = `${field.label}的值`
  if (options)
    return (
      <Select
        aria-label={label}
        placeholder="选择"
        {...(op === 'in' ? { mode: 'multiple' as const } : {})}
        value={op === 'in' ? [...values] : (values[0] ?? null)}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent="没有这一项"
        options={options}
        onChange={(v: string | readonly string[] | null) => onChange(v === null ? [] : typeof v === 'string' ? [v] : v)}
      />
    )
  if (field.kind === 'day')
    return (
      <DateField label={label} value={values[0]} width="100%" onChange={(d) => onChange(d === undefined ? [] : [d])} />
    )
  return (
    <Input
      aria-label={label}
      value={values[0] ?? ''}
      maxLength={200}
      suffix={unitOf(field) ?? <span />}
      onChange={(e) => onChange([e.target.value])}
    />
  )
}
